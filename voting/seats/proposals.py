"""Who takes part in a division of seats: lists, single or joined, and the limits of what is sensible. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from journal.events import require
from voting.seats.refusals import SeatsRefusal

# More than any German council, parliament's committee or list election has; they keep a typing error small.
MOST_LISTS, MOST_SEATS, MOST_STRENGTH = 30, 150, 100_000_000
MOST_LETTERS = 100


@dataclass(frozen=True)
class Proposal:
    """A list that seats fall to (Wahlvorschlag, Fraktion, Gruppe).

    `strength`: its votes where the law counts votes (§ 50 Abs. 3 GO NRW), else its members.
    """

    name: str
    strength: int


@dataclass(frozen=True)
class JointProposal:
    """Lists that pool their strength and divide what falls to them again (gemeinsamer Wahlvorschlag,
    Zählgemeinschaft, Listenverbindung).

    The Federal Administrative Court holds joint proposals of several groups for council committees to be void
    (BVerwG, 10.12.2003, 8 C 18.03; 09.12.2009, 8 C 17.08). For chairs groups may combine (§ 58 Abs. 5 GO NRW).
    """

    name: str
    proposals: tuple[Proposal, ...]

    @property
    def strength(self) -> int:
        return sum(each.strength for each in self.proposals)


def check(proposals: Sequence[Proposal], seats: int) -> None:
    """Raises Refused if these lists and seats cannot be divided."""
    check_lists(proposals)
    check_seats(seats)


def check_lists(proposals: Sequence[Proposal]) -> None:
    require(proposals, SeatsRefusal.NO_LISTS)
    require(len(proposals) <= MOST_LISTS, SeatsRefusal.TOO_MANY_LISTS, most=MOST_LISTS)
    for each in proposals:
        check_list(each)
    check_names([each.name for each in proposals])
    require(any(each.strength for each in proposals), SeatsRefusal.NOBODY_HAS_STRENGTH)


def check_list(proposal: Proposal) -> None:
    """The same for one list by itself."""
    check_name(proposal)
    check_strength(proposal)


def check_name(proposal: Proposal) -> None:
    name = proposal.name.strip()
    require(name, SeatsRefusal.NO_NAME)
    require(len(name) <= MOST_LETTERS, SeatsRefusal.LONG_NAME, name=name[:MOST_LETTERS], most=MOST_LETTERS)


def check_strength(proposal: Proposal) -> None:
    name, strength = proposal.name.strip(), proposal.strength
    require(strength >= 0, SeatsRefusal.NEGATIVE_STRENGTH, name=name)
    require(strength <= MOST_STRENGTH, SeatsRefusal.STRENGTH_TOO_HIGH, name=name, most=MOST_STRENGTH)


def check_names(names: Sequence[str]) -> None:
    """No name twice, whatever the case of its letters: a lot between “Die Liste” and “DIE LISTE” decides nothing."""
    counted = Counter(name.strip().casefold() for name in names)
    for name in names:
        require(counted[name.strip().casefold()] == 1, SeatsRefusal.DOUBLED_NAME, name=name.strip())


def check_seats(seats: int) -> None:
    require(seats >= 1, SeatsRefusal.NO_SEATS)
    require(seats <= MOST_SEATS, SeatsRefusal.TOO_MANY_SEATS, most=MOST_SEATS)
