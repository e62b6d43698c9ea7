"""A division of seats (Sitzverteilung): method, working, lot and what falls to whom. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from voting.seats.highest import HighestNumbers, by_d_hondt, by_sainte_lague
from voting.seats.lots import Lot, settled
from voting.seats.proposals import JointProposal, Proposal, check
from voting.seats.remainders import Remainders, by_remainders

Working = Remainders | HighestNumbers
Participants = tuple[Proposal | JointProposal, ...]


class Method(StrEnum):
    """How seats are divided (Berechnungsverfahren)."""

    HARE_NIEMEYER = "hare_niemeyer"
    D_HONDT = "d_hondt"
    SAINTE_LAGUE = "sainte_lague"


WORKINGS: Mapping[Method, Callable[[Participants, int], Working]] = {
    Method.HARE_NIEMEYER: by_remainders,
    Method.D_HONDT: by_d_hondt,
    Method.SAINTE_LAGUE: by_sainte_lague,
}


@dataclass(frozen=True)
class Ahead:
    """The list with more than half of the members, which first has more than half of the seats (Vorausverteilung)."""

    name: str
    seats: int


@dataclass(frozen=True)
class Allocation:
    """Seats divided by one method. `certain` and `seats_of` go by the lists' names.

    `working` and `lot` are about what is left for the others, where one list had its seats `ahead` of them.
    """

    method: Method
    seats: int
    working: Working
    lot: Lot | None
    certain: Mapping[str, int]
    ahead: Ahead | None = None

    @property
    def is_open(self) -> bool:
        """Whether a lot still has to be drawn."""
        return self.lot is not None and self.lot.is_open

    @property
    def seats_of(self) -> Mapping[str, int | None]:
        """How many seats each list has; None while a lot decides on one of them."""
        return {name: self._seats_of(name, certain) for name, certain in self.certain.items()}

    def _seats_of(self, name: str, certain: int) -> int | None:
        if self.lot is None or name not in self.lot.between:
            return certain
        return None if self.lot.is_open else certain + (name in self.lot.winners)


def allocate(
    method: Method, proposals: Sequence[Proposal], seats: int, drawn: Sequence[str] = ()
) -> Allocation:
    """Divides `seats` among the lists. `drawn`: who won the lot, once it was drawn. Raises Refused."""
    check(proposals, seats)
    return divide(method, tuple(proposals), seats, drawn)


def divide(method: Method, participants: Participants, seats: int, drawn: Sequence[str]) -> Allocation:
    """The same for what was checked before."""
    working = WORKINGS[method](participants, seats)
    names = [each.name for each in participants]
    lot = settled(working.lot, drawn)
    return Allocation(method, seats, working, lot, dict(zip(names, working.certain, strict=True)))
