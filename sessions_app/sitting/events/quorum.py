"""The quorum is doubted, or not needed. What the chair finds of it: `course.py`. Pure."""

from dataclasses import replace
from datetime import datetime

from journal.events import event
from sessions_app.sitting.events.base import SittingEvent
from sessions_app.sitting.state import Sitting


@event("quorum_challenged")
class QuorumChallenged(SittingEvent):
    """A member doubts the quorum (Anzweiflung der Beschlussfähigkeit): the chair has to find it anew."""

    person: int

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return replace(state, attendance=replace(state.attendance, challenged_by=self.person))


@event("second_meeting_found")
class SecondMeetingFound(SittingEvent):
    """The chair finds that an item was postponed before for lack of a quorum, and that the invitation said that
    any number may decide on it now (§ 49 Abs. 2 GO NRW). `reason`: when, and where it was said.
    """

    item: int
    reason: str

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return replace(state, attendance=state.attendance.with_second_meeting(self.item))
