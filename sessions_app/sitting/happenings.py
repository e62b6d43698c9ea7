"""Plain happenings: order measures, residents' question time, commitments, moments of silence. Pure."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Self


class Measure(StrEnum):
    """Order measures (Ordnungsmaßnahmen): Ruf zur Sache, Ordnungsruf, Wortentzug, Ausschluss von der Sitzung."""

    TO_THE_POINT = "to_the_point"
    CALL_TO_ORDER = "call_to_order"
    FLOOR_WITHDRAWN = "floor_withdrawn"
    EXPULSION = "expulsion"


class Rite(StrEnum):
    """What the whole room is in for a while: Einwohnerfragestunde, Schweigeminute."""

    QUESTION_TIME = "question_time"
    SILENCE = "silence"


@dataclass(frozen=True)
class Observance:
    """A rite that has begun and was not ended yet; `item` and `public` say where in the evening it began."""

    rite: Rite
    reason: str
    began_at: datetime
    item: int | None
    public: bool


@dataclass(frozen=True)
class Happenings:
    """What of it is still in force: the running rite, who was expelled, and of them `expelled_openly` before the public,
    who was committed in this sitting.
    """

    observance: Observance | None = None
    expelled: frozenset[int] = frozenset()
    committed: frozenset[int] = frozenset()
    expelled_openly: frozenset[int] = frozenset()

    def beginning(self, observance: Observance) -> Self:
        return replace(self, observance=observance)

    def ending(self) -> Self:
        return replace(self, observance=None)

    def expelling(self, person: int, *, public: bool) -> Self:
        openly = self.expelled_openly | {person} if public else self.expelled_openly
        return replace(self, expelled=self.expelled | {person}, expelled_openly=openly)

    def committing(self, person: int) -> Self:
        return replace(self, committed=self.committed | {person})
