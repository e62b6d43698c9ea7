"""Majorities: whether a vote is carried. Integers only. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Majority(StrEnum):
    """Which majority a resolution needs (erforderliche Mehrheit)."""

    SIMPLE = "simple"


@dataclass(frozen=True)
class Tally:
    """The count of a vote (Auszählung). `not_voted`: on the register, but no ballot."""

    yes: int
    no: int
    abstain: int = 0
    invalid: int = 0
    not_voted: int = 0


@dataclass(frozen=True)
class Verdict:
    """What a rule makes of a tally: `threshold` is the number of yes votes needed out of `base`."""

    carried: bool
    base: int
    threshold: int
    rule_id: str


def more_yes_than_no(tally: Tally) -> Verdict:
    """Simple majority: more yes than no; a tie, also 0:0, is a rejection (§ 50 Abs. 1 GO NRW).

    Abstentions and invalid votes do not count for the majority (§ 50 Abs. 5 GO NRW).
    """
    base = tally.yes + tally.no
    return Verdict(
        carried=tally.yes > tally.no, base=base, threshold=base // 2 + 1, rule_id="more_yes_than_no"
    )


RULES: Mapping[str, Callable[[Tally], Verdict]] = {"more_yes_than_no": more_yes_than_no}
