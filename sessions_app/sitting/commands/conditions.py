"""Conditions that several commands share."""

from collections.abc import Mapping

from journal.events import Refused, require
from sessions_app.sitting.access_refusals import AccessRefusal
from sessions_app.sitting.plan import Item, ItemState, Member
from sessions_app.sitting.refusals import SittingRefusal
from sessions_app.sitting.state import Phase, Sitting
from voting.vote import VotePhase

# What to say when a sitting ought to be open and is not.
_NOT_OPEN: Mapping[Phase, SittingRefusal] = {
    Phase.PLANNED: SittingRefusal.NOT_CONVENED,
    Phase.CONVENED: SittingRefusal.NOT_OPENED,
    Phase.INTERRUPTED: SittingRefusal.IS_INTERRUPTED,
    Phase.CLOSED: SittingRefusal.IS_CLOSED,
    Phase.CANCELLED: SittingRefusal.IS_CANCELLED,
}


def require_phase(sitting: Sitting, *phases: Phase) -> None:
    """One of the phases that include an open sitting; says what is in the way."""
    if sitting.phase not in phases:
        raise Refused(_NOT_OPEN[sitting.phase])


def require_no_vote(sitting: Sitting) -> None:
    """No vote is open or waits for its announcement, no election, and nobody picks chairs."""
    if sitting.vote is not None:
        still_open = sitting.vote.phase is VotePhase.OPEN
        refusal = SittingRefusal.VOTE_STILL_OPEN if still_open else SittingRefusal.VOTE_NOT_ANNOUNCED
        raise Refused(refusal)
    require(sitting.election is None, SittingRefusal.ELECTION_UNFINISHED)
    require(sitting.accesses.running is None, AccessRefusal.UNFINISHED)


def require_quorum_needed(sitting: Sitting) -> None:
    """The called item is not one on which any number may decide (§ 49 Abs. 2 GO NRW)."""
    if sitting.item is not None:
        number = sitting.item.number
        require(not sitting.second_meeting, SittingRefusal.QUORUM_NOT_NEEDED, number=number)


def require_member(sitting: Sitting, person: int | None) -> Member:
    """The person's line on the roster."""
    member = sitting.roster.get(person) if person is not None else None
    if member is None:
        raise Refused(SittingRefusal.NOT_ON_ROSTER)
    return member


def require_unbiased_lead(sitting: Sitting) -> None:
    """Whoever presides may take part in what is debated: leading it is taking part (§ 31 Abs. 1 GO NRW)."""
    if sitting.is_biased(sitting.presiding):
        raise Refused(SittingRefusal.LEADS_BIASED, name=sitting.roster[sitting.presiding].name)


def require_unfinished(sitting: Sitting, item: int) -> Item:
    """The item, on which something may still be said and decided."""
    found = sitting.find_item(item)
    if found is None:
        raise Refused(SittingRefusal.UNKNOWN_ITEM)
    unfinished = found.may_become(ItemState.CALLED) or found.may_become(ItemState.DECIDED)
    require(unfinished, SittingRefusal.ITEM_FINISHED, number=found.number)
    return found


def require_no_disturbance(sitting: Sitting) -> None:
    """Every reported disturbance is found harmless or repaired."""
    require(not sitting.disturbances.waiting_for_repair, SittingRefusal.DISTURBANCE_NOT_REPAIRED)
    require(not sitting.disturbances.unsettled, SittingRefusal.DISTURBANCE_NOT_JUDGED)


def require_item(sitting: Sitting, item: int, state: ItemState) -> Item:
    """The item, which may go into `state` from where it stands."""
    found = sitting.find_item(item)
    if found is None:
        raise Refused(SittingRefusal.UNKNOWN_ITEM)
    pending = found.state is ItemState.PENDING
    refusal = SittingRefusal.ITEM_NOT_CALLED if pending else SittingRefusal.ITEM_FINISHED
    require(found.may_become(state), refusal, number=found.number)
    return found
