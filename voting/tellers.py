"""What tellers count in the hall (Zählung): two by themselves, and only counts that agree are a result. Pure."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple, Self


class Numbers(NamedTuple):
    """How many voted how. Only papers can be `invalid`."""

    yes: int
    no: int
    abstain: int = 0
    invalid: int = 0

    @property
    def total(self) -> int:
        return sum(self)


@dataclass(frozen=True)
class TellerCount:
    """What one teller counted (Zählerin, Zähler), and when it was entered."""

    teller: str
    at: datetime
    numbers: Numbers


@dataclass(frozen=True)
class Counting:
    """All counts in the order of their entry, none overwritten: the first and the second are one round, and so on."""

    counts: tuple[TellerCount, ...] = ()

    @property
    def round(self) -> tuple[TellerCount, ...]:
        """The counts of the last round: two, or the first one; none before anybody has counted."""
        return self.counts[2 * (self.rounds - 1) :] if self.counts else ()

    @property
    def rounds(self) -> int:
        """How often it was counted; a round that waits for its second count is one."""
        return (len(self.counts) + 1) // 2

    @property
    def first(self) -> TellerCount | None:
        """The count that waits for that of the second teller."""
        return self.counts[-1] if len(self.counts) % 2 else None

    @property
    def agreed(self) -> Numbers | None:
        """The numbers on which both tellers of the last round agree."""
        agree = self.first is None and len({each.numbers for each in self.round}) == 1
        return self.counts[-1].numbers if agree else None

    def with_count(self, count: TellerCount) -> Self:
        return replace(self, counts=(*self.counts, count))
