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
# Not the exclusion of the public: its reason is given behind closed doors (§ 48 Abs. 2 GO NRW).
ALWAYS_PUBLIC = (SittingOpened, MemberArrived, MemberLeft, PublicReadmitted, SittingClosed)
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
    item = _item_of(before, event)
    if item is not None:
        found = before.find_item(item)
        return found is not None and found.public is (part is Part.PUBLIC)
    return part is Part.CLOSED or _is_public(before, event)


def _item_of(before: Sitting, event: Event) -> int | None:
    """The agenda item that the event is about: each part tells of its own items."""
    if isinstance(event, OF_AN_ITEM):
        return event.item
    if isinstance(event, VoteOpened):
        return event.subject
    return before.vote.subject if isinstance(event, VotingEvent) and before.vote else None


def _is_public(before: Sitting, event: Event) -> bool:
    """Deny by default: a kind that nobody has thought of stays hidden."""
    if isinstance(event, IN_PUBLIC_PART):
        return before.part is SittingPart.PUBLIC
    return isinstance(event, ALWAYS_PUBLIC)
