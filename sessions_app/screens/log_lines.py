"""What the lines of the desk's log are, and those in which the ballots from own devices stand together.

While a council votes they would be all that the log holds: who has voted stands beside the vote, and nobody but the
voter can have meant another ballot. What the desk enters for somebody is a line of its own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from journal.events import N_, Event
from journal.store import Recorded
from sessions_app.screens.objects import Words, words
from voting.events import BallotCast
from voting.vote import Source

LINES = 30
_ONE_BALLOT = words(N_("One ballot from an own device"))
_BALLOTS = N_("%(count)s ballots from own devices")


@dataclass(frozen=True)
class Recent:
    """The journal up to entry `last`: of its entries the last ones that are told alone, in order."""

    told: tuple[Recorded, ...] = ()
    last: int = 0


@dataclass(frozen=True)
class LogLine:
    """A line; `at` and `clock` say when, in full and to be read; `corrections` say what is right instead; `to_correct`
    names the link behind it.

    Of ballots that stand together `number` is that of the last, and `since` that of the first of several: they have no
    time but that of the lines around, and no link.
    """

    number: str
    text: Words
    at: str = ""
    clock: str = ""
    to_correct: Words | None = None
    corrections: tuple[str, ...] = ()
    since: str = ""


def told_alone(event: Event) -> bool:
    """Whether its entry is a line of its own."""
    return not (isinstance(event, BallotCast) and event.source is Source.DEVICE)


def with_ballots(lines: Iterable[tuple[int, LogLine]], last: int) -> Iterator[LogLine]:
    """The lines of entries told alone, by their numbers and in order, up to entry `last`: between them stood ballots."""
    known: int | None = None
    for number, line in lines:
        if known is not None and number > known + 1:
            yield _together(known + 1, number - 1)
        yield line
        known = number
    if known is not None and last > known:
        yield _together(known + 1, last)


def _together(first: int, last: int) -> LogLine:
    if first == last:
        return LogLine(str(last), _ONE_BALLOT)
    return LogLine(str(last), words(_BALLOTS, count=last - first + 1), since=str(first))
