"""Whose device was tried out before the sitting (Probeabstimmung): the last check of each person. Pure."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from voting.vote import Choice


@dataclass(frozen=True)
class Check:
    """A test vote came through (Probestimme). `choice` is what was tried; it counts for nothing."""

    person: int
    choice: Choice
    at: datetime


@dataclass(frozen=True)
class Readiness:
    """The checks since the convening, or since the sitting was adjourned to another day: one of each person."""

    checks: tuple[Check, ...] = ()

    def check_of(self, person: int | None) -> Check | None:
        return next((each for each in self.checks if each.person == person), None)

    def with_check(self, check: Check) -> Self:
        others = tuple(each for each in self.checks if each.person != check.person)
        return replace(self, checks=(*others, check))
