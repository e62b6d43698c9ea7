"""Procedures in writing at the workplace: the list, a new one, and the page of one for members and clerk."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from journal.events import Refused, require
from sessions_app.adopted import in_writing, register_of
from sessions_app.desk import written as desk
from sessions_app.desk.resolutions import enter_step
from sessions_app.exclusion import ExclusionRefusal
from sessions_app.models import Organization, WrittenProcedure
from sessions_app.pages.edge import ActorRequest, sentence_of, working
from sessions_app.pages.meetings import reading_or_sending
from sessions_app.pages.resolution_forms import StepForm
from sessions_app.pages.resolutions import line_of_step
from sessions_app.pages.written_forms import AskForm, EndForm, PaperAnswerForm
from sessions_app.pages.written_view import seen_by
from sessions_app.policies import may_prepare_meeting
from sessions_app.queries import preparable_organizations, visible_papers
from sessions_app.resolutions.commands import possible_steps
from sessions_app.rule_words import line_of
from sessions_app.rules import rules_in_force
from sessions_app.written.commands import require_known_here
from sessions_app.written.refusals import WrittenRefusal
from sessions_app.written.state import Phase, Procedure
from sessions_app.written_queries import visible_written

SHOWN = 50
DECIDING = (Organization.Type.COUNCIL, Organization.Type.COMMITTEE)


@dataclass(frozen=True)
class Place:
    """An organization of the clerk's: whether its members can be asked in writing, or `why_not`."""

    organization: Organization
    why_not: str


@working
@reading_or_sending
def procedures(request: ActorRequest) -> HttpResponse:
    rows = visible_written(request.actor, request.tenant)
    places = [_place(each) for each in _clerked(request)]
    if not places and not rows:
        raise Http404
    context = {
        "section": "workplace",
        "running": rows.filter(phase=Phase.RUNNING).order_by("until"),
        "over": rows.exclude(phase=Phase.RUNNING).order_by("-ended_at")[:SHOWN],
        "places": places,
    }
    return render(request, "sessions_app/written.html", context)


def _clerked(request: ActorRequest) -> QuerySet[Organization]:
    own = preparable_organizations(request.actor, request.tenant)
    return own.filter(organization_type__in=DECIDING).order_by("name")


def _place(organization: Organization) -> Place:
    rules = rules_in_force(organization.body, organization, timezone.localdate())
    try:
        require_known_here(desk.rule_on_writing(rules))
    except Refused as refused:
        return Place(organization, sentence_of(refused))
    return Place(organization, "")


@working
@reading_or_sending
def ask(request: ActorRequest, organization: int) -> HttpResponse:
    place = _place(get_object_or_404(_clerked(request), pk=organization))
    papers = visible_papers(request.actor, request.tenant).order_by("-dated_on", "-pk")
    members = desk.electors_of(place.organization)
    form = AskForm(request.POST or None, members=members, papers=papers, initial={"time": "12:00"})
    if form.is_valid():
        try:
            row = desk.ask_in_writing(request.actor, place.organization, **form.said())
        except Refused as refused:
            form.add_error(None, sentence_of(refused))
        else:
            messages.success(request, _("The members are asked. Please tell them that an answer is awaited."))
            return redirect("sessions_app:written_procedure", row.pk)
    values = rules_in_force(request.tenant, place.organization, timezone.localdate()).values
    context = {
        "section": "workplace",
        "form": form,
        "organization": place.organization,
        "asked": members,
        "why_not": place.why_not,
        "line": line_of(desk.PROCEDURE, values[desk.PROCEDURE]),
    }
    return render(request, "sessions_app/written_form.html", context)


@working
@reading_or_sending
def procedure(request: ActorRequest, key: int) -> HttpResponse:
    """One procedure: wording, period and answer for members; what has come in, and the result, for the clerk."""
    row = get_object_or_404(visible_written(request.actor, request.tenant), pk=key)
    now = desk.procedure_of(row)
    _require_unbiased(request, row, now)
    forms = _forms(request, row, now)
    if request.method == "POST":
        answered = _carry_out(request, row, forms)
        if answered:
            return answered
    adopted = register_of(request.tenant.pk).find(in_writing(row.pk))
    context = {
        "section": "workplace",
        "row": row,
        "seen": seen_by(request.actor, now),
        "is_clerk": may_prepare_meeting(request.actor, row.organization_id),
        "steps": [line_of_step(each) for each in adopted.steps] if adopted else [],
        **forms,
    }
    return render(request, "sessions_app/written_procedure.html", context)


