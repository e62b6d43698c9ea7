"""Who leads the sitting, and when somebody else than the chair does (Sitzungsleitung und ihre Vertretung). Pure."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self


class HandOver(StrEnum):
    """For how long the chair is handed over: for the called item, or until it is given back."""

    ITEM = "item"
    RETURN = "return"


@dataclass(frozen=True)
class Leadership:
    """`deputy` leads now in place of the chair; `item`: only as long as this item is dealt with.

    `opener` opened the sitting. `led` tells, in order, who led which item, for the minutes and their signers.
    """

    deputy: int | None = None
    item: int | None = None
    opener: int | None = None
    led: tuple[tuple[int, int], ...] = ()

    def handed_to(self, person: int, item: int | None) -> Self:
        return replace(self, deputy=person, item=item)

    def given_back(self) -> Self:
        return replace(self, deputy=None, item=None)

    def without_item(self) -> Self:
        """The sitting goes on from the item that was called."""
        return self.given_back() if self.item is not None else self

    def without(self, person: int) -> Self:
        """Who has left leads no longer."""
        return self.given_back() if self.deputy == person else self

    def opened_by(self, person: int) -> Self:
        return replace(self, opener=person)

    def leading(self, person: int, item: int) -> Self:
        step = (person, item)
        return self if step in self.led else replace(self, led=(*self.led, step))
