"""The broadcast of the sitting (Übertragung): whether it runs, what keeps it from running, and who agrees to it. Pure.

A camera that is not ours is not cut by this: what is said here is what all screens show, and whoever runs the camera
goes by it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Self


class Stage(StrEnum):
    """Aus, läuft, angehalten, beendet."""

    OFF = "off"
    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"


class Cause(StrEnum):
    """Why a broadcast pauses: the desk wants it, the public is excluded, the sitting is interrupted, who has the floor
    does not agree, residents ask their questions.
    """

    DESK = "desk"
    CLOSED_PART = "closed_part"
    INTERRUPTION = "interruption"
    SPEAKER = "speaker"
    RESIDENTS = "residents"


class Wish(StrEnum):
    """Einverstanden, nicht einverstanden."""

    AGREES = "agrees"
    DECLINES = "declines"


@dataclass(frozen=True)
class Run:
    """A stretch of the sitting that was broadcast. `ended_at` is None while it lasts."""

    began_at: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True)
class Broadcasting:
    """`wishes`: of those who stated one. `cause`: of the pause that lasts."""

    stage: Stage = Stage.OFF
    cause: Cause | None = None
    runs: tuple[Run, ...] = ()
    wishes: Mapping[int, Wish] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def is_on(self) -> bool:
        """It has been started and not ended, though perhaps it pauses."""
        return self.stage in {Stage.RUNNING, Stage.PAUSED}

    def running(self, at: datetime) -> Self:
        return replace(self, stage=Stage.RUNNING, cause=None, runs=(*self.runs, Run(at)))

    def paused(self, cause: Cause, at: datetime) -> Self:
        return replace(self._stopped(at), stage=Stage.PAUSED, cause=cause)

    def ended(self, at: datetime) -> Self:
        return replace(self._stopped(at), stage=Stage.ENDED, cause=None)

    def with_wish(self, person: int, wish: Wish) -> Self:
        return replace(self, wishes=MappingProxyType({**self.wishes, person: wish}))

    def _stopped(self, at: datetime) -> Self:
        return replace(self, runs=tuple(replace(each, ended_at=each.ended_at or at) for each in self.runs))
