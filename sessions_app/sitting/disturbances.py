"""Faults that members report, and what the chair finds of them (Störungen, § 10 DigiSiVO NRW). Pure."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Self


class FaultKind(StrEnum):
    """What does not work: Ton, Bild, Abstimmung, Verbindung."""

    SOUND = "sound"
    PICTURE = "picture"
    VOTING = "voting"
    CONNECTION = "connection"


class Channel(StrEnum):
    """How a report came: from the member's own device, or told to the desk by telephone or across the hall."""

    DEVICE = "device"
    DESK = "desk"


class Finding(StrEnum):
    """What the chair finds: relevant (the sitting waits for the repair, § 10 Abs. 1 DigiSiVO NRW), in the member's
    own sphere, or irrelevant (nothing was missed, or the member takes part again without complaint, Abs. 4).
    """

    RELEVANT = "relevant"
    OWN_SPHERE = "own_sphere"
    IRRELEVANT = "irrelevant"


@dataclass(frozen=True)
class Judgement:
    """A finding with its reason. `public`: given while the public was admitted, on what happened in its part."""

    finding: Finding
    reason: str
    at: datetime
    public: bool


@dataclass(frozen=True, kw_only=True)
class Disturbance:
    """One report and what became of it. `text` is for the desk alone; `public`: reported in the public part.

    `over_at`: the member says that it works again, which decides nothing.
    """

    number: int
    person: int
    kind: FaultKind
    text: str
    channel: Channel
    at: datetime
    public: bool
    over_at: datetime | None = None
    judgement: Judgement | None = None
    repaired_at: datetime | None = None

    @property
    def relevant(self) -> bool:
        return self.judgement is not None and self.judgement.finding is Finding.RELEVANT

    @property
    def settled(self) -> bool:
        """Nothing is left to decide: found harmless for the sitting, or repaired."""
        return self.repaired_at is not None or (self.judgement is not None and not self.relevant)


@dataclass(frozen=True)
class Disturbances:
    """All disturbances of a sitting, numbered from 1."""

    all: tuple[Disturbance, ...] = ()

    @property
    def unsettled(self) -> tuple[Disturbance, ...]:
        return tuple(each for each in self.all if not each.settled)

    @property
    def waiting_for_repair(self) -> tuple[Disturbance, ...]:
        return tuple(each for each in self.unsettled if each.relevant)

    @property
    def next_number(self) -> int:
        return len(self.all) + 1

    def find(self, number: int) -> Disturbance | None:
        return next((each for each in self.all if each.number == number), None)

    def of(self, person: int) -> tuple[Disturbance, ...]:
        return tuple(each for each in self.all if each.person == person)

    def all_public(self, numbers: Collection[int]) -> bool:
        """Whether all of these were reported in the public part."""
        return all(each.public for each in self.all if each.number in numbers)

    def with_report(self, report: Disturbance) -> Self:
        return replace(self, all=(*self.all, report))

    def with_over(self, number: int, at: datetime) -> Self:
        return self._changed((number,), over_at=at)

    def with_judgement(self, numbers: Collection[int], judgement: Judgement) -> Self:
        return self._changed(numbers, judgement=judgement)

    def with_repair(self, numbers: Collection[int], at: datetime) -> Self:
        return self._changed(numbers, repaired_at=at)

    def _changed(self, numbers: Collection[int], **changes: object) -> Self:
        changed = tuple(
            replace(each, **changes) if each.number in numbers else each  # type: ignore[arg-type]  # fields of Disturbance
            for each in self.all
        )
        return replace(self, all=changed)
