"""The pages of the minutes' life: what clerk and chair send from the studio, and where members object."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.actor import Actor
from journal.events import Refused, require
from minutes import approvals, life_desk, objecting, publishing_desk, studio
from minutes.draft import Part
from minutes.life.refusals import LifeRefusal
from minutes.life.state import Votes
from minutes.life_view import objection_view, period_words, takes_objections
from minutes.pages import act, meeting_of
from minutes.workflow import Phase
from sessions_app.accesses import deliver_as_signed
from sessions_app.actors import actor_for
from sessions_app.by_key import meeting_of_body
from sessions_app.live import sentence_of
from sessions_app.models import Meeting
from sessions_app.policies import is_sent_out, may_see_closed
from sessions_app.queries import next_draft
from sessions_app.tenancy import TenantRequest

DIGITS = 9  # of a key
SIGNED = (Phase.SIGNED, Phase.PUBLISHED)


@login_required
@require_POST
def choose_signers(request: TenantRequest, pk: int, part: Part) -> HttpResponse:
    chosen = tuple(_number(each) for each in request.POST.getlist("member"))
    done = gettext("The members who sign are chosen.")
    return act(request, pk, lambda actor, row: life_desk.choose_signers(actor, row, part, chosen), done)


@login_required
@require_POST
def enter_objection(request: TenantRequest, pk: int, part: Part) -> HttpResponse:
    """The clerk enters what a member has told the office."""

    def enter(actor: Actor, row: Meeting) -> None:
        person, reason = _number(request.POST.get("person", "")), str(request.POST.get("reason", ""))
        life_desk.enter_objection(actor, row, part, person=person, reason=reason)

    return act(request, pk, enter, gettext("The objection is entered."))


@login_required
@require_POST
def rule(request: TenantRequest, pk: int, part: Part, number: int) -> HttpResponse:
    def enter(actor: Actor, row: Meeting) -> None:
        ruling = str(request.POST.get("ruling", ""))
        require(ruling in {"upheld", "rejected"}, LifeRefusal.NO_RULING)
        life_desk.enter_ruling(
            actor,
            row,
            part,
            number=number,
            upheld=ruling == "upheld",
            decided_in=_number(request.POST.get("meeting", "")),
            votes=_votes(request),
            correction=str(request.POST.get("correction", "")),
        )

    return act(request, pk, enter, gettext("The decision on the objection is entered."))


@login_required
@require_POST
def put_forward(request: TenantRequest, pk: int, part: Part, number: int) -> HttpResponse:
    """Puts an objection on the next agenda, where that did not happen by itself."""

    def put(actor: Actor, row: Meeting) -> None:
        objection = studio.minutes_of(row).document(part).life.find(number)
        require(objection, LifeRefusal.NO_SUCH_OBJECTION)
        draft = next_draft(row.organization_id or 0)
        require(draft, LifeRefusal.NO_DRAFT_AGENDA)
        assert objection is not None  # required above
        assert draft is not None
        objecting.put_objection_on(actor, row, part, objection, draft)

    return act(request, pk, put, gettext("The objection stands on the next agenda."))


@login_required
@require_POST
def approve(request: TenantRequest, pk: int, part: Part) -> HttpResponse:
    def enter(actor: Actor, row: Meeting) -> None:
        decided_in = _number(request.POST.get("meeting", ""))
        life_desk.enter_approval(actor, row, part, decided_in=decided_in, votes=_votes(request))

    return act(request, pk, enter, gettext("The approval is entered. The minutes are final."))


@login_required
@require_POST
def propose(request: TenantRequest, pk: int, part: Part) -> HttpResponse:
    """Puts the approval on the next agenda, where that did not happen by itself."""

    def put(actor: Actor, row: Meeting) -> None:
        draft = next_draft(row.organization_id or 0)
        require(draft, LifeRefusal.NO_DRAFT_AGENDA)
        assert draft is not None  # required above
        approvals.put_approval_on(actor, row, part, draft)

    return act(request, pk, put, gettext("The approval stands on the next agenda."))


@login_required
@require_POST
def conclude(request: TenantRequest, pk: int, part: Part) -> HttpResponse:
    def enter(actor: Actor, row: Meeting) -> None:
        life_desk.conclude(actor, row, part, decided_in=_number(request.POST.get("meeting", "")))

    return act(request, pk, enter, gettext("The objections are closed. The minutes are final."))


@login_required
@require_POST
def make_version(request: TenantRequest, pk: int) -> HttpResponse:
    done = gettext("The public version is made. Clerk and chair look at it and release it.")
    return act(request, pk, publishing_desk.make_public_version, done)


@login_required
@require_GET
def version(request: TenantRequest, pk: int) -> HttpResponseBase:
    """The public version as it would be published, for those who release it."""
    meeting, actor = meeting_of(request, pk)
    file = publishing_desk.public_file_of(meeting)
    if file is None:
        raise Http404
    return deliver_as_signed(request, actor, file)


@login_required
@require_POST
def release(request: TenantRequest, pk: int) -> HttpResponse:
    sha256 = str(request.POST.get("sha256", ""))
    done = gettext("You have released the public version.")
    return act(request, pk, lambda actor, row: publishing_desk.release(actor, row, sha256), done)


@login_required
@require_POST
def publish(request: TenantRequest, pk: int) -> HttpResponse:
    return act(request, pk, publishing_desk.publish, gettext("The public minutes are published."))


@login_required
@require_POST
def recall(request: TenantRequest, pk: int) -> HttpResponse:
    reason = str(request.POST.get("reason", ""))
    done = gettext("The minutes are recalled. Their address says so, and why.")
    return act(request, pk, lambda actor, row: publishing_desk.recall(actor, row, reason), done)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def objections(request: TenantRequest, pk: int) -> HttpResponse:
    """A member's own page: the signed minutes, until when one can object, what became of it."""
    meeting, actor = _meeting_of_member(request, pk)
    if request.method != "POST":
        return _objections_page(request, meeting, actor)
    part = Part.CLOSED if request.POST.get("part") == Part.CLOSED.value else Part.PUBLIC
    reason = str(request.POST.get("reason", ""))
    try:
        life_desk.enter_objection(actor, meeting, part, person=actor.person or 0, reason=reason)
    except Refused as refused:
        messages.error(request, sentence_of(refused))
        return _objections_page(request, meeting, actor, typed=(part.value, reason))
    messages.success(request, gettext("Your objection is entered. The body decides on it in a meeting."))
    return redirect("minutes:objections", pk)