def _require_unbiased(request: ActorRequest, row: WrittenProcedure, now: Procedure) -> None:
    """Who is biased reads nothing of a matter that is not public."""
    if not row.public and request.actor.person in {each.person for each in now.barred}:
        raise PermissionDenied(sentence_of(Refused(ExclusionRefusal.BIASED)))


# Which form each order needs; who has none may not give it, or not any more.
FORMS = {"enter": "paper_form", "break_off": "end_form", "step": "step_form"}
Forms = dict[str, PaperAnswerForm | EndForm | StepForm | None]


def _forms(request: ActorRequest, row: WrittenProcedure, now: Procedure) -> Forms:
    """The clerk's; only the one that was sent holds what was typed."""
    if not may_prepare_meeting(request.actor, row.organization_id):
        return {"paper_form": None, "end_form": None, "step_form": None}
    sent = {request.POST.get("do", ""): request.POST}
    adopted = register_of(row.body_id).find(in_writing(row.pk))
    possible = possible_steps(adopted) if adopted else ()
    running = now.phase is Phase.RUNNING
    today = {"on": timezone.localdate()}
    return {
        "paper_form": PaperAnswerForm(sent.get("enter"), procedure=now) if running else None,
        "end_form": EndForm(sent.get("break_off")) if running else None,
        "step_form": StepForm(sent.get("step"), steps=possible, initial=today) if possible else None,
    }


def _carry_out(request: ActorRequest, row: WrittenProcedure, forms: Forms) -> HttpResponse | None:
    """What was sent, or None where a form has to be shown again."""
    asked = request.POST.get("do", "")
    command = _COMMANDS.get(asked)
    if command is None:
        raise Http404
    form = forms.get(FORMS.get(asked, ""))
    if form is not None and not form.is_valid():
        return None
    try:
        require(form is not None or asked not in FORMS, _why_no_form(request, row))
        told = command(request, row, _said(form))
    except Refused as refused:
        if form is not None:
            form.add_error(None, sentence_of(refused))
            return None
        messages.error(request, sentence_of(refused))
    else:
        messages.success(request, told)
    return redirect("sessions_app:written_procedure", row.pk)


def _why_no_form(request: ActorRequest, row: WrittenProcedure) -> WrittenRefusal:
    clerk = may_prepare_meeting(request.actor, row.organization_id)
    return WrittenRefusal.NOT_RUNNING if clerk else WrittenRefusal.NOT_THE_CLERK


def _said(form: PaperAnswerForm | EndForm | StepForm | None) -> dict[str, object]:
    if isinstance(form, PaperAnswerForm):
        return form.said()
    return form.cleaned_data if form else {}


def _answer(request: ActorRequest, row: WrittenProcedure, said: dict[str, object]) -> str:  # noqa: ARG001
    desk.answer(request.actor, row, reply=request.POST.get("reply", ""))
    return _("Your answer is recorded.")


def _enter(request: ActorRequest, row: WrittenProcedure, said: dict[str, object]) -> str:
    desk.enter(request.actor, row, **said)  # type: ignore[arg-type]  # fields of the form
    return _("The answer is entered.")


def _close(request: ActorRequest, row: WrittenProcedure, said: dict[str, object]) -> str:  # noqa: ARG001
    closed = desk.close(request.actor, row)
    closed.refresh_from_db()
    if closed.agenda_item:
        return _("The result is found. The next meeting is told: the item stands on its agenda.")
    return _("The result is found. The meeting that is planned next will be told.")


def _break_off(request: ActorRequest, row: WrittenProcedure, said: dict[str, object]) -> str:
    desk.break_off(request.actor, row, reason=str(said["reason"]))
    return _("The procedure is broken off.")


def _step(request: ActorRequest, row: WrittenProcedure, said: dict[str, object]) -> str:
    enter_step(request.actor, row.body_id, in_writing(row.pk), **said)  # type: ignore[arg-type]  # fields of the form
    return _("The step is entered in the book of resolutions.")


_COMMANDS: dict[str, Callable[[ActorRequest, WrittenProcedure, dict[str, object]], str]] = {
    "answer": _answer,
    "enter": _enter,
    "close": _close,
    "break_off": _break_off,
    "step": _step,
}
