"""A resident sends a question and takes it back: from outside, without a log-in, with the private address as the key."""

import uuid

from django.db import transaction
from django.db.models import Max

from journal.events import require
from sessions_app.desk.participation_refusals import QuestionRefusal
from sessions_app.desk.telling_guests import tell_first, tell_nothing_more, tell_of_step
from sessions_app.limits import counted
from sessions_app.models import Meeting, Question, QuestionStep
from sessions_app.participation import question_time_of

State, Kind = Question.State, QuestionStep.Kind
LONGEST_QUESTION, LONGEST_SUBJECT, LONGEST_NAME = 1_000, 150, 200  # characters
PER_HOUR = 20  # from one address: a whole hall may share one
MOST = 300  # questions for one meeting
OPEN = (State.RECEIVED, State.ADMITTED)  # nobody has asked it in the meeting yet


def send_question(
    meeting: Meeting,
    *,
    token: uuid.UUID,
    name: str,
    email: str,
    subject: str,
    text: str,
    shown_as: str,
    resident: bool,
    address: str,
    language: str = "de",
) -> Question:
    """The question, to be looked at by the office; the same form sent twice is one question. Raises Refused."""
    if known := _sent_before(meeting, token):
        return known
    rules = question_time_of(meeting)
    if rules.window.why_not:
        require(False, rules.window.why_not)
    require(resident, QuestionRefusal.NO_RESIDENT)
    require(name.strip() and subject.strip() and text.strip(), QuestionRefusal.EMPTY)
    require(shown_as in rules.choices, QuestionRefusal.MORE_THAN_ALLOWED)
    require(counted(f"questions:{address}", 3600) <= PER_HOUR, QuestionRefusal.TOO_MANY)
    with transaction.atomic():
        Meeting.objects.select_for_update().get(pk=meeting.pk)  # of two at once the second one counts on
        if known := _sent_before(meeting, token):
            return known
        last = Question.objects.filter(meeting=meeting).aggregate(last=Max("number"))["last"] or 0
        require(last < MOST, QuestionRefusal.FULL)
        row = Question.objects.create(
            meeting=meeting,
            token=token,
            number=last + 1,
            place=last + 1,
            name=name.strip(),
            email=email,
            subject=subject.strip(),
            text=text.strip(),
            shown_as=shown_as,
            language=language,
        )
        tell_first(row, "received")
        return row


def _sent_before(meeting: Meeting, token: uuid.UUID) -> Question | None:
    known = Question.objects.filter(token=token).first()
    require(known is None or known.meeting_id == meeting.pk, QuestionRefusal.FORM_USED)
    return known


def withdraw_question(question: Question) -> None:
    """As long as it was not asked. What was written in it is deleted at once, and only the number is left. Who asked the
    same and was led to it is told.
    """
    with transaction.atomic():
        row = Question.objects.select_for_update().get(pk=question.pk)
        require(row.state in OPEN, QuestionRefusal.ALREADY_DEALT_WITH)
        row.state = State.WITHDRAWN
        row.name = row.email = row.text = row.wording = row.note = row.subject = ""
        row.save()
        row.steps.all().delete()
        tell_nothing_more(row)
        tell_of_step(row, row.steps.create(kind=Kind.WITHDRAWN))


def withhold_name(question: Question) -> None:
    """The public page names whoever asked no longer; the consent was given and is taken back."""
    with transaction.atomic():
        row = Question.objects.select_for_update().get(pk=question.pk)
        if row.shown_as == Question.Shown.NOBODY:
            return
        row.shown_as = Question.Shown.NOBODY
        row.save(update_fields=["shown_as"])
        row.steps.create(kind=Kind.NAME_WITHHELD)
