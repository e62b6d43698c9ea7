"""What becomes of the agenda, and which part of it the public hears. Pure."""

from dataclasses import replace
from datetime import datetime

from journal.events import event
from sessions_app.sitting.events.base import SittingEvent
from sessions_app.sitting.plan import ItemState
from sessions_app.sitting.state import Part, Sitting, Span, ended


@event("item_called")
class ItemCalled(SittingEvent):
    """The chair calls an agenda item (Aufruf eines TOP). `together`: what is debated with it and undecided."""

    item: int
    together: tuple[int, ...] = ()

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        called = state.without_current(at)
        for each in (*self.together, self.item):
            called = called.with_item(each, state=ItemState.CALLED, called_at=at, left_at=None)
        return replace(called, current=self.item).with_items_led()


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
    reason: str = ""

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        remark = f"{self.to} ({self.reason})" if self.reason else self.to
        return state.with_item(self.item, state=ItemState.REFERRED, remark=remark)


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
