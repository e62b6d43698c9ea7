"""Items that are decided together in one vote. Pure. That the vote is taken: `VoteOpened.bloc`."""

from dataclasses import replace
from datetime import datetime

from journal.events import event
from sessions_app.sitting.events.base import SittingEvent
from sessions_app.sitting.plan import ItemState
from sessions_app.sitting.state import Sitting


@event("items_called_en_bloc")
class ItemsCalledEnBloc(SittingEvent):
    """The chair calls several items together, to have them decided in one vote (Abstimmung en bloc)."""

    items: tuple[int, ...]

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        called = state.without_current(at)
        for each in self.items:
            called = called.with_item(each, state=ItemState.CALLED, called_at=at, left_at=None)
        return replace(called, current=self.items[0], called_en_bloc=self.items).with_items_led()


@event("item_left_bloc")
class ItemLeftBloc(SittingEvent):
    """An item that was called with others is finished by itself (postponed, for instance). Their call stands: the first
    of them leads.
    """

    item: int

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        rest = state.left_en_bloc
        current = state.current if state.current in rest else rest[0]
        return replace(state.with_item(self.item, left_at=at), current=current, called_en_bloc=rest)


@event("item_taken_out")
class ItemTakenOut(SittingEvent):
    """An item is to be decided by itself (Herausnahme): it is still to come. `person`: who demands it, None: not said."""

    item: int
    person: int | None = None

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        rest = tuple(each for each in state.called_en_bloc if each != self.item)
        left = (each for each in state.bloc if each != self.item)  # without what was postponed meanwhile
        current = next(left) if self.item == state.current else state.current
        out = state.with_item(self.item, state=ItemState.PENDING, called_at=None, left_at=None)
        return replace(out, current=current, called_en_bloc=rest)
