"""Where an entry stands in an index: one number, so that who reads backwards meets things before pages, each the newest
first.

From the highest bit: thing or page, the day, the kind, the entry's id. An index that is read along this number needs no
sorting, finds some days as a stretch of it, and can stop as soon as it has enough.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from portal.search.wanted import Kind

IDS, KINDS, DAYS = 32, 4, 22  # bits of each
ENTRY = (1 << IDS) - 1  # the mask that leaves an entry's id
THING = 1 << (DAYS + KINDS + IDS)
UNDATED = (1 << DAYS) - 1  # later than any day: people are few and must not wait behind ten years of papers
# They lie in every index: a new kind gets a new number.
NUMBERS = MappingProxyType(
    {
        Kind.PAPER: 1,
        Kind.FILE: 2,
        Kind.RESOLUTION: 3,
        Kind.AGENDA_ITEM: 4,
        Kind.MEETING: 5,
        Kind.PERSON: 6,
        Kind.ORGANIZATION: 7,
        Kind.WRITTEN: 8,
    }
)


def place_of(entry: int, kind: Kind, page: int, dated_on: date | None) -> int:
    """`page`: 0 for the thing itself."""
    day = dated_on.toordinal() if dated_on else UNDATED
    return (0 if page else THING) | day << (KINDS + IDS) | NUMBERS[kind] << IDS | entry


def entry_of(place: int) -> int:
    return place & ENTRY


def day_of(place: int) -> int:
    """Counted as `date.toordinal` does; 0 where there is none, so that these come last."""
    day = place >> (KINDS + IDS) & UNDATED
    return 0 if day == UNDATED else day


def kind_of(place: int) -> int:
    """One of NUMBERS."""
    return place >> IDS & ((1 << KINDS) - 1)


@dataclass(frozen=True)
class Window:
    """What narrows a question before anything is read: kinds (none: all), days (both included)."""

    kinds: Collection[Kind] = ()
    since: date | None = None
    until: date | None = None

    @property
    def numbers(self) -> list[int]:
        return sorted(NUMBERS[kind] for kind in self.kinds)

    @property
    def stretches(self) -> list[tuple[int, int]]:
        """Lowest and highest place, of things and then of pages, which only files have."""
        first = self.since.toordinal() if self.since else 0
        last = (self.until or date.max).toordinal() if self.since or self.until else UNDATED
        low, high = first << (KINDS + IDS), (last + 1 << (KINDS + IDS)) - 1
        pages = not self.kinds or Kind.FILE in self.kinds
        return [(THING | low, THING | high), *([(low, high)] if pages else [])]
