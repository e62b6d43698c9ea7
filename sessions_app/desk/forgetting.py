"""What is known of people from outside goes when a meeting has been over for a while (DP-11)."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from sessions_app.desk.over import meetings_over
from sessions_app.desk.telling_guests import tell_nothing_more
from sessions_app.models import Body, Entrance, Question, QuestionStep, Registration
from sessions_app.participation_queries import ON_THE_PAGE

State = Question.State


def forget_guests(body: Body, before: datetime) -> int:
    """Of the meetings of a body that were over before: registrations and questions that never became public are deleted whole; of the
    others name, e-mail and history go, but for what whoever asked wanted to have shown. An answer in writing is waited
    for. Returns how many rows were touched.
    """
    over = meetings_over(body, before)
    Entrance.objects.filter(meeting__in=over).delete()
    questions = Question.objects.filter(meeting__in=over)
    never_public = questions.exclude(state__in=ON_THE_PAGE)
    count = _gone(Registration.objects.filter(meeting__in=over)) + _gone(never_public)
    return count + sum(_forgotten(row.pk) for row in _known(questions))


def _gone(rows: QuerySet[Question] | QuerySet[Registration]) -> int:
    """Deleted whole, with what the outbox knows of them."""
    with transaction.atomic():
        for row in rows:
            tell_nothing_more(row)
        count = len(rows)
        rows.delete()
    return count


def _known(questions: QuerySet[Question]) -> QuerySet[Question]:
    """Those of which more is known than the page shows."""
    more = ~Q(email="") | ~Q(note="") | Q(shown_as=Question.Shown.INITIALS)
    more |= Q(shown_as=Question.Shown.NOBODY) & ~Q(name="")
    return questions.exclude(state=State.ASKED).filter(more)


def _forgotten(key: int) -> bool:
    with transaction.atomic():
        row = Question.objects.select_for_update().get(pk=key)
        row.text, row.wording, row.note, row.email = row.shown_text, "", "", ""
        row.name = row.shown_name
        row.shown_as = Question.Shown.NAME if row.name else Question.Shown.NOBODY
        row.save()
        row.steps.all().delete()
        row.steps.create(kind=QuestionStep.Kind.FORGOTTEN)
        tell_nothing_more(row)
    return True
