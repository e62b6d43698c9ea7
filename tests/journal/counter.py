"""The smallest book there is: a counter that people add to, kept also as rows in a table of its own."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.contrib.contenttypes.models import ContentType

from journal.events import Event, Refusal, event, require
from journal.store import Book


class CounterRefusal(Refusal):
    TOO_MUCH = "The counter cannot go beyond %(limit)s."


@dataclass(frozen=True)
class Count:
    total: int = 0
    additions: int = 0
    last_at: datetime | None = None
    words: tuple[str, ...] = ()


@event("counter_added_to")
class AddedTo(Event):
    """Something was added."""

    number: int
    word: str = ""
    hidden: bool = False

    def apply(self, state, at):
        return replace(
            state,
            total=state.total + self.number,
            additions=state.additions + 1,
            last_at=at,
            words=(*state.words, self.word) if self.word else state.words,
        )


@event("counter_started_anew")
class StartedAnew(Event):
    """The counter is at nought again."""

    word: str = ""

    def apply(self, state, at):
        return Count(last_at=at)


LIMIT = 1_000_000


def add(count, by, *, number, word="", hidden=False):
    require(count.total + number <= LIMIT, CounterRefusal.TOO_MUCH, limit=LIMIT)
    return AddedTo(number=number, word=word, hidden=hidden)


def add_each(count, by, *, numbers):
    return [AddedTo(number=number) for number in numbers]


@dataclass(frozen=True)
class Someone:
    signature: str


ANNA = Someone("person:1")
BERND = Someone("person:2")


def row_of(key):
    """A Django table that exists everywhere serves as the rows of the counter."""
    return ContentType.objects.filter(app_label=key).values_list("model", flat=True)


def project(key, before, after, recorded):
    if any(each.event.word == "unprojectable" for each in recorded):
        raise RuntimeError("These rows cannot be written.")
    ContentType.objects.update_or_create(app_label=key, defaults={"model": str(after.total)})


def check_rows(key, count):
    return [] if list(row_of(key)) == [str(count.total)] else [f"{list(row_of(key))} is not {count.total}"]


COUNTER = Book(
    name="counter",
    initial=Count(),
    project=project,
    check_rows=check_rows,
    showing=lambda _end: lambda recorded, _count: not recorded.event.hidden,
)
