"""The permanent address of published minutes: what is published with its check values, or that it was recalled."""

import hashlib

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from accounts.pace import seldom
from documents.delivery import deliver
from minutes import studio, verification
from minutes.draft import Part
from minutes.keeping import kept_files
from minutes.life.state import Publication
from minutes.life_words import left_out_words, sealing_words
from minutes.signed_by import signatures_of
from minutes.workflow import Phase
from sessions_app.by_key import public_meeting
from sessions_app.listing import may_list_minutes, unlisted
from sessions_app.models import Meeting
from sessions_app.tenancy import TenantRequest

GONE = 410


@require_safe
def show(request: TenantRequest, pk: int) -> HttpResponse:
    meeting, publication = _published(request, pk)
    if publication.published_at is None:
        return _tombstone(request, meeting, publication)
    context = {
        "meeting": meeting,
        "publication": publication,
        "sha512": publication.sha512 or _sha512(meeting, publication),
        "left_out": left_out_words(publication.left_out),
        "sealing": sealing_words(publication),
        "earlier": publication.recalls,
        "signatures": signatures_of(meeting),
    }
    answer = render(request, "minutes/published.html", context)
    return unlisted(answer, unless=may_list_minutes(request.tenant, meeting))


@require_safe
def document(request: TenantRequest, pk: int) -> HttpResponseBase:
    """The file under an address that never changes."""
    meeting, publication = _published(request, pk)
    if publication.published_at is None or meeting.results_protocol is None:
        return _tombstone(request, meeting, publication)
    answer = deliver(request, meeting.results_protocol)
    answer["Cache-Control"] = "public, no-cache"  # asked for anew each time: what is recalled is gone at once
    return unlisted(answer, unless=may_list_minutes(request.tenant, meeting))


@csrf_exempt  # changes nothing, and needs no cookie: the pages with this button are the same for everybody
@require_POST
@seldom  # one short request sets a worker to it that all share
def check(request: TenantRequest, pk: int) -> HttpResponseBase:
    """The published file is checked as it lies here, as if somebody had sent it."""
    meeting, publication = _published(request, pk)
    if publication.published_at is None or meeting.results_protocol is None:
        return _tombstone(request, meeting, publication)
    with meeting.results_protocol.content.open("rb") as content:
        return verification.begin(request, content.read(), meeting.results_protocol.file_name)


def _published(request: TenantRequest, pk: int) -> tuple[Meeting, Publication]:
    """Of minutes that are published, or were; everything else is not found."""
    meeting = public_meeting(request.tenant, pk)
    if meeting.oparl_id is not None:
        raise Http404
    minutes = studio.minutes_of(meeting)
    publication = minutes.public.life.publication
    if minutes.public.phase is not Phase.PUBLISHED and not publication.recalls:
        raise Http404
    return meeting, publication


def _tombstone(request: HttpRequest, meeting: Meeting, publication: Publication) -> HttpResponse:
    context = {"meeting": meeting, "recall": publication.recalls[-1]}
    return render(request, "minutes/recalled.html", context, status=GONE)


def _sha512(meeting: Meeting, publication: Publication) -> str:
    """Of minutes that were published before the journal kept it."""
    file = kept_files(meeting, Part.PUBLIC).filter(sha256=publication.sha256).earliest("pk")
    with file.content.open("rb") as content:
        return hashlib.sha512(content.read()).hexdigest()
