"""The office's pages for residents' questions: all of a meeting in their order, and each with what can be done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from journal.events import N_, Refused
from sessions_app.desk import questions as desk
from sessions_app.models import Meeting, Question, QuestionStep
from sessions_app.pages.edge import ActorRequest, done, meeting_of, sentence_of, working
from sessions_app.pages.meetings import reading_or_sending
from sessions_app.pages.plain_form import PlainForm
from sessions_app.pages.question_forms import AnswerForm, MergeForm, ReasonForm, WordingForm
from sessions_app.participation import question_time_of
from sessions_app.participation_queries import ON_THE_PAGE, visible_questions
from sessions_app.policies import may_moderate_questions

State, Kind = Question.State, QuestionStep.Kind


def meeting_to_moderate(request: ActorRequest, key: int) -> Meeting:
    meeting = meeting_of(request, key)
    if not may_moderate_questions(request.actor, meeting.organization_id or 0):
        raise Http404
    return meeting


@working
@require_safe
def questions(request: ActorRequest, key: int) -> HttpResponse:
    """What waits to be looked at, what comes up in the question time and in which order, and the rest."""
    meeting = meeting_to_moderate(request, key)
    rows = list(visible_questions(request.actor, meeting))
    context = {
        "section": "workplace",
        "meeting": meeting,
        "rules": question_time_of(meeting),
        "waiting": [row for row in rows if row.state == State.RECEIVED],
        "admitted": [row for row in rows if row.state == State.ADMITTED],
        "dealt_with": [row for row in rows if row.state in (State.ASKED, State.ANSWERED)],
        "others": [row for row in rows if row.state not in (*ON_THE_PAGE, State.RECEIVED)],
    }
    return render(request, "sessions_app/questions.html", context)


@dataclass(frozen=True)
class Step:
    """One thing that can be done with a question: its form, the command and what is said when it is done."""

    kind: QuestionStep.Kind
    title: str
    form: Callable[..., PlainForm]
    command: Callable[..., None]
    said: str


STEPS = {
    "admit": Step(
        Kind.ADMITTED, N_("Admit"), PlainForm, desk.admit_question, N_("The question is admitted.")
    ),
    "asked": Step(
        Kind.ASKED,
        N_("Asked, answer follows in writing"),
        PlainForm,
        desk.mark_asked,
        N_("It is noted that the question was asked."),
    ),
    "answer": Step(
        Kind.ANSWERED,
        N_("Enter the answer"),
        AnswerForm,
        desk.answer_question,
        N_("The answer is published."),
    ),
    "reword": Step(
        Kind.REWORDED,
        N_("Shorten or reword"),
        WordingForm,
        desk.reword_question,
        N_("The wording is changed."),
    ),
    "merge": Step(
        Kind.MERGED,
        N_("Merge with another question"),
        MergeForm,
        desk.merge_question,
        N_("The questions are merged."),
    ),
    "refuse": Step(
        Kind.REFUSED,
        N_("Do not admit"),
        ReasonForm,
        desk.refuse_question,
        N_("The question is not admitted."),
    ),
}


@working
@reading_or_sending
def question(request: ActorRequest, key: int, question: int) -> HttpResponse:
    """A question with its history, and a form for each thing that can be done with it now."""
    meeting = meeting_to_moderate(request, key)
    row = get_object_or_404(visible_questions(request.actor, meeting), pk=question)
    sent = request.POST.get("do", "") if request.method == "POST" else ""
    if request.method == "POST" and sent not in STEPS:
        messages.error(request, _("Nothing was changed. Please choose one of the buttons."))
    forms = {
        name: _form(request, row, name, sent == name)
        for name in STEPS
        if row.state in desk.STEPS[STEPS[name].kind]
    }
    if sent in forms and _carried_out(request, row, sent, forms[sent]):
        return redirect("sessions_app:questions", meeting.pk)
    context = {
        "section": "workplace",
        "meeting": meeting,
        "question": row,
        "steps": row.steps.all(),
        "doable": [
            {"name": name, "title": _(STEPS[name].title), "form": form} for name, form in forms.items()
        ],
    }
    return render(request, "sessions_app/question.html", context)


def _form(request: ActorRequest, row: Question, name: str, sent: bool) -> PlainForm:
    given: dict[str, Any] = {"prefix": name, "data": request.POST if sent else None}
    if name == "merge":
        others = Question.objects.filter(meeting=row.meeting_id, state=State.ADMITTED).exclude(pk=row.pk)
        given["others"] = list(others)
    if name == "reword":
        given["initial"] = {"subject": row.subject, "wording": row.shown_text}
    if name == "answer":
        today = timezone.localdate()
        given["initial"] = {
            "way": row.answered_in or Question.Way.ORALLY,
            "answer": row.answer,
            "answered_on": row.answered_on or today,
        }
    return STEPS[name].form(**given)


def _carried_out(request: ActorRequest, row: Question, name: str, form: PlainForm) -> bool:
    if not form.is_valid():
        return False
    try:
        STEPS[name].command(request.actor, row, **form.cleaned_data)
    except Refused as refused:
        form.add_error(None, sentence_of(refused))
        return False
    messages.success(request, _(STEPS[name].said))
    return True


@working
@require_POST
def move(request: ActorRequest, key: int, question: int) -> HttpResponse:
    """Up, down, or to a place: `to` counts from 1 within those that have not been asked."""
    meeting = meeting_to_moderate(request, key)
    row = get_object_or_404(visible_questions(request.actor, meeting), pk=question)
    text = request.POST.get("to", "")
    to = int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else row.place  # noqa: PLR2004 (no meeting has 10,000 questions)
    done(request, lambda: desk.move_question(request.actor, row, to=to), _("The question has been moved."))
    return redirect("sessions_app:questions", meeting.pk)
