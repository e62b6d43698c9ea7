"""How the video server is, and how many are in a room."""

from dataclasses import dataclass
from enum import Enum

from journal.events import N_


class Health(Enum):
    """How the video server is. The value is the sentence for the desk, a msgid."""

    WELL = N_("The video server answers.")
    ODD = N_("The video server gives answers that cannot be understood. The meeting goes on without it.")
    UNREACHABLE = N_("The video server cannot be reached. The meeting goes on without it.")
    NOT_WATCHED = N_("Video conferences are set up; how many take part cannot be counted from here.")
    NOT_CONFIGURED = N_("No video conference is set up here. The meeting works without it.")


@dataclass(frozen=True)
class Headcount:
    """How many are in a room now: connections, not persons. None where nobody can tell."""

    health: Health
    participants: int | None = None
