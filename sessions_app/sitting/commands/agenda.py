"""Call items, finish them without a vote, exclude and readmit the public."""

from collections.abc import Callable, Mapping

from accounts.actor import Actor
from journal.events import Command, require
from sessions_app.policies import may_preside, may_run_desk
from sessions_app.sitting.commands.bloc import require_demands_decided
from sessions_app.sitting.commands.conditions import (
    require_item,
    require_no_vote,
    require_phase,
    require_unbiased_lead,
)
from sessions_app.sitting.events.agenda import (
    ItemCalled,
    ItemNoted,
    ItemPostponed,
    ItemReferred,
    ItemWithdrawn,
    PublicExcluded,
    PublicReadmitted,
)
from sessions_app.sitting.events.bloc import ItemLeftBloc
from sessions_app.sitting.plan import Item, ItemState
from sessions_app.sitting.refusals import SittingRefusal
from sessions_app.sitting.state import Part, Phase, Sitting

Ending = ItemNoted | ItemPostponed | ItemWithdrawn | ItemReferred
Finished = Ending | tuple[Ending, ItemLeftBloc]


def call_item(sitting: Sitting, by: Actor, *, item: int) -> ItemCalled:
    """A closed item only while the public is excluded, a public one only while it is admitted."""
    found = _item_at_desk(sitting, by, item, ItemState.CALLED)
    admitted = sitting.part is Part.PUBLIC
    require(found.public or not admitted, SittingRefusal.CLOSED_ITEM, number=found.number)
    require(not found.public or admitted, SittingRefusal.PUBLIC_ITEM, number=found.number)
    return ItemCalled(item=item, together=_undecided_with(sitting, item))


def _undecided_with(sitting: Sitting, item: int) -> tuple[int, ...]:
    """What is debated jointly with the item and can still be called."""
    others = (sitting.find_item(each) for each in sitting.moves.group_of(item) if each != item)
    return tuple(each.id for each in others if each and each.may_become(ItemState.CALLED))


def note_item(sitting: Sitting, by: Actor, *, item: int) -> Finished:
    _item_led(sitting, by, item, ItemState.NOTED)
    return _finished(sitting, ItemNoted(item=item))


def postpone_item(sitting: Sitting, by: Actor, *, item: int, reason: str) -> Finished:
    _item_led(sitting, by, item, ItemState.POSTPONED)
    require(reason.strip(), SittingRefusal.NO_REASON)
    return _finished(sitting, ItemPostponed(item=item, reason=reason.strip()))


def withdraw_item(sitting: Sitting, by: Actor, *, item: int, reason: str) -> Finished:
    _item_led(sitting, by, item, ItemState.WITHDRAWN)
    require(reason.strip(), SittingRefusal.NO_REASON)
    return _finished(sitting, ItemWithdrawn(item=item, reason=reason.strip()))


def refer_item(sitting: Sitting, by: Actor, *, item: int, to: str, reason: str) -> Finished:
    _item_led(sitting, by, item, ItemState.REFERRED)
    require(to.strip(), SittingRefusal.NO_TARGET)
    require(reason.strip(), SittingRefusal.NO_REASON)
    return _finished(sitting, ItemReferred(item=item, to=to.strip(), reason=reason.strip()))


def _finished(sitting: Sitting, end: Ending) -> Finished:
    """The end of an item. What was called with it for one vote stays called: that call was not about this item alone."""
    if end.item not in sitting.bloc:
        return end
    require_demands_decided(sitting, end.item)
    return end, ItemLeftBloc(item=end.item)


def _item_at_desk(sitting: Sitting, by: Actor, item: int, state: ItemState) -> Item:
    """The item, if the desk may bring it into `state` now."""
    require(may_run_desk(by, sitting), SittingRefusal.NOT_THE_DESK)
    require_phase(sitting, Phase.OPEN)
    require_no_vote(sitting)
    return require_item(sitting, item, state)


def _item_led(sitting: Sitting, by: Actor, item: int, state: ItemState) -> None:
    """The item may be brought to its end now. What is debated is ended by who may take part in it."""
    found = _item_at_desk(sitting, by, item, state)
    if found in sitting.debated:
        require_unbiased_lead(sitting)


def exclude_public(sitting: Sitting, by: Actor, *, reason: str) -> PublicExcluded:
    """Before the reasons are debated: the motion itself is closed (§ 48 Abs. 2 GO NRW)."""
    _require_part_may_change(sitting, by)
    require(sitting.part is Part.PUBLIC, SittingRefusal.PUBLIC_ALREADY_EXCLUDED)
    require(reason.strip(), SittingRefusal.NO_REASON)
    return PublicExcluded(reason=reason.strip())


def readmit_public(sitting: Sitting, by: Actor) -> PublicReadmitted:
    _require_part_may_change(sitting, by)
    require(sitting.part is Part.CLOSED, SittingRefusal.PUBLIC_ALREADY_ADMITTED)
    return PublicReadmitted()


def _require_part_may_change(sitting: Sitting, by: Actor) -> None:
    require(may_preside(by, sitting), SittingRefusal.NOT_THE_CHAIR)
    require_phase(sitting, Phase.OPEN)
    require_no_vote(sitting)


POLICIES: Mapping[Command, Callable[..., bool]] = {
    call_item: may_run_desk,
    note_item: may_run_desk,
    postpone_item: may_run_desk,
    withdraw_item: may_run_desk,
    refer_item: may_run_desk,
    exclude_public: may_preside,
    readmit_public: may_preside,
}
