"""The course of a sitting, from its convening to its close. Pure."""

from dataclasses import fields, replace
from datetime import datetime

from journal.events import event
from sessions_app.sitting.assembly import QuorumFinding
from sessions_app.sitting.events.base import SittingEvent
from sessions_app.sitting.plan import Plan
from sessions_app.sitting.state import Phase, Sitting, Span, ended


@event("sitting_convened")
class SittingConvened(SittingEvent):
    """The sitting is convened (Einberufung): freezes agenda, roster and rules into the journal."""

    plan: Plan

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        world = {field.name: getattr(self.plan, field.name) for field in fields(Plan)}
        people = frozenset(member.person for member in self.plan.members)
        apologies = state.attendance.apologies_of(people)
        return Sitting(**world, phase=Phase.CONVENED, convened_at=at, attendance=apologies)


@event("sitting_cancelled")
class SittingCancelled(SittingEvent):
    """The sitting will not take place (Absage)."""

    reason: str

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        gone = state.with_everybody_gone(at)
        return replace(gone, phase=Phase.CANCELLED, cancelled_at=at, cancellation_reason=self.reason)


@event("sitting_opened")
class SittingOpened(SittingEvent):
    """The chair opens the sitting and finds whether it is quorate (Feststellung der Beschlussfähigkeit).

    `present` and `required` count members with voting right. Written, never recomputed.
    """

    present: int
    required: int
    quorate: bool

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        opening = QuorumFinding(at, self.present, self.required, self.quorate)
        leadership = state.leadership.opened_by(state.presiding)
        return replace(state, phase=Phase.OPEN, opening=opening, leadership=leadership)


@event("quorum_established")
class QuorumEstablished(SittingEvent):
    """The chair finds anew whether the sitting is quorate (Feststellung der Beschlussfähigkeit, or of its lack).

    `present` and `required` count members with voting right. Written, never recomputed.
    """

    present: int
    required: int
    quorate: bool

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        found = QuorumFinding(at, self.present, self.required, self.quorate)
        answered = replace(state.attendance, challenged_by=None)
        return replace(state, later_findings=(*state.later_findings, found), attendance=answered)


@event("sitting_interrupted")
class SittingInterrupted(SittingEvent):
    """The chair interrupts the sitting (Unterbrechung); `until` is the announced end, if there is one."""

    reason: str
    until: datetime | None = None

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        span = Span(at, self.reason, expected_at=self.until)
        spans, speakers = (*state.interruptions, span), state.speakers.stopped(at)
        return replace(state, phase=Phase.INTERRUPTED, interruptions=spans, speakers=speakers)


@event("sitting_resumed")
class SittingResumed(SittingEvent):
    """The sitting goes on."""

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        spans, speakers = ended(state.interruptions, at), state.speakers.going_on(at)
        return replace(state, phase=Phase.OPEN, interruptions=spans, speakers=speakers)


@event("sitting_closed")
class SittingClosed(SittingEvent):
    """The chair closes the sitting; `present` counts the members with voting right at the end."""

    present: int

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        gone = state.with_everybody_gone(at).without_current(at)
        return replace(
            gone,
            phase=Phase.CLOSED,
            closed_at=at,
            interruptions=ended(state.interruptions, at),
            closed_parts=ended(state.closed_parts, at),
        )
