"""Hare/Niemeyer: whole numbers first, then the highest fractions (Quotenverfahren mit Restausgleich). Pure."""

from dataclasses import dataclass
from fractions import Fraction

from voting.seats.lots import Lot, Standing, standings
from voting.seats.proposals import JointProposal, Proposal


@dataclass(frozen=True)
class Quota:
    """One list's line of the working: `quota` = strength times seats by total strength, in exact parts."""

    name: str
    strength: int
    quota: Fraction
    whole: int
    fraction: Fraction
    standing: Standing


@dataclass(frozen=True)
class Remainders:
    """The working by Hare/Niemeyer. `left`: seats after the whole numbers, given to the highest fractions."""

    quotas: tuple[Quota, ...]
    total: int
    seats: int
    left: int

    @property
    def certain(self) -> tuple[int, ...]:
        """What each list has whatever a lot says."""
        return tuple(each.whole + (each.standing is Standing.SEAT) for each in self.quotas)

    @property
    def lot(self) -> Lot | None:
        tied = [each for each in self.quotas if each.standing is Standing.LOT]
        if not tied:
            return None
        seats = self.seats - sum(self.certain)
        return Lot(tuple(each.name for each in tied), seats, tied[0].fraction)


def by_remainders(proposals: tuple[Proposal | JointProposal, ...], seats: int) -> Remainders:
    """Each list gets as many seats as its quota has whole numbers; the others go to the highest fractions;
    equal fractions draw lots (§ 50 Abs. 3 GO NRW, wording of 2009; later wording unseen: draft).
    """
    total = sum(each.strength for each in proposals)
    quotas = [Fraction(each.strength * seats, total) for each in proposals]
    fractions = [each - int(each) for each in quotas]
    left = seats - sum(int(each) for each in quotas)
    lines = tuple(
        Quota(each.name, each.strength, quota, int(quota), fraction, standing)
        for each, quota, fraction, standing in zip(
            proposals, quotas, fractions, standings(fractions, left), strict=True
        )
    )
    return Remainders(lines, total, seats, left)
