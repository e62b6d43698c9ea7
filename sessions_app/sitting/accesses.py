"""Committee chairs that groups pick in turn (Zugreifverfahren, § 58 Abs. 5 GO NRW). Pure. Nobody votes: the order is the
law's, and lots are drawn by people.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from typing import Any, Self

from voting.seats.chairs import OrderLot, access_to_chairs
from voting.seats.proposals import Proposal


class AccessPhase(StrEnum):
    """Läuft, festgestellt, abgebrochen."""

    RUNNING = "running"
    CONCLUDED = "concluded"
    BROKEN_OFF = "broken_off"


@dataclass(frozen=True)
class Tie:
    """A lot for the picks from `first` to `last` between groups with equal numbers. `order`: as it was drawn."""

    first: int
    last: int
    between: tuple[str, ...]
    order: tuple[str, ...] = ()
    drawn_by: str = ""
    witnesses: str = ""

    @property
    def lot(self) -> OrderLot:
        """For its checks and its sentence, which need no number."""
        return OrderLot(self.between, self.first, self.last, Fraction(0), self.order)


@dataclass(frozen=True)
class Chair:
    """What was picked: the committee, and who chairs it."""

    committee: str
    person: str


@dataclass(frozen=True)
class Waiver:
    """A group did not want to pick in its turn (Verzicht); the next highest number follows. `reason` may be empty."""

    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Access:
    """One access (Zugriff). `office`: what is picked, such as the deputies' posts; `order`: who picks at each place, empty
    where the lot says it, and longer by one for each turn that was waived; `taken`: what was picked so far, in that
    order; `source`: the paragraph.
    """

    number: int
    item: int
    office: str
    groups: tuple[Proposal, ...]
    committees: tuple[str, ...]
    source: str
    order: tuple[str, ...]
    ties: tuple[Tie, ...]
    opened_at: datetime
    taken: tuple[Chair | Waiver, ...] = ()
    phase: AccessPhase = AccessPhase.RUNNING
    ended_at: datetime | None = None
    end_reason: str = ""

    @property
    def tie(self) -> Tie | None:
        """The lot that has to be drawn next, before the pick that hangs on it."""
        return next((each for each in self.ties if not each.order), None)

    @property
    def picks(self) -> tuple[str, ...]:
        """Who picks at each place; empty where the lot is not drawn yet."""
        drawn: Mapping[int, str] = {
            each.first + at: name for each in self.ties for at, name in enumerate(each.order)
        }
        return tuple(drawn.get(place, name) for place, name in enumerate(self.order, start=1))

    @property
    def next_place(self) -> int | None:
        """Whose turn it is; None: everything is picked."""
        return len(self.taken) + 1 if self.left else None

    @property
    def turns(self) -> range:
        """The places of all turns, as far as it is known how many there will be."""
        return range(1, len(self.taken) + len(self.left) + 1)

    @property
    def chairs(self) -> tuple[tuple[Chair, str], ...]:
        """What was picked, each with the group that did."""
        pairs = zip(self.taken, self.picks, strict=False)
        return tuple((each, group) for each, group in pairs if isinstance(each, Chair))

    @property
    def left(self) -> tuple[str, ...]:
        """The committees that nobody has picked yet."""
        gone = {each.committee for each in self.taken if isinstance(each, Chair)}
        return tuple(each for each in self.committees if each not in gone)

    def with_one_more_turn(self) -> Self:
        """The order if the group whose turn it is waives it: one more number, after those that are there."""
        place = len(self.order) + 1
        if self.turns.stop < place:
            return self  # a waiver was taken back: the number is there
        pick = access_to_chairs(self.groups, place).picks[-1]
        if pick.lot is None:
            return replace(self, order=(*self.order, pick.name))
        return self._with_equal_number(pick.lot, place)

    def _with_equal_number(self, lot: OrderLot, place: int) -> Self:
        """One more place among equal numbers: a lot that is not drawn yet is drawn on it too; else who it left over."""
        waiting = next((each for each in self.ties if each.last == place - 1 and not each.order), None)
        if waiting and waiting.first >= lot.first:
            rest = tuple(replace(each, last=place) if each is waiting else each for each in self.ties)
            return replace(self, order=(*self.order, ""), ties=rest)
        gone = self.picks[lot.first - 1 :]
        left = tuple(name for name in lot.between if name not in gone)
        if len(left) == 1:
            return replace(self, order=(*self.order, left[0]))
        return replace(self, order=(*self.order, ""), ties=(*self.ties, Tie(place, place, left)))

    def with_order(self, drawn: Tie) -> Self:
        return replace(self, ties=tuple(drawn if each.first == drawn.first else each for each in self.ties))


@dataclass(frozen=True)
class Accesses:
    """Those of a sitting. Only the last one may be running."""

    all: tuple[Access, ...] = ()

    @property
    def last(self) -> Access | None:
        return self.all[-1] if self.all else None

    @property
    def running(self) -> Access | None:
        return self.last if self.last and self.last.phase is AccessPhase.RUNNING else None

    def on(self, item: int) -> tuple[Access, ...]:
        """Those that were concluded on the item."""
        return tuple(each for each in self.all if each.item == item and each.phase is AccessPhase.CONCLUDED)

    def with_access(self, access: Access) -> Self:
        return replace(self, all=(*self.all, access))

    def with_change(self, **changes: Any) -> Self:
        return replace(self, all=(*self.all[:-1], replace(self.all[-1], **changes)))
