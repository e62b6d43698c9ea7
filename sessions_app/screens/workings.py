"""The workings as tables of text: exact numbers, their decimals, what each is worth."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils.formats import number_format

from voting.seats.allocation import Working
from voting.seats.highest import HighestNumber
from voting.seats.lots import Standing
from voting.seats.remainders import Quota, Remainders
from voting.seats.workings import exact

DECIMALS = 3


@dataclass(frozen=True)
class Figure:
    """A number as a person reads it: the decimals, and the exact form where they are not exact."""

    decimals: str
    exact: str = ""


@dataclass(frozen=True)
class RemainderLine:
    """A list's line of the working by Hare/Niemeyer."""

    name: str
    strength: int
    quota: Figure
    whole: int
    fraction: Figure
    standing: Standing


@dataclass(frozen=True)
class RemainderTable:
    """The working by Hare/Niemeyer. `given`: seats by whole numbers; `left`: seats by fractions."""

    lines: tuple[RemainderLine, ...]
    total: int
    seats: int
    given: int
    left: int
    is_remainders: bool = True


@dataclass(frozen=True)
class Cell:
    """One highest number."""

    figure: Figure
    standing: Standing
    rank: int


@dataclass(frozen=True)
class HighestTable:
    """The working by highest numbers: a line for each divisor, a column for each list, None where nothing is shown."""

    names: tuple[str, ...]
    lines: tuple[tuple[int, tuple[Cell | None, ...]], ...]
    is_remainders: bool = False


def figure(number: Fraction) -> Figure:
    """`3,923` with `3 12/13`; `5,5` and `5` say all by themselves."""
    rounded = round(Decimal(number.numerator) / Decimal(number.denominator), DECIMALS)
    if Fraction(rounded) != number:
        return Figure(number_format(rounded, DECIMALS), exact(number))
    return Figure(number_format(int(rounded) if number.denominator == 1 else rounded.normalize()))


def table_of(working: Working) -> RemainderTable | HighestTable:
    if isinstance(working, Remainders):
        return _remainders(working)
    return highest_table(working.columns)


def _remainders(working: Remainders) -> RemainderTable:
    lines = tuple(_remainder_line(each) for each in working.quotas)
    given = working.seats - working.left
    return RemainderTable(lines, working.total, working.seats, given, working.left)


def _remainder_line(each: Quota) -> RemainderLine:
    return RemainderLine(
        each.name, each.strength, figure(each.quota), each.whole, figure(each.fraction), each.standing
    )


def highest_table(columns: tuple[tuple[HighestNumber, ...], ...]) -> HighestTable:
    """Of each list the numbers that are worth something and the first that is not: those below are smaller still."""
    shown = [column[: _worth(column) + 1] for column in columns]
    longest = max(shown, key=len)
    lines = tuple(
        (each.divisor, tuple(_cell(column[place]) if place < len(column) else None for column in shown))
        for place, each in enumerate(longest)
    )
    return HighestTable(tuple(column[0].name for column in columns), lines)


def _worth(column: tuple[HighestNumber, ...]) -> int:
    return sum(each.standing is not Standing.NOTHING for each in column)


def _cell(each: HighestNumber) -> Cell:
    return Cell(figure(each.number), each.standing, each.rank)
