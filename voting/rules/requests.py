"""Who can have a vote taken by roll call or in secret: how many have to demand it (Verlangen). Integers only. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Way(StrEnum):
    """What is no matter of counting those who demand it: the council resolves on it; the law excludes it."""

    BY_RESOLUTION = "by_resolution"
    NEVER = "never"


@dataclass(frozen=True)
class Share:
    """At least one of so many `parts` of the members by law, or of those present with a vote."""

    parts: int
    of_present: bool = False

    def needed(self, *, statutory_number: int, present: int) -> int:
        """How many have to demand it: rounded up, and always somebody."""
        base = present if self.of_present else statutory_number
        return max(1, -(-base // self.parts))


SHARES: Mapping[str, Share] = {
    "one_tenth_of_statutory": Share(10),
    "one_fifth_of_statutory": Share(5),
    "one_quarter_of_statutory": Share(4),
    "one_third_of_statutory": Share(3),
    "one_fifth_of_present": Share(5, of_present=True),
    "one_quarter_of_present": Share(4, of_present=True),
    "one_third_of_present": Share(3, of_present=True),
}
ROLL_CALL = (*SHARES, Way.BY_RESOLUTION.value)
SECRET = (*ROLL_CALL, Way.NEVER.value)
