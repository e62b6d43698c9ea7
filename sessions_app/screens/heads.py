"""Region `head`, and the sign in it that everybody in the room sees while a broadcast runs or pauses."""

from dataclasses import dataclass
from datetime import datetime

from journal.events import N_
from sessions_app.screens.objects import Words, words
from sessions_app.sitting.broadcasts import Stage
from sessions_app.sitting.state import Sitting


@dataclass(frozen=True)
class OnAir:
    """The sign that tells everybody in the room: `stage` is running or paused."""

    stage: str
    text: Words


@dataclass(frozen=True)
class Head:
    """Region `head`. `phase`: planned, convened, open, interrupted, closed, cancelled. `part`: public, closed.

    `starts_at`: the announced begin, until the sitting is opened. `deputy` presides now instead of the chair.
    """

    title: str
    organization: str
    phase: str
    phase_words: Words
    part: str
    part_words: Words
    starts_at: datetime | None = None
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    deputy: str = ""
    on_air: OnAir | None = None


def on_air(sitting: Sitting) -> OnAir | None:
    """None: nothing is broadcast, and nobody has to be told."""
    return _SIGNS.get(sitting.broadcasting.stage)


_SIGNS = {
    Stage.RUNNING: OnAir(Stage.RUNNING.value, words(N_("Broadcast is running"))),
    Stage.PAUSED: OnAir(Stage.PAUSED.value, words(N_("Broadcast is paused"))),
}
