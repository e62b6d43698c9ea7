"""The addresses of what the office hands out: for everybody what is public, for those entitled the rest."""

import hashlib
from collections.abc import Callable

from django.contrib import messages
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from documents.worker import in_public_worker, in_worker
from journal.events import Refused
from minutes.issued import ExtractDocument
from minutes.issuing.extract import extract_of
from minutes.pdf.extract import render_extract
from sessions_app.exclusion import ExclusionRefusal, kept_from
from sessions_app.models import Resolution
from sessions_app.pages.edge import ActorRequest, sentence_of, working
from sessions_app.queries import is_clerk, public_resolutions, visible_resolutions
from sessions_app.tenancy import TenantRequest

KEPT_SECONDS = 24 * 3600


@require_safe
def public_extract(request: TenantRequest, key: int) -> HttpResponse:
    """A public resolution as anybody may take it home, without the lines to sign on."""
    row = get_object_or_404(public_resolutions(request.tenant), pk=key)
    document = extract_of(row, confirmed=False)
    return answer(request, lambda: _kept(document), "portal:meeting", row.agenda_item.meeting_id)


@working
@require_safe
def extract(request: ActorRequest, key: int) -> HttpResponse:
    """A resolution of either part for those who belong to the organization; the clerk's can be confirmed."""
    row = _visible(request, key)
    document = extract_of(row, confirmed=is_clerk(request.actor, row.agenda_item.meeting))
    made = lambda: in_worker(render_extract, document)  # noqa: E731 (said where it is used)
    return answer(request, made, "sessions_app:meeting", row.agenda_item.meeting_id)


def _visible(request: ActorRequest, key: int) -> Resolution:
    """Any other does not exist here; who is biased on it waits as with its papers."""
    row = get_object_or_404(visible_resolutions(request.actor, request.tenant), pk=key)
    if not row.agenda_item.public and row.agenda_item_id in kept_from(request.actor, request.tenant):
        raise PermissionDenied(sentence_of(Refused(ExclusionRefusal.BIASED)))
    return row


def _kept(document: ExtractDocument) -> bytes:
    """The public's is drawn once for the same content: anybody may ask for it, as often as they like."""
    name = f"extract-{hashlib.sha256(repr(document).encode()).hexdigest()}"
    kept: bytes | None = cache.get(name)
    if kept is None:
        kept = in_public_worker(render_extract, document)
        cache.set(name, kept, KEPT_SECONDS)
    return kept


def answer(request: TenantRequest, made: Callable[[], bytes], otherwise: str, meeting: int) -> HttpResponse:
    """The document, or what was refused in words on the meeting's page (`otherwise`)."""
    try:
        pdf = made()
    except Refused as refused:
        messages.error(request, sentence_of(refused))
        return redirect(otherwise, meeting)
    return HttpResponse(pdf, content_type="application/pdf")
