"""The working of a division in one sentence, with exact numbers. Pure; the edge brings the translation."""

from collections.abc import Mapping
from fractions import Fraction

from journal.events import N_
from voting.seats.allocation import Allocation
from voting.seats.highest import HighestNumber, HighestNumbers
from voting.seats.lots import Standing
from voting.seats.remainders import Remainders
from voting.wording import Phrase

REMAINDERS = N_(
    "Calculation: strength times %(seats)d seats, divided by %(total)d: %(lines)s. By whole numbers %(given)d seats, by "
    "the highest fractions %(left)d."
)
HIGHEST = N_("Calculation: the highest of all numbers that division yields, in their order: %(lines)s.")


def working_phrase(allocation: Allocation) -> Phrase:
    """Every quota, or every number that was worth a seat or a part in the lot."""
    working = allocation.working
    return _remainders(working) if isinstance(working, Remainders) else _highest(working)


def _remainders(working: Remainders) -> Phrase:
    lines = (
        f"{each.name} {each.strength} × {working.seats} : {working.total} = {exact(each.quota)}"
        for each in working.quotas
    )
    values: Mapping[str, int | str | Phrase] = {
        "seats": working.seats,
        "total": working.total,
        "lines": ", ".join(lines),
        "given": working.seats - working.left,
        "left": working.left,
    }
    return Phrase(REMAINDERS, values)


def _highest(working: HighestNumbers) -> Phrase:
    return Phrase(HIGHEST, {"lines": ", ".join(_number(each) for each in working.ranked)})


def _number(each: HighestNumber) -> str:
    """Equal numbers share their rank."""
    rank = f"{each.rank}. {each.name} {each.strength} : {each.divisor} = {exact(each.number)}"
    return f"{rank} (=)" if each.standing is Standing.LOT else rank


def exact(number: Fraction) -> str:
    """A mixed number with spaces that do not break."""
    whole, rest = divmod(number.numerator, number.denominator)
    part = f"{rest}/{number.denominator}" if rest else ""
    return f"{whole}\u00a0{part}" if whole and part else part or str(whole)
