"""The agenda on the move: another order, joint debates, urgent items. Each with a reason that all can read."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from accounts.actor import Actor
from journal.events import Command, Refused, require
from sessions_app.policies import may_run_desk
from sessions_app.sitting.commands.conditions import require_item, require_no_vote, require_phase
from sessions_app.sitting.commands.silence import Decision, silence
from sessions_app.sitting.commands.votes import require_quorum
from sessions_app.sitting.eligibility import entitlements, in_the_hall, register
from sessions_app.sitting.events.moves import (
    ItemMoved,
    ItemProposed,
    ItemsCombined,
    ItemsSeparated,
    ProposalTakenBack,
)
from sessions_app.sitting.moves import Proposal, moved, next_number
from sessions_app.sitting.plan import Item, ItemState
from sessions_app.sitting.refusals import SittingRefusal
from sessions_app.sitting.state import Part, Phase, Sitting
from sessions_app.sitting.wordings import NO_WORDS, Wording
from voting import commands as voting
from voting.events import VoteOpened
from voting.rules.majority import Majority
from voting.rules.matters import Matter
from voting.rules.profiles import RuleName
from voting.vote import VoteKind

LONGEST_TITLE = 500  # characters
LONGEST_PUBLIC_TITLE = 300


def move_item(sitting: Sitting, by: Actor, *, item: int, reason: str, before: int | None = None) -> ItemMoved:
    """Within its part, before an item that is still to come; without `before` to the end of the part."""
    found = _still_to_come(sitting, by, item)
    if before is not None:
        _require_pair(found, _still_to_come(sitting, by, before))
    same_part = [each for each in sitting.items if each.public is found.public]
    stays = moved(tuple(same_part), item, before) == tuple(same_part)
    require(not stays, SittingRefusal.IN_PLACE_ALREADY, number=found.number)
    return ItemMoved(item=item, before=before, reason=_reason(reason))


def combine_items(sitting: Sitting, by: Actor, *, item: int, other: int, reason: str) -> Decision:
    """Two items and whatever is already debated together with one of them.

    Joined to what is debated now, who is biased on one of them is out of the debate on all (§ 31 GO NRW).
    """
    one, two = _undecided(sitting, by, item), _undecided(sitting, by, other)
    _require_pair(one, two)
    groups = {item, other, *sitting.moves.group_of(item), *sitting.moves.group_of(other)}
    apart = other not in sitting.moves.group_of(item)
    require(apart, SittingRefusal.TOGETHER_ALREADY, number=one.number, other=two.number)
    together = tuple(each.id for each in sitting.items if each.id in groups)
    combined = ItemsCombined(items=together, reason=_reason(reason))
    biased = sitting.attendance.recused_from_any(groups) if sitting.current in groups else frozenset()
    ended = (event for person in sorted(biased) for event in silence(sitting, person))
    return (*ended, combined)


def separate_items(sitting: Sitting, by: Actor, *, item: int, reason: str) -> ItemsSeparated:
    """Ends the joint debate that the item is part of."""
    _require_desk(sitting, by)
    found = sitting.find_item(item)
    if found is None:
        raise Refused(SittingRefusal.UNKNOWN_ITEM)
    group = sitting.moves.group_of(item)
    require(group, SittingRefusal.NOT_TOGETHER, number=found.number)
    return ItemsSeparated(items=group, reason=_reason(reason))


def _require_desk(sitting: Sitting, by: Actor) -> None:
    require(may_run_desk(by, sitting), SittingRefusal.NOT_THE_DESK)
    require_phase(sitting, Phase.OPEN)
    require_no_vote(sitting)


def _still_to_come(sitting: Sitting, by: Actor, item: int) -> Item:
    found = _undecided(sitting, by, item)
    require(found.state is ItemState.PENDING, SittingRefusal.ITEM_BEGUN, number=found.number)
    return found


def _undecided(sitting: Sitting, by: Actor, item: int) -> Item:
    _require_desk(sitting, by)
    return require_item(sitting, item, ItemState.CALLED)


def _require_pair(one: Item, two: Item) -> None:
    numbers = {"number": one.number, "other": two.number}
    require(one.id != two.id, SittingRefusal.SAME_ITEM, number=one.number)
    require(one.public is two.public, SittingRefusal.OTHER_PART, **numbers)


def _reason(reason: str) -> str:
    require(reason.strip(), SittingRefusal.NO_REASON)
    return reason.strip()


# Urgent items


def propose_item(
    sitting: Sitting,
    by: Actor,
    *,
    item: int,
    title: str,
    reason: str,
    proposed_resolution: Wording = NO_WORDS,
    public_title: str = "",
) -> ItemProposed:
    """For the part of the agenda that is running, so that its reason is heard by those who may (LAW-11).

    `item` is a number that no row of the filing cabinet has; `public_title` is for an item that is not public.
    """
    _require_desk(sitting, by)
    waiting = sitting.moves.pending
    require(not waiting, SittingRefusal.PROPOSAL_PENDING, title=waiting.item.title if waiting else "")
    _urgency_rule(sitting)
    require(title.strip(), SittingRefusal.NO_TITLE)
    require(len(title) <= LONGEST_TITLE, SittingRefusal.TITLE_TOO_LONG, limit=LONGEST_TITLE)
    short = len(public_title) <= LONGEST_PUBLIC_TITLE
    require(short, SittingRefusal.TITLE_TOO_LONG, limit=LONGEST_PUBLIC_TITLE)
    public = sitting.part is Part.PUBLIC
    return ItemProposed(
        item=item,
        number=next_number(sitting.items, public=public, withdrawn=sitting.numbers_withdrawn),
        title=title.strip(),
        public=public,
        public_title="" if public else public_title.strip(),
        proposed_resolution=proposed_resolution.strip(),
        reason=_reason(reason),
    )


def open_urgency_vote(sitting: Sitting, by: Actor, *, item: int, kind: str = VoteKind.OPEN) -> VoteOpened:
    """The vote on whether the item is so urgent that it is put on today's agenda (§ 48 Abs. 1 Satz 5 GO NRW).

    The majority is the rule profile's. What it decides is the urgency alone; the matter is voted on later.
    """
    proposal = _pending(sitting, by, item)
    require(kind != VoteKind.SECRET, SittingRefusal.SECRECY_NOT_GRANTED)
    rule = _urgency_rule(sitting)
    simple = rule.value == Majority.SIMPLE
    at_large = replace(sitting, current=None)  # who is biased on the called item is not so on this one
    require_quorum(at_large)
    return voting.open_vote(
        sitting.rules,
        number=len(sitting.votes) + 1,
        subject=item,
        question=_question(proposal, rule),
        kind=kind,
        majority=Majority.SIMPLE if simple else Majority.URGENCY,
        register=register(at_large, Matter.AGENDA),
        rule=None if simple else rule,
        statutory_number=sitting.statutory_number,
        chair=sitting.presiding,
        entitlements=entitlements(at_large, Matter.AGENDA),
        without_vote=len(at_large.barred(Matter.AGENDA)),
        in_hall=in_the_hall(at_large),
    )


def take_back_proposal(sitting: Sitting, by: Actor, *, item: int, reason: str) -> ProposalTakenBack:
    _pending(sitting, by, item)
    return ProposalTakenBack(item=item, reason=_reason(reason))


def _pending(sitting: Sitting, by: Actor, item: int) -> Proposal:
    """The proposal that waits, while those are present who may hear of it."""
    _require_desk(sitting, by)
    proposal = sitting.moves.pending
    if proposal is None or proposal.item.id != item:
        raise Refused(SittingRefusal.NO_SUCH_PROPOSAL)
    public = proposal.item.public
    refusal = SittingRefusal.URGENT_IN_PUBLIC if public else SittingRefusal.URGENT_NOT_PUBLIC
    require(public is (sitting.part is Part.PUBLIC), refusal)
    return proposal


def _urgency_rule(sitting: Sitting) -> RuleName:
    """Never a silent default (LAW-42): meetings convened under older profiles know no such rule."""
    rule = sitting.rules.urgent_extension
    if rule is None:
        raise Refused(SittingRefusal.NO_URGENCY_RULE)
    return rule


def _question(proposal: Proposal, rule: RuleName) -> str:
    """As it is put and recorded: German, the official language of the record."""
    title = proposal.item.title
    return f"Die Tagesordnung wird wegen Dringlichkeit um den Punkt „{title}“ erweitert ({rule.source})."


POLICIES: Mapping[Command, Callable[..., bool]] = {
    move_item: may_run_desk,
    combine_items: may_run_desk,
    separate_items: may_run_desk,
    propose_item: may_run_desk,
    open_urgency_vote: may_run_desk,
    take_back_proposal: may_run_desk,
}
