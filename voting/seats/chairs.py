"""Access to chairs by d'Hondt (Zugreifverfahren): who picks a committee's chair in which order. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import groupby
from typing import Self

from journal.events import require
from voting.seats.highest import HighestNumber, by_d_hondt
from voting.seats.joint import check_joint
from voting.seats.proposals import JointProposal, Proposal, check_seats
from voting.seats.refusals import SeatsRefusal


@dataclass(frozen=True)
class OrderLot:
    """A lot for the order of picks from `first` to `last` between groups whose highest numbers are equal.

    There may be more groups than places. `order` is empty until the lot is drawn.
    """

    between: tuple[str, ...]
    first: int
    last: int
    number: Fraction
    order: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        return not self.order

    @property
    def places(self) -> range:
        return range(self.first, self.last + 1)

    def drawn(self, order: Sequence[str]) -> Self:
        """The lot with its outcome. Raises Refused if it cannot have ended so."""
        fits = len(order) == len(set(order)) == len(self.places) and set(order) <= set(self.between)
        names = ", ".join(self.between)
        require(fits, SeatsRefusal.LOT_DOES_NOT_FIT, number=len(self.places), names=names)
        return replace(self, order=tuple(order))


@dataclass(frozen=True)
class Pick:
    """One access: the group that picks at this place, or the lot that says who does."""

    place: int
    numbers: tuple[HighestNumber, ...]
    lot: OrderLot | None = None

    @property
    def name(self) -> str:
        """Who picks; empty while the lot is not drawn."""
        if self.lot is None:
            return self.numbers[0].name
        return "" if self.lot.is_open else self.lot.order[self.place - self.lot.first]


@dataclass(frozen=True)
class Access:
    """The order in which groups pick chairs, and its working by highest numbers."""

    picks: tuple[Pick, ...]
    columns: tuple[tuple[HighestNumber, ...], ...]

    @property
    def lots(self) -> tuple[OrderLot, ...]:
        return tuple(dict.fromkeys(each.lot for each in self.picks if each.lot))

    @property
    def is_open(self) -> bool:
        return any(each.is_open for each in self.lots)


def access_to_chairs(
    groups: Sequence[Proposal | JointProposal],
    chairs: int,
    drawn: Mapping[int, Sequence[str]] | None = None,
) -> Access:
    """The groups pick in the order of the highest numbers that division by 1, 2, 3 and so on yields; groups may
    combine; between equal numbers the lot decides, drawn by the mayor (§ 58 Abs. 5 GO NRW; NKomVG § 71 Abs. 8,
    drawn by the council's chair: draft).

    `drawn`: the outcome of lots by their first place. Raises Refused.
    """
    check_joint(groups)
    check_seats(chairs)
    working = by_d_hondt(tuple(groups), chairs)
    outcomes = {first: order for first, order in (drawn or {}).items() if order}
    picks: list[Pick] = []
    for _rank, same in groupby(working.ranked, key=lambda each: each.rank):
        picks += _picks(tuple(same), len(picks) + 1, chairs, outcomes)
    require(not outcomes, SeatsRefusal.NO_LOT)
    return Access(tuple(picks), working.columns)


def _picks(
    same: tuple[HighestNumber, ...], first: int, chairs: int, outcomes: dict[int, Sequence[str]]
) -> list[Pick]:
    """The picks of equal numbers. Takes the outcome of their lot out of `outcomes`."""
    if len(same) == 1:
        return [Pick(first, same)]
    last = min(first + len(same) - 1, chairs)
    lot = OrderLot(tuple(each.name for each in same), first, last, same[0].number)
    if first in outcomes:
        lot = lot.drawn(outcomes.pop(first))
    return [Pick(place, same, lot) for place in lot.places]
