"""d'Hondt and Sainte-Laguë/Schepers: the highest of all numbers that division yields (Höchstzahlverfahren). Pure."""

from dataclasses import dataclass
from fractions import Fraction

from voting.seats.lots import Lot, Standing, standings
from voting.seats.proposals import JointProposal, Proposal


@dataclass(frozen=True)
class HighestNumber:
    """A list's strength by one divisor. `rank` counts from 1; equal numbers share the rank of the first of them."""

    name: str
    strength: int
    divisor: int
    number: Fraction
    standing: Standing
    rank: int


@dataclass(frozen=True)
class HighestNumbers:
    """The working by highest numbers: `columns` by list, each from the first divisor on."""

    columns: tuple[tuple[HighestNumber, ...], ...]
    divisors: tuple[int, ...]
    seats: int

    @property
    def certain(self) -> tuple[int, ...]:
        """What each list has whatever a lot says."""
        return tuple(sum(each.standing is Standing.SEAT for each in column) for column in self.columns)

    @property
    def lot(self) -> Lot | None:
        tied = [each for column in self.columns for each in column if each.standing is Standing.LOT]
        if not tied:
            return None
        seats = self.seats - sum(self.certain)
        return Lot(tuple(each.name for each in tied), seats, tied[0].number)

    @property
    def ranked(self) -> tuple[HighestNumber, ...]:
        """The numbers that are worth a seat or a part in the lot, from the highest down."""
        worth = [each for column in self.columns for each in column if each.standing is not Standing.NOTHING]
        return tuple(sorted(worth, key=lambda each: each.rank))


def by_d_hondt(proposals: tuple[Proposal | JointProposal, ...], seats: int) -> HighestNumbers:
    """The strengths are divided by 1, 2, 3 and so on (NKomVG § 71; § 58 Abs. 5 GO NRW for chairs)."""
    return _by_divisors(proposals, seats, tuple(range(1, seats + 1)))


def by_sainte_lague(proposals: tuple[Proposal | JointProposal, ...], seats: int) -> HighestNumbers:
    """The strengths are divided by 1, 3, 5 and so on; halves of them (0,5, 1,5, …) rank the same
    (where the rules of procedure choose it, Art. 33 BayGO: draft).
    """
    return _by_divisors(proposals, seats, tuple(range(1, 2 * seats, 2)))


def _by_divisors(
    proposals: tuple[Proposal | JointProposal, ...], seats: int, divisors: tuple[int, ...]
) -> HighestNumbers:
    pairs = [(each, divisor) for each in proposals for divisor in divisors]
    numbers = [Fraction(each.strength, divisor) for each, divisor in pairs]
    ranks = _ranks(numbers)
    lines = [
        HighestNumber(each.name, each.strength, divisor, number, standing, ranks[number])
        for (each, divisor), number, standing in zip(pairs, numbers, standings(numbers, seats), strict=True)
    ]
    wide = len(divisors)
    columns = tuple(tuple(lines[at : at + wide]) for at in range(0, len(lines), wide))
    return HighestNumbers(columns, divisors, seats)


def _ranks(numbers: list[Fraction]) -> dict[Fraction, int]:
    ranks: dict[Fraction, int] = {}
    for place, number in enumerate(sorted(numbers, reverse=True), start=1):
        ranks.setdefault(number, place)
    return ranks
