"""What people from outside sent, and what of it is shown. Whoever sends chooses the words: some stand in public already, or
are sent so that they do. So they are told apart from what the house keeps closed, and crowd nothing of it out.
"""

from collections.abc import Iterator

from django.db.models import QuerySet

from sessions_app.models import Body, Person, Question, Registration
from sessions_app.participation_queries import ON_THE_PAGE


def unseen_words(body: Body) -> Iterator[tuple[Question | Registration, str]]:
    """Questions that nobody has admitted, and the addresses of all who wrote, with their rows."""
    for question in _questions(body).exclude(state__in=ON_THE_PAGE).iterator():
        yield question, question.text
    for guests in (Question, Registration):
        for guest in guests.objects.filter(meeting__body=body).exclude(email=""):
            yield guest, guest.email


def shown_words(body: Body) -> Iterator[str]:
    """What the pages say of residents' questions, and how members are reached. It excuses only what was sent: what is
    closed in the house may stand in none of it.
    """
    for question in _questions(body).filter(state__in=ON_THE_PAGE).iterator():
        yield from (question.subject, question.shown_text, question.shown_name, question.answer)
    yield from Person.objects.filter(body=body, deleted=False).values_list("email", flat=True)


def _questions(body: Body) -> QuerySet[Question]:
    return Question.objects.filter(meeting__body=body)
