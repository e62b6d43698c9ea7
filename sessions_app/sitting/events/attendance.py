"""Who comes and who leaves. Pure."""

from datetime import datetime

from journal.events import event
from sessions_app.sitting.events.base import SittingEvent
from sessions_app.sitting.state import Mode, Presence, Sitting


@event("member_arrived")
class MemberArrived(SittingEvent):
    """A member attends from now on, or in another way than before (Anwesenheit)."""

    person: int
    mode: Mode = Mode.ROOM

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return state.with_arrival(self.person, Presence(self.mode, at))


@event("member_left")
class MemberLeft(SittingEvent):
    """A member leaves the sitting."""

    person: int

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return state.with_departure(self.person, at)
