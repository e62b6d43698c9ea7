"""Attendance beyond who is here: apologies, recusals, a doubted quorum. Pure and immutable."""

from collections.abc import Container
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NewType, Self

# A time that has passed: 18:30 is today's, or yesterday's where today's is yet to come.
PastTime = NewType("PastTime", datetime)


class Place(StrEnum):
    """Where a biased member stays meanwhile: im Zuhörerbereich, außerhalb des Raumes."""

    AUDIENCE = "audience"
    OUTSIDE = "outside"


class Basis(StrEnum):
    """What a recusal rests on: the member's own word, or a decision of the council (§ 31 Abs. 4 GO NRW)."""

    DECLARED = "declared"
    DECIDED = "decided"


@dataclass(frozen=True)
class Apology:
    """Somebody will not come (entschuldigt), or `late` (verspätet angekündigt), if told by when."""

    person: int
    late: bool = False
    expected_at: datetime | None = None


@dataclass(frozen=True)
class Recusal:
    """A member takes no part in an item for bias (Befangenheit, Mitwirkungsverbot), while it is called."""

    person: int
    item: int
    place: Place
    basis: Basis


@dataclass(frozen=True)
class Attendance:
    """`found`: persons who were found to be biased after a vote, with its number. `challenged_by` doubts the quorum and waits for its finding. `second_meeting`: items that were postponed
    before for lack of a quorum.
    """

    apologies: tuple[Apology, ...] = ()
    recusals: tuple[Recusal, ...] = ()
    found: tuple[tuple[int, int], ...] = ()
    challenged_by: int | None = None
    second_meeting: frozenset[int] = frozenset()

    def apology(self, person: int) -> Apology | None:
        return next((each for each in self.apologies if each.person == person), None)

    def recusal(self, person: int, item: int | None) -> Recusal | None:
        return next((each for each in self.recusals if (each.person, each.item) == (person, item)), None)

    def recused_from(self, item: int | None) -> frozenset[int]:
        return frozenset(each.person for each in self.recusals if each.item == item)

    def recused_from_any(self, items: Container[int]) -> frozenset[int]:
        return frozenset(each.person for each in self.recusals if each.item in items)

    def found_in(self, vote: int) -> frozenset[int]:
        """Who was found to be biased after this vote."""
        return frozenset(person for person, number in self.found if number == vote)

    def with_apology(self, apology: Apology) -> Self:
        rest = self.without_apology(apology.person)
        return replace(rest, apologies=(*rest.apologies, apology))

    def without_apology(self, person: int) -> Self:
        return replace(self, apologies=tuple(each for each in self.apologies if each.person != person))

    def apologies_of(self, people: Container[int]) -> Self:
        """What remains when the sitting is convened anew with these people."""
        return type(self)(tuple(each for each in self.apologies if each.person in people))

    def with_recusal(self, recusal: Recusal) -> Self:
        rest = self.without_recusal(recusal.person, recusal.item)
        return replace(rest, recusals=(*rest.recusals, recusal))

    def without_recusal(self, person: int, item: int) -> Self:
        left = tuple(each for each in self.recusals if (each.person, each.item) != (person, item))
        return replace(self, recusals=left)

    def with_found(self, person: int, vote: int) -> Self:
        return replace(self, found=(*self.found, (person, vote)))

    def with_second_meeting(self, item: int) -> Self:
        return replace(self, second_meeting=self.second_meeting | {item})
