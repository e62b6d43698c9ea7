"""Ties and lots: who is tied for how many seats, and the outcome of the lot. Pure.

Where equal numbers meet the last seats, nothing is decided by the order of the lists: the lot decides
(§ 50 Abs. 3 GO NRW for equal fractions of a number; § 58 Abs. 5 GO NRW for equal highest numbers).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from hashlib import sha256
from typing import Self

from journal.events import Refused, require
from voting.seats.refusals import SeatsRefusal


class Standing(StrEnum):
    """What a number is worth: a seat, a part in the lot, or nothing."""

    SEAT = "seat"
    LOT = "lot"
    NOTHING = "nothing"


def standings(numbers: Sequence[Fraction], places: int) -> tuple[Standing, ...]:
    """The standing of each number where the `places` highest are worth a seat.

    `places` is at most the number of numbers. Exactly as many lots as places are left, or none at all.
    """
    if not places:
        return (Standing.NOTHING,) * len(numbers)
    last = sorted(numbers, reverse=True)[places - 1]
    at_last = Standing.SEAT if sum(each >= last for each in numbers) == places else Standing.LOT
    return tuple(
        Standing.SEAT if each > last else at_last if each == last else Standing.NOTHING for each in numbers
    )


@dataclass(frozen=True)
class Lot:
    """A lot (Losentscheid) between lists that are equal: who draws, for how many seats, at which number.

    There are fewer seats than lists, and no list can win more than one. `winners` is empty until the lot is drawn.
    """

    between: tuple[str, ...]
    seats: int
    number: Fraction
    winners: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        return not self.winners

    def won_by(self, winners: Sequence[str]) -> Self:
        """The lot with its outcome. Raises Refused if these cannot have won it."""
        fits = len(winners) == len(set(winners)) == self.seats and set(winners) <= set(self.between)
        names = ", ".join(self.between)
        require(fits, SeatsRefusal.LOT_DOES_NOT_FIT, number=self.seats, names=names)
        return replace(self, winners=tuple(winners))


def settled(lot: Lot | None, drawn: Sequence[str]) -> Lot | None:
    """The lot with what was drawn, if anything was. Raises Refused on an outcome without a lot."""
    if not drawn:
        return lot
    if lot is None:
        raise Refused(SeatsRefusal.NO_LOT)
    return lot.won_by(drawn)


def by_seed(lot: Lot, seed: str) -> tuple[str, ...]:
    """Who wins by a seed that everybody saw come about, such as thrown dice; it has to be fixed after the names are.

    For each name the SHA-256 of the seed, a line feed and the name (UTF-8) is written in hexadecimal digits; the lowest
    win. Anybody can check it with any program that knows SHA-256, and the order of the names decides nothing.
    """
    return tuple(
        sorted(lot.between, key=lambda name: sha256(f"{seed}\n{name}".encode()).digest())[: lot.seats]
    )
