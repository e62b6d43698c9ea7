"""The pages of the minutes: the studio for clerk and signers, and the document."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from accounts.actor import Actor
from documents import slowly
from journal.events import Refused
from minutes import studio
from minutes.draft import Part
from minutes.finishing import finish_part
from minutes.passage_form import take
from minutes.pins import sign_with_pin
from minutes.view import studio_view
from sessions_app.accesses import deliver_as_signed
from sessions_app.actors import actor_for
from sessions_app.by_key import meeting_of_body
from sessions_app.live import sentence_of
from sessions_app.models import Meeting
from sessions_app.policies import is_sent_out, may_see_closed, may_work_on_minutes
from sessions_app.tenancy import TenantRequest


def meeting_of(request: TenantRequest, pk: int) -> tuple[Meeting, Actor]:
    """The meeting of this body, for those who work on or sign its minutes. Everybody else: not found."""
    meeting = meeting_of_body(request.tenant, pk)
    actor = actor_for(request.user, request.tenant)
    if not _works_on(actor, meeting):
        raise Http404
    if is_sent_out(actor, studio.sitting_of(meeting).state):
        say = gettext(
            "A closed item is debated on which you are biased. Until it is finished, the minutes are closed to you."
        )
        raise PermissionDenied(say)
    return meeting, actor


def _works_on(actor: Actor, meeting: Meeting) -> bool:
    """Who writes or presides here, and a signer who still has a right in the organization today."""
    organization = meeting.organization_id
    if organization is None:
        return False
    signs = {signer.person for part in Part for signer in studio.minutes_of(meeting).document(part).signers}
    is_signer = actor.person in signs and may_see_closed(actor, organization)
    return is_signer or may_work_on_minutes(actor, organization)


@login_required
@require_GET
def show(request: TenantRequest, pk: int) -> HttpResponse:
    """The studio: the record's blocks and the clerk's text, item by item."""
    meeting, actor = meeting_of(request, pk)
    try:
        view = studio_view(meeting, actor)
    except Refused as refused:
        return render(request, "minutes/nothing_yet.html", {"meeting": meeting, "say": sentence_of(refused)})
    return render(request, "minutes/studio.html", {"meeting": meeting, "studio": view})


@dataclass(frozen=True)
class Said:
    """What came of something, in the reader's language."""

    sentence: str
    done: bool


def act(request: TenantRequest, pk: int, do: Callable[[Actor, Meeting], object], done: str) -> HttpResponse:
    """Does one thing of the workflow and returns to the studio with a sentence, whatever came of it. Where it takes
    longer than a moment, a page tells that it goes on, and returns to the studio afterwards.
    """
    meeting, actor = meeting_of(request, pk)

    def work() -> Said:
        try:
            do(actor, meeting)
        except Refused as refused:
            return Said(sentence_of(refused), done=False)
        return Said(done, done=True)

    begun = slowly.begun(work)
    if begun.outcome is slowly.RUNNING:
        return redirect("minutes:progress", pk, begun.token)
    return _returned(request, pk, begun.outcome)


@login_required
@require_GET
def progress(request: TenantRequest, pk: int, token: UUID) -> HttpResponse:
    """Renews itself until what was begun is done. Where nothing is known of it any more, the studio shows how things stand."""
    meeting, _actor = meeting_of(request, pk)
    outcome = slowly.outcome_of(token)
    if outcome is slowly.RUNNING:
        return render(request, "minutes/progress.html", {"meeting": meeting})
    return _returned(request, pk, outcome)


def _returned(request: TenantRequest, pk: int, outcome: object) -> HttpResponse:
    if isinstance(outcome, Said):
        (messages.success if outcome.done else messages.error)(request, outcome.sentence)
    elif outcome is slowly.BROKEN:
        messages.error(request, gettext("This did not come to an end. Please try again; nothing is lost."))
    return redirect("minutes:studio", pk)


def _take_texts(
    request: TenantRequest, pk: int, do: Callable[[Actor, Meeting], object], done: str
) -> HttpResponse:
    """As `act`, after what the clerk typed was saved. If that is refused, nothing else is done."""
    meeting, actor = meeting_of(request, pk)
    return take(request, actor, meeting) or act(request, pk, do, done)


@login_required
@require_POST
def seal(request: TenantRequest, pk: int, part: Part) -> HttpResponse:
    """Seals a part. What stands unsaved on the page is saved before: no written word is lost."""
    done = gettext("The document is sealed. Chair and clerk can sign it now.")
    return _take_texts(request, pk, lambda actor, meeting: studio.seal_part(actor, meeting, part), done)


@login_required
@require_POST
def sign(request: TenantRequest, pk: int, part: Part) -> HttpResponse:
    pin = str(request.POST.get("pin", ""))
    done = gettext("You have signed the document.")
    return act(request, pk, lambda actor, meeting: sign_with_pin(actor, meeting, part, pin), done)


@login_required
@require_POST
def finish(request: TenantRequest, pk: int, part: Part) -> HttpResponse:
    """Seal and time stamp, where they did not come with the last signature."""
    done = gettext("The file is closed.")
    return act(request, pk, lambda actor, meeting: finish_part(actor, meeting, part), done)


@login_required
@require_GET
def preview(request: TenantRequest, pk: int, part: Part) -> HttpResponse:
    meeting, _actor = meeting_of(request, pk)
    try:
        pdf = studio.preview(meeting, part)
    except Refused as refused:
        messages.error(request, sentence_of(refused))
        return redirect("minutes:studio", pk)
    return HttpResponse(pdf, content_type="application/pdf", headers={"Cache-Control": "private, no-store"})


@login_required
@require_GET
def document(request: TenantRequest, pk: int, part: Part) -> HttpResponseBase:
    """The sealed or signed file, for members of the organization and those who work on it."""
    meeting = meeting_of_body(request.tenant, pk)
    actor = actor_for(request.user, request.tenant)
    file = studio.file_of(meeting, part) if may_see_closed(actor, meeting.organization_id or 0) else None
    if file is None:
        raise Http404
    return deliver_as_signed(request, actor, file)
