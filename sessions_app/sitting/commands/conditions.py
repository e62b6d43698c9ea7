"""Conditions that several commands share."""

from collections.abc import Mapping

from journal.events import Refused, require
from sessions_app.sitting.plan import Item, ItemState
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
    """No vote is open or waits for its announcement."""
    if sitting.vote is not None:
        still_open = sitting.vote.phase is VotePhase.OPEN
        refusal = SittingRefusal.VOTE_STILL_OPEN if still_open else SittingRefusal.VOTE_NOT_ANNOUNCED
        raise Refused(refusal)


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
