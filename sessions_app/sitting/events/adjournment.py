"""The sitting is adjourned and continued on another day. Pure."""

from dataclasses import replace
from datetime import datetime

from journal.events import event
from sessions_app.sitting.adjournment import Adjournment
from sessions_app.sitting.assembly import QuorumFinding
from sessions_app.sitting.events.base import SittingEvent
from sessions_app.sitting.readiness import Readiness
from sessions_app.sitting.state import Part, Phase, Sitting, ended


@event("sitting_adjourned")
class SittingAdjourned(SittingEvent):
    """The sitting is adjourned (Vertagung); `until` is the day on which it is to go on, if that is known.

    Everybody leaves; a closed part ends with it. Devices are tried out anew on that day.
    """

    reason: str
    until: datetime | None = None

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        adjournment = Adjournment(at, self.reason, self.until, state.part is Part.PUBLIC)
        gone = state.with_everybody_gone(at).without_current(at)
        return replace(
            gone,
            phase=Phase.INTERRUPTED,
            part=Part.PUBLIC,
            interruptions=ended(state.interruptions, at),
            closed_parts=ended(state.closed_parts, at),
            happenings=state.happenings.ending(),
            adjournments=(*state.adjournments, adjournment),
            readiness=Readiness(),
        )


@event("sitting_continued")
class SittingContinued(SittingEvent):
    """An adjourned sitting goes on; the chair finds anew whether it is quorate.

    `present` and `required` count members with voting right. Written, never recomputed.
    """

    present: int
    required: int
    quorate: bool

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        *before, last = state.adjournments
        found = QuorumFinding(at, self.present, self.required, self.quorate)
        return replace(
            state,
            phase=Phase.OPEN,
            adjournments=(*before, replace(last, continued_at=at)),
            later_findings=(*state.later_findings, found),
            attendance=replace(state.attendance, challenged_by=None),
        )
