"""The office works on residents' questions: admits, refuses, merges, shortens, orders, enters what was answered."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date

from django.db import transaction

from accounts.actor import Actor
from journal.events import require
from sessions_app.desk.participation_refusals import QuestionRefusal
from sessions_app.desk.telling_guests import tell_of_step
from sessions_app.doors import HELD
from sessions_app.models import Meeting, Question, QuestionStep
from sessions_app.policies import may_moderate_questions

State, Kind, Way = Question.State, QuestionStep.Kind, Question.Way
# From which states a step is possible. There is no other door.
STEPS: Mapping[QuestionStep.Kind, frozenset[Question.State]] = {
    Kind.ADMITTED: frozenset({State.RECEIVED, State.REFUSED, State.MERGED}),
    Kind.REFUSED: frozenset({State.RECEIVED, State.ADMITTED}),
    Kind.MERGED: frozenset({State.RECEIVED, State.ADMITTED}),
    Kind.REWORDED: frozenset({State.RECEIVED, State.ADMITTED}),
    Kind.MOVED: frozenset({State.ADMITTED}),
    Kind.ASKED: frozenset({State.ADMITTED}),
    Kind.ANSWERED: frozenset({State.ADMITTED, State.ASKED, State.ANSWERED}),
}


@contextmanager
def _step(actor: Actor, question: Question, kind: QuestionStep.Kind, note: str = "") -> Iterator[Question]:
    """The question's row, locked, if the actor may take this step now; kept at the end, with who took it, and told."""
    with transaction.atomic():
        row = Question.objects.select_for_update().get(pk=question.pk)
        meeting = Meeting.objects.get(pk=row.meeting_id)
        require(
            meeting.organization_id is not None and may_moderate_questions(actor, meeting.organization_id),
            QuestionRefusal.NOT_YOURS,
        )
        require(row.state in STEPS[kind], QuestionRefusal.NOT_NOW)
        before = _former(kind, row)
        yield row
        row.save()
        signed = {"by": actor.name, "signature": actor.signature}
        tell_of_step(row, row.steps.create(kind=kind, note=note, before=before, **signed))


def _former(kind: QuestionStep.Kind, row: Question) -> str:
    """What the step is about to replace."""
    if kind is Kind.REWORDED:
        return f"{row.subject}\n\n{row.shown_text}"
    return row.answer if kind is Kind.ANSWERED else ""


def admit_question(actor: Actor, question: Question) -> None:
    """It will be asked, and stands on the public page from now on."""
    with _step(actor, question, Kind.ADMITTED) as row:
        row.state, row.note, row.merged_into = State.ADMITTED, "", None


def refuse_question(actor: Actor, question: Question, *, reason: str) -> None:
    """Whoever asked reads the reason; nobody else reads anything."""
    with _step(actor, question, Kind.REFUSED, reason.strip()) as row:
        require(reason.strip(), QuestionRefusal.NO_REASON)
        row.state, row.note = State.REFUSED, reason.strip()


def merge_question(actor: Actor, question: Question, *, into: int, note: str = "") -> None:
    """Another admitted question of the same meeting stands for both; whoever asked is led there."""
    with _step(actor, question, Kind.MERGED, note.strip()) as row:
        others = Question.objects.filter(meeting=row.meeting_id, state=State.ADMITTED).exclude(pk=row.pk)
        other = others.filter(pk=into).first()
        require(other, QuestionRefusal.NO_SUCH_QUESTION)
        row.state, row.merged_into, row.note = State.MERGED, other, note.strip()
        row.merged.update(merged_into=other)


def reword_question(actor: Actor, question: Question, *, subject: str, wording: str, note: str) -> None:
    """Another wording is shown, with the reason for whoever asked. What was sent stays with the office."""
    with _step(actor, question, Kind.REWORDED, note.strip()) as row:
        require(subject.strip() and wording.strip(), QuestionRefusal.EMPTY)
        require(note.strip(), QuestionRefusal.NO_REASON)
        row.subject, row.note = subject.strip(), note.strip()
        row.wording = wording.strip()


def move_question(actor: Actor, question: Question, *, to: int) -> None:
    """To another place among the admitted, counted from 1; too large or too small means the end or the beginning."""
    with _step(actor, question, Kind.MOVED) as row:
        admitted = Question.objects.filter(meeting=row.meeting_id, state=State.ADMITTED)
        others = list(admitted.exclude(pk=row.pk).order_by("place", "number"))
        others.insert(max(to, 1) - 1, row)
        for place, each in enumerate(others, start=1):
            each.place = place
            Question.objects.filter(pk=each.pk).update(place=place)


def mark_asked(actor: Actor, question: Question) -> None:
    """It was asked in the meeting, and the answer follows in writing."""
    with _step(actor, question, Kind.ASKED) as row:
        require(row.meeting.state in HELD, QuestionRefusal.NOT_OPENED)
        row.state = State.ASKED


def answer_question(actor: Actor, question: Question, *, answer: str, way: str, answered_on: date) -> None:
    """What was answered: in the meeting, in a few words, or in writing. Entered anew it is corrected, and that is kept."""
    with _step(actor, question, Kind.ANSWERED) as row:
        require(answer.strip(), QuestionRefusal.NO_ANSWER)
        require(way == Way.IN_WRITING or row.meeting.state in HELD, QuestionRefusal.NOT_OPENED)
        row.state, row.answer = State.ANSWERED, answer.strip()
        row.answered_in, row.answered_on = Way(way), answered_on
