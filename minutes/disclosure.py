"""Which entries of a sitting's journal a part's record may show in full. Pure.

What the public must not read keeps its place in the chain and loses its content. In open votes nobody's
ballot is named, in either part (the minutes of an open vote hold counts alone).
"""

from collections.abc import Iterable

from journal.events import Event
from minutes.draft import Part
from minutes.drafting import Recorded
from sessions_app.sitting.events import (
    ItemCalled,
    ItemNoted,
    ItemPostponed,
    ItemReferred,
    ItemWithdrawn,
    MemberArrived,
    MemberLeft,
    PublicExcluded,
    PublicReadmitted,
    SittingClosed,
    SittingInterrupted,
    SittingOpened,
    SittingResumed,
)
from sessions_app.sitting.state import Part as SittingPart
from sessions_app.sitting.state import Sitting
from voting.events import BallotCast, VoteOpened, VotingEvent
from voting.vote import VoteKind

OF_AN_ITEM = (ItemCalled, ItemNoted, ItemPostponed, ItemReferred, ItemWithdrawn)
ALWAYS_PUBLIC = (SittingOpened, MemberArrived, MemberLeft, PublicExcluded, PublicReadmitted, SittingClosed)
IN_PUBLIC_PART = (SittingInterrupted, SittingResumed)


def shown_entries(history: Iterable[Recorded], part: Part) -> frozenset[int]:
    """The numbers of the entries whose content the record of this part shows."""
    sitting, shown = Sitting(), set()
    for recorded in history:
        if _shows(sitting, recorded.event, part):
            shown.add(recorded.seq)
        sitting = recorded.event.apply(sitting, recorded.at)
    return frozenset(shown)


def _shows(before: Sitting, event: Event, part: Part) -> bool:
    if isinstance(event, BallotCast) and (before.vote is None or before.vote.kind is not VoteKind.ROLL_CALL):
        return False
    return part is Part.CLOSED or _is_public(before, event)


def _is_public(before: Sitting, event: Event) -> bool:
    """Deny by default: a kind that nobody has thought of stays hidden."""
    if isinstance(event, ALWAYS_PUBLIC):
        return True
    if isinstance(event, IN_PUBLIC_PART):
        return before.part is SittingPart.PUBLIC
    if isinstance(event, OF_AN_ITEM):
        return _item_is_public(before, event.item)
    if isinstance(event, VoteOpened):
        return _item_is_public(before, event.subject)
    if isinstance(event, VotingEvent) and before.vote:
        return _item_is_public(before, before.vote.subject)
    return False


def _item_is_public(before: Sitting, item: int) -> bool:
    found = before.find_item(item)
    return found is not None and found.public
