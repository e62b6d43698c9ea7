"""Joint proposals: first among all, then within each (Unterverteilung). Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from journal.events import require
from voting.seats.allocation import Allocation, Method, Participants, divide
from voting.seats.proposals import JointProposal, Proposal, check_lists, check_names, check_seats
from voting.seats.refusals import SeatsRefusal

Drawn = Mapping[str, Sequence[str]]
AMONG_ALL = ""  # the key of the first division's lot; the others go by their joint proposal's name


@dataclass(frozen=True)
class JointAllocation:
    """Seats divided in two steps by one method. `within` goes by the joint proposals' names: one is missing there
    while a lot decides how many seats it has, and where it has none.
    """

    among: Allocation
    within: Mapping[str, Allocation]
    participants: Participants

    @property
    def steps(self) -> tuple[tuple[str, Allocation], ...]:
        """All divisions by key, in their order: `AMONG_ALL`, then each joint proposal's name."""
        return (AMONG_ALL, self.among), *self.within.items()

    @property
    def is_open(self) -> bool:
        return any(step.is_open for _key, step in self.steps)

    @property
    def seats_of(self) -> Mapping[str, int | None]:
        """How many seats each single list has; None while a lot decides on one of them, or on those to divide."""
        found: dict[str, int | None] = {}
        for each in self.participants:
            fallen = self.among.seats_of[each.name]
            if isinstance(each, Proposal):
                found[each.name] = fallen
            elif each.name in self.within:
                found |= self.within[each.name].seats_of
            else:
                found |= dict.fromkeys((inner.name for inner in each.proposals), fallen)
        return found


def allocate_jointly(
    method: Method, participants: Sequence[Proposal | JointProposal], seats: int, drawn: Drawn | None = None
) -> JointAllocation:
    """Divides among single lists and joint proposals, then what falls to each joint proposal among its lists.

    `drawn` has the outcome of lots by step (`AMONG_ALL` or the joint proposal's name). Raises Refused.
    """
    check_joint(participants)
    check_seats(seats)
    lots = dict(drawn or {})
    among = divide(method, tuple(participants), seats, lots.pop(AMONG_ALL, ()))
    within = {
        each.name: divide(method, each.proposals, fallen, lots.pop(each.name, ()))
        for each in participants
        if isinstance(each, JointProposal) and (fallen := among.seats_of[each.name])
    }
    require(not any(lots.values()), SeatsRefusal.NO_LOT)
    return JointAllocation(among, within, tuple(participants))


def check_joint(participants: Sequence[Proposal | JointProposal]) -> None:
    """Every single list by itself, and no name twice on either step. Raises Refused."""
    joint = [each for each in participants if isinstance(each, JointProposal)]
    single = [each for each in participants if isinstance(each, Proposal)]
    check_lists([*single, *(inner for each in joint for inner in each.proposals)])
    require(all(each.name.strip() for each in joint), SeatsRefusal.NO_NAME)
    check_names([each.name for each in participants])
