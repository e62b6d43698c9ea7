"""The rows that hang on a person, an account or an e-mail address. A new model that points there is found by itself."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.db.models import Model

from portal.subscriptions.models import Subscriber
from sessions_app.models import Body, Paper, Person, PersonalDataAnswer, Question, Registration
from sessions_app.queries import public_papers

# What opens something: a copy of one's data may be printed and lie about.
SECRET = frozenset({"password", "token", "number_for_the_door"})
# What leads to others: a question may be joined to somebody else's.
LEFT_OUT = SECRET | {"merged_into"}
# What the administration noted of an account's work there names whatever was worked on: the when and what kind are hers.
OF_OTHERS = frozenset({"object_id", "object_repr", "change_message"})
# A paper that somebody brought in is the council's: its wording may be closed to the person by now.
BRIEF = frozenset({"reference", "dated_on", "paper_type"})
# What a clerk answered about a paper or a file tells of those named there: that it was answered, and when, is hers.
OF_THOSE_NAMED = frozenset({"paper", "file", "reason"})


@dataclass(frozen=True)
class Told:
    """One row: `what` names its kind, `fields` what stands in it, both in words of the language that is active."""

    what: str
    fields: dict[str, str]


def of_person(person: Person) -> Iterator[Told]:
    """The person's row, the account behind it, and all that points to either."""
    yield from map(told, [person, *_hanging_on(person)])
    if person.user:
        others = (row for row in _hanging_on(person.user) if row != person)
        yield from map(told, [person.user, *others])


def of_address(body: Body, address: str) -> Iterator[Told]:
    """What residents left under an e-mail address: subscriptions, questions, registrations."""
    if not address:
        return
    subscribers = Subscriber.objects.filter(body=body, email__iexact=address)
    for subscriber in subscribers:
        yield from map(told, [subscriber, *_hanging_on(subscriber)])
    for sent in (Question, Registration):
        for row in sent.objects.filter(meeting__body=body, email__iexact=address):
            yield from map(told, [row, *_hanging_on(row)])


def told(row: Model) -> Told:
    """The columns in words; empty ones say nothing."""
    hidden = _hidden(row)
    fields = {
        str(field.verbose_name): str(value)
        for field in row._meta.concrete_fields  # noqa: SLF001 (public API)
        if field.name not in hidden and (value := getattr(row, field.name)) not in (None, "")
    }
    return Told(str(row._meta.verbose_name), fields)  # noqa: SLF001 (public API)


def _hidden(row: Model) -> AbstractSet[str]:
    """The names of the fields that are not told."""
    if isinstance(row, Paper):
        shown = public_papers(row.body).filter(pk=row.pk).exists()
        every = {field.name for field in row._meta.concrete_fields}  # noqa: SLF001 (public API)
        return every - BRIEF - ({"name"} if shown else set())
    if isinstance(row, PersonalDataAnswer):
        return LEFT_OUT | OF_THOSE_NAMED
    return LEFT_OUT | OF_OTHERS if isinstance(row, LogEntry) else LEFT_OUT


def _hanging_on(row: Model) -> Iterator[Model]:
    relations = (each for each in row._meta.related_objects if each.field.name not in LEFT_OUT)  # noqa: SLF001 (public API)
    for relation in relations:
        rows: Iterable[Model] = apps.get_model(relation.related_model._meta.label).objects.filter(  # type: ignore[union-attr]  # noqa: SLF001
            **{relation.field.name: row}
        )
        yield from rows
