"""What happens in a sitting. Pure. What happens in a vote: `voting/events.py`."""

from dataclasses import fields, replace
from datetime import datetime

from journal.events import Event, event
from sessions_app.sitting.plan import ItemState, Plan
from sessions_app.sitting.state import Mode, Part, Phase, Presence, QuorumFinding, Sitting, Span, ended


class SittingEvent(Event):
    """Something that happened in a sitting."""

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        raise NotImplementedError


@event("sitting_convened")
class SittingConvened(SittingEvent):
    """The sitting is convened (Einberufung): freezes agenda, roster and rules into the journal."""

    plan: Plan

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        world = {field.name: getattr(self.plan, field.name) for field in fields(Plan)}
        return Sitting(**world, phase=Phase.CONVENED, convened_at=at)


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
        return replace(state, phase=Phase.OPEN, opening=opening)


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
        return replace(state, later_findings=(*state.later_findings, found))


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


@event("item_called")
class ItemCalled(SittingEvent):
    """The chair calls an agenda item (Aufruf eines TOP)."""

    item: int

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        left = state.without_current(at)
        called = left.with_item(self.item, state=ItemState.CALLED, called_at=at, left_at=None)
        return replace(called, current=self.item)


@event("item_noted")
class ItemNoted(SittingEvent):
    """The council takes note of an item (Kenntnisnahme)."""

    item: int

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return state.with_item(self.item, state=ItemState.NOTED)


@event("item_postponed")
class ItemPostponed(SittingEvent):
    """An item is postponed to a later meeting (Vertagung)."""

    item: int
    reason: str = ""

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return state.with_item(self.item, state=ItemState.POSTPONED, remark=self.reason)


@event("item_withdrawn")
class ItemWithdrawn(SittingEvent):
    """An item is taken off the agenda (Absetzung, Rücknahme)."""

    item: int
    reason: str = ""

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return state.with_item(self.item, state=ItemState.WITHDRAWN, remark=self.reason)


@event("item_referred")
class ItemReferred(SittingEvent):
    """An item is referred to another organization (Verweisung); `to` names it."""

    item: int
    to: str

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return state.with_item(self.item, state=ItemState.REFERRED, remark=self.to)


@event("sitting_interrupted")
class SittingInterrupted(SittingEvent):
    """The chair interrupts the sitting (Unterbrechung); `until` is the announced end, if there is one."""

    reason: str
    until: datetime | None = None

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        span = Span(at, self.reason, expected_at=self.until)
        return replace(state, phase=Phase.INTERRUPTED, interruptions=(*state.interruptions, span))


@event("sitting_resumed")
class SittingResumed(SittingEvent):
    """The sitting goes on."""

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return replace(state, phase=Phase.OPEN, interruptions=ended(state.interruptions, at))


@event("public_excluded")
class PublicExcluded(SittingEvent):
    """The public is excluded (Ausschluss der Öffentlichkeit): the closed part begins."""

    reason: str

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        parts = (*state.closed_parts, Span(at, self.reason))
        return replace(state.without_current(at), part=Part.CLOSED, closed_parts=parts)


@event("public_readmitted")
class PublicReadmitted(SittingEvent):
    """The public is admitted again: the closed part ends."""

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        parts = ended(state.closed_parts, at)
        return replace(state.without_current(at), part=Part.PUBLIC, closed_parts=parts)


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
