"""The shape of everything that happens in a sitting. Pure."""

from datetime import datetime

from journal.events import Event
from sessions_app.sitting.state import Sitting


class SittingEvent(Event):
    """Something that happened in a sitting."""

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        raise NotImplementedError