def _meeting_of_member(request: TenantRequest, pk: int) -> tuple[Meeting, Actor]:
    """For those who read the closed part of this organization; everybody else: not found."""
    meeting = meeting_of_body(request.tenant, pk)
    actor = actor_for(request.user, request.tenant)
    if meeting.oparl_id is not None or not may_see_closed(actor, meeting.organization_id or 0):
        raise Http404
    if is_sent_out(actor, studio.sitting_of(meeting).state):
        raise PermissionDenied
    return meeting, actor


def _objections_page(
    request: TenantRequest, meeting: Meeting, actor: Actor, typed: tuple[str, str] = ("", "")
) -> HttpResponse:
    """`typed`: part and text of an objection that was refused; not a word is lost."""
    minutes = studio.minutes_of(meeting)
    there = actor.person in {each.person for each in life_desk.participants(meeting)}
    parts = [
        {
            "part": part.value,
            "may_object": there and takes_objections(document.life),
            "period": period_words(document.life),
            "own": [objection_view(each) for each in document.life.objections if each.person == actor.person],
            "typed": typed[1] if typed[0] == part.value else "",
        }
        for part, document in ((part, minutes.document(part)) for part in Part)
        if document.phase in SIGNED
    ]
    context = {"meeting": meeting, "parts": parts, "there": there}
    return render(request, "minutes/objections.html", context, status=422 if typed[0] else 200)


def _number(words: object) -> int:
    """A key that a form sent; 0 for anything else."""
    text = str(words)
    return int(text) if text.isascii() and text.isdigit() and len(text) <= DIGITS else 0


def _votes(request: TenantRequest) -> Votes | None:
    return life_desk.read_votes(*(str(request.POST.get(name, "")) for name in ("yes", "no", "abstain")))
