"""The agenda on the move: another order, joint debates, urgent items. Pure."""

from dataclasses import replace
from datetime import datetime

from journal.events import event
from sessions_app.sitting.events.base import SittingEvent
from sessions_app.sitting.moves import Change, ChangeKind, Proposal, moved
from sessions_app.sitting.plan import Item
from sessions_app.sitting.state import Sitting


@event("item_moved")
class ItemMoved(SittingEvent):
    """An item is dealt with at another place of its part (Änderung der Reihenfolge) and keeps its number.

    `before` is the item that it now precedes; None: it is the last one.
    """

    item: int
    before: int | None = None
    reason: str

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        items = moved(state.items, self.item, self.before)
        changed = _changed(state, ChangeKind.MOVED, (self.item,), self.reason, before=self.before)
        return replace(changed, items=items)


@event("items_combined")
class ItemsCombined(SittingEvent):
    """Items are debated together and decided one by one (verbundene Beratung). `items`: all of them."""

    items: tuple[int, ...]
    reason: str

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        changed = _changed(state, ChangeKind.COMBINED, self.items, self.reason)
        return replace(changed, moves=changed.moves.with_group(self.items))


@event("items_separated")
class ItemsSeparated(SittingEvent):
    """Items that were combined are debated one by one again (Trennung der Beratung)."""

    items: tuple[int, ...]
    reason: str

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        changed = _changed(state, ChangeKind.SEPARATED, self.items, self.reason)
        return replace(changed, moves=changed.moves.without_group(self.items))


def _changed(
    state: Sitting, kind: ChangeKind, items: tuple[int, ...], reason: str, before: int | None = None
) -> Sitting:
    public = all(each.public for each in state.items if each.id in items)
    change = Change(kind=kind, items=items, reason=reason, public=public, before=before)
    return replace(state, moves=state.moves.with_change(change))


@event("item_proposed")
class ItemProposed(SittingEvent):
    """An item is proposed for the agenda because it is urgent (Dringlichkeitsantrag).

    Whether it is put on, the council decides in a vote whose subject is `item`: the announcement of a carried
    one puts it on the agenda as it is written here. `reason` says why it cannot wait.
    """

    item: int
    number: str
    title: str
    public: bool
    reason: str
    public_title: str = ""
    proposed_resolution: str = ""

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        item = Item(
            id=self.item,
            number=self.number,
            title=self.title,
            public=self.public,
            public_title=self.public_title,
            proposed_resolution=self.proposed_resolution,
        )
        proposal = Proposal(item=item, reason=self.reason, proposed_at=at)
        return replace(state, moves=state.moves.with_proposal(proposal))


@event("proposal_taken_back")
class ProposalTakenBack(SittingEvent):
    """The motion to add an urgent item is taken back before it is decided (Rücknahme)."""

    item: int
    reason: str

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return replace(state, moves=state.moves.with_end_of_proposal(ChangeKind.TAKEN_BACK, self.reason))
