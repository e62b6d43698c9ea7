"""The addresses of what the office hands out: for everybody what is public, for those entitled the rest."""

import hashlib
from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import translation
from django.views.decorators.http import require_safe

from documents.worker import in_public_worker, in_worker
from journal.events import Refused
from minutes.draft import Part
from minutes.issued import InvitationDocument
from minutes.issuing.certified import copy_of
from minutes.issuing.extract import extract_of
from minutes.issuing.invitation import invitation_for, invitation_for_all, supplement_of
from minutes.issuing.numbered import supplement_for, supplement_for_all
from minutes.pdf import extract as extract_pdf
from minutes.pdf import invitation as invitation_pdf
from minutes.pdf import supplement as supplement_pdf
from sessions_app.by_key import public_meeting
from sessions_app.exclusion import ExclusionRefusal, kept_from
from sessions_app.models import Meeting, Membership, Resolution
from sessions_app.pages.edge import ActorRequest, meeting_of, meeting_to_prepare, sentence_of, working
from sessions_app.queries import (
    invited_to,
    is_clerk,
    public_resolutions,
    visible_resolutions,
)
from sessions_app.standing import sitting_of
from sessions_app.tenancy import TenantRequest
from sessions_app.versions import first_agenda

KEPT_SECONDS = 24 * 3600
Document = TypeVar("Document")


@require_safe
def public_extract(request: TenantRequest, key: int) -> HttpResponse:
    """A public resolution as anybody may take it home, without the lines to sign on."""
    row = get_object_or_404(public_resolutions(request.tenant), pk=key)
    document = extract_of(row, confirmed=False)
    return answer(
        request,
        lambda: _kept(extract_pdf.render_extract, document),
        "portal:meeting",
        row.agenda_item.meeting_id,
    )


@working
@require_safe
def extract(request: ActorRequest, key: int) -> HttpResponse:
    """A resolution of either part for those who belong to the organization; the clerk's can be confirmed."""
    row = _visible(request, key)
    document = extract_of(row, confirmed=is_clerk(request.actor, row.agenda_item.meeting))
    made = lambda: in_worker(extract_pdf.render_extract, document)  # noqa: E731 (said where it is used)
    return answer(request, made, "sessions_app:meeting", row.agenda_item.meeting_id)


def _visible(request: ActorRequest, key: int) -> Resolution:
    """Any other does not exist here; who is biased on it waits as with its papers."""
    row = get_object_or_404(visible_resolutions(request.actor, request.tenant), pk=key)
    if not row.agenda_item.public and row.agenda_item_id in kept_from(request.actor, request.tenant):
        raise PermissionDenied(sentence_of(Refused(ExclusionRefusal.BIASED)))
    return row


@working
@require_safe
def certified(request: ActorRequest, key: int, part: Part) -> HttpResponse:
    """A certified copy of the signed minutes of a part, for the clerk."""
    meeting = meeting_to_prepare(request, key)
    return answer(request, lambda: copy_of(meeting, part, request.actor), "minutes:studio", meeting.pk)


@working
@require_safe
def invitation(request: ActorRequest, key: int) -> HttpResponse:
    """The common invitation; with `an` that of one person, for this person and for the clerk."""
    meeting = _published(request, key)
    sitting = sitting_of(meeting).state
    if not (person := request.GET.get("an", "")):
        document = invitation_for_all(meeting, sitting)
        return answer(
            request,
            lambda: _kept(invitation_pdf.render_invitation, document),
            "sessions_app:meeting",
            meeting.pk,
        )
    own = _personal(request, meeting, person)
    return answer(
        request, lambda: in_worker(invitation_pdf.render_invitation, own), "sessions_app:meeting", meeting.pk
    )


def _personal(request: ActorRequest, meeting: Meeting, person: str) -> InvitationDocument:
    seat = _seat(request, meeting, person)
    with translation.override("de"):  # the official language (§ 23 VwVfG)
        agenda = first_agenda(request.actor, meeting)
    return invitation_for(meeting, sitting_of(meeting).state, seat, agenda)


def _seat(request: ActorRequest, meeting: Meeting, person: str) -> Membership:
    """Of the person, for this one and for the clerk."""
    seat = next((each for each in invited_to(meeting) if str(each.person_id) == person), None)
    if seat is None or not (seat.person_id == request.actor.person or is_clerk(request.actor, meeting)):
        raise Http404
    return seat


@working
@require_safe
def supplement(request: ActorRequest, key: int) -> HttpResponse:
    """What the council put on the agenda in the sitting; the closed part with neutral titles alone."""
    meeting = _published(request, key)
    document = supplement_of(meeting, sitting_of(meeting).state)
    if document is None:
        raise Http404
    return answer(
        request, lambda: _kept(invitation_pdf.render_invitation, document), "sessions_app:meeting", meeting.pk
    )


@require_safe
def public_supplement(request: TenantRequest, key: int, number: int) -> HttpResponse:
    """A numbered supplement as anybody may read it."""
    meeting = public_meeting(request.tenant, key)
    if meeting.oparl_id is not None:
        raise Http404
    document = supplement_for_all(meeting, sitting_of(meeting).state, number)
    if document is None:
        raise Http404
    return answer(
        request, lambda: _kept(supplement_pdf.render_supplement, document), "portal:meeting", meeting.pk
    )


@working
@require_safe
def own_supplement(request: ActorRequest, key: int, number: int) -> HttpResponse:
    """The own supplement; with `an` that of one person, for the clerk."""
    meeting = _published(request, key)
    seat = _seat(request, meeting, request.GET.get("an", str(request.actor.person)))
    own = supplement_for(request.actor, meeting, sitting_of(meeting).state, number, seat)
    if own is None:
        raise Http404
    return answer(
        request, lambda: in_worker(supplement_pdf.render_supplement, own), "sessions_app:meeting", meeting.pk
    )


def _published(request: ActorRequest, key: int) -> Meeting:
    """A meeting of the actor's that was planned here and whose agenda is published."""
    meeting = meeting_of(request, key)
    if meeting.agenda_published_at is None or meeting.oparl_id is not None:
        raise Http404
    return meeting


def _kept(render: Callable[[Document], bytes], document: Document) -> bytes:
    """Drawn once for the same content: only for what anybody may read."""
    name = f"issued-{hashlib.sha256(repr(document).encode()).hexdigest()}"
    kept: bytes | None = cache.get(name)
    if kept is None:
        kept = in_public_worker(render, document)
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
