"""The smallest book there is: a counter that people add to. Room tests of the journal use it."""

from dataclasses import dataclass, replace
from datetime import datetime

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

    def apply(self, state, at):
        return replace(
            state,
            total=state.total + self.number,
            additions=state.additions + 1,
            last_at=at,
            words=(*state.words, self.word) if self.word else state.words,
        )


LIMIT = 1_000_000


def add(count, by, *, number, word=""):
    require(count.total + number <= LIMIT, CounterRefusal.TOO_MUCH, limit=LIMIT)
    return AddedTo(number=number, word=word)


def add_each(count, by, *, numbers):
    return [AddedTo(number=number) for number in numbers]


@dataclass(frozen=True)
class Someone:
    signature: str = "person:1"


ANNA = Someone("person:1")
BERND = Someone("person:2")
COUNTER = Book(name="counter", initial=Count())
