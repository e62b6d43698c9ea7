"""What the closed part asks for: assurances of remote members, and what of its results the public hears. Pure."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Self


class Announcement(StrEnum):
    """What the chair decides on announcing a closed result in public: now, later, never."""

    NOW = "now"
    LATER = "later"
    NEVER = "never"


@dataclass(frozen=True)
class Assurance:
    """A remote member's word that nobody else listens or looks on (§ 3 Abs. 3 DigiSiVO NRW)."""

    person: int
    at: datetime


@dataclass(frozen=True)
class ClosedResult:
    """The decision on announcing the result of a closed vote, or of a closed `election` (then `vote` is 0).

    `wording`: what the public reads, with NOW alone.
    """

    vote: int
    item: int
    announcement: Announcement
    at: datetime
    wording: str = ""
    reason: str = ""
    election: int = 0


@dataclass(frozen=True)
class Discretion:
    """Verschwiegenheit: the assurances given, and of each closed vote and election the last decision on its
    announcement.
    """

    assurances: tuple[Assurance, ...] = ()
    results: tuple[ClosedResult, ...] = ()

    @property
    def published(self) -> tuple[ClosedResult, ...]:
        return tuple(each for each in self.results if each.announcement is Announcement.NOW)

    def result_of(self, *, vote: int = 0, election: int = 0) -> ClosedResult | None:
        found = (each for each in self.results if (each.vote, each.election) == (vote, election))
        return next(found, None)

    def is_assured(self, person: int, since: datetime) -> bool:
        """Whether the person gave the assurance at `since` or after."""
        return any(each.person == person and each.at >= since for each in self.assurances)

    def with_assurance(self, person: int, at: datetime) -> Self:
        return replace(self, assurances=(*self.assurances, Assurance(person, at)))

    def with_result(self, result: ClosedResult) -> Self:
        before = self.result_of(vote=result.vote, election=result.election)
        others = tuple(each for each in self.results if each is not before)
        return replace(self, results=(*others, result))
