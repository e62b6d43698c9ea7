"""Call several items together, to have them decided in one vote (en bloc); take single ones out before it is opened."""

from collections.abc import Callable, Mapping

from accounts.actor import Actor
from journal.events import Command, Refused, require
from sessions_app.policies import may_run_desk, may_speak_for
from sessions_app.sitting.commands.conditions import require_item, require_no_vote, require_phase
from sessions_app.sitting.elections import Numbered
from sessions_app.sitting.events.bloc import ItemsCalledEnBloc, ItemTakenOut
from sessions_app.sitting.motions import BY_SUPPORT
from sessions_app.sitting.plan import PROPOSED, Item, ItemState
from sessions_app.sitting.refusals import NO_VOTE_ON, SittingRefusal
from sessions_app.sitting.requests import undecided
from sessions_app.sitting.state import Part, Phase, Sitting
from voting.rules.profiles import RuleName

NOTHING = Numbered({})


def call_en_bloc(sitting: Sitting, by: Actor, *, items: Numbered = NOTHING) -> ItemsCalledEnBloc:
    """`items`: of the part that is running, each for a resolution, and all by the same majority."""
    require(may_run_desk(by, sitting), SittingRefusal.NOT_THE_DESK)
    require_phase(sitting, Phase.OPEN)
    require_no_vote(sitting)
    found = [require_item(sitting, each, ItemState.CALLED) for each in items]
    require(len(found) > 1, SittingRefusal.ONE_ITEM)
    for each in found:
        _require_fit(sitting, each)
    rules = {_rule(sitting, each) for each in found}
    require(len(rules) == 1, SittingRefusal.DIFFERENT_MAJORITIES)
    _require_same_voters(sitting, found)
    chosen = {each.id for each in found}
    return ItemsCalledEnBloc(items=tuple(each.id for each in sitting.items if each.id in chosen))


def _require_fit(sitting: Sitting, item: Item) -> None:
    """It can be decided now, and nothing has been moved on it that would be decided apart. A demand that was granted goes
    with it.
    """
    number = item.number
    missing = NO_VOTE_ON.get(item.kind, SittingRefusal.NO_RESOLUTION_ITEM)
    require(item.takes_vote, missing, number=number)
    refusal = SittingRefusal.PUBLIC_ITEM if item.public else SittingRefusal.CLOSED_ITEM
    require(item.public is (sitting.part is Part.PUBLIC), refusal, number=number)
    moved = [each for each in sitting.motions.on(item.id) if each.is_waiting or each.kind not in BY_SUPPORT]
    apart = moved or sitting.divisions.of(item.id)
    require(not apart, SittingRefusal.BY_ITSELF, number=number)


def _rule(sitting: Sitting, item: Item) -> RuleName:
    """The majority that the item's kind proposes; where it proposes none, the item is decided by itself (LAW-42)."""
    proposed = PROPOSED[item.kind]
    rule = sitting.rules.majority(proposed) if proposed else None
    if rule is None:
        raise Refused(SittingRefusal.BY_ITSELF, number=item.number)
    return rule


def _require_same_voters(sitting: Sitting, items: list[Item]) -> None:
    """Whom an office keeps from voting on one of them, it keeps from all, by one paragraph (§ 40 Abs. 2 Satz 6 GO NRW)."""
    first = sitting.barred(items[0].matter)
    for each in items:
        require(sitting.barred(each.matter) == first, SittingRefusal.BY_ITSELF, number=each.number)


def take_item_out(sitting: Sitting, by: Actor, *, item: int, person: int | None = None) -> ItemTakenOut:
    """On the demand of any member with a vote who is present, for the own seat or entered at the desk, which may also
    do so without saying for whom.
    """
    desk = may_run_desk(by, sitting)
    who = by.person if person is None and not desk else person
    require(may_speak_for(by, sitting, who), SittingRefusal.NOT_YOUR_WORD)
    require_phase(sitting, Phase.OPEN)
    require_no_vote(sitting)
    require(item in sitting.bloc, SittingRefusal.NOT_IN_BLOC)
    here = {each.person: each for each in sitting.voters_present}
    require(who is None or who in here, SittingRefusal.DEMANDED_FROM_OUTSIDE)
    require_demands_decided(sitting, item)
    return ItemTakenOut(item=item, person=who)


def require_demands_decided(sitting: Sitting, item: int) -> None:
    """The item takes no demand with it that waits for the vote on all of them."""
    if waiting := undecided(sitting, item):
        raise Refused(SittingRefusal.DEMAND_WAITS, motion=waiting.number)


POLICIES: Mapping[Command, Callable[..., bool]] = {
    call_en_bloc: may_run_desk,
    take_item_out: may_speak_for,
}
