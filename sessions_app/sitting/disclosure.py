"""Who may read the content of an entry of a sitting's journal: the one rule. Pure.

The public extract of the journal and the record inside the minutes of either part ask here. An entry that
may not be read keeps its place in the chain and loses its content. In open votes nobody's ballot is named, in
either part (DP-06: the record of an open vote holds counts alone).
"""

from journal.events import Event
from sessions_app.sitting.events.accesses import AccessEvent, AccessOpened
from sessions_app.sitting.events.adjournment import SittingAdjourned, SittingContinued
from sessions_app.sitting.events.agenda import (
    ItemCalled,
    ItemNoted,
    ItemPostponed,
    ItemReferred,
    ItemWithdrawn,
    PublicReadmitted,
)
from sessions_app.sitting.events.attendance import (
    ApologyWithdrawn,
    ArrivalEnteredLater,
    ArrivalRejected,
    ArrivalsConfirmed,
    DepartureEnteredLater,
    MemberAnnouncedLate,
    MemberArrived,
    MemberExcused,
    MemberLeft,
)
from sessions_app.sitting.events.bloc import ItemLeftBloc, ItemsCalledEnBloc, ItemTakenOut
from sessions_app.sitting.events.broadcasts import (
    BroadcastEnded,
    BroadcastResumed,
    BroadcastStarted,
    BroadcastWishStated,
)
from sessions_app.sitting.events.corrections import EntryCorrected
from sessions_app.sitting.events.course import (
    QuorumEstablished,
    SittingCancelled,
    SittingClosed,
    SittingConvened,
    SittingInterrupted,
    SittingOpened,
    SittingResumed,
)
from sessions_app.sitting.events.discretion import ClosedResultPublished
from sessions_app.sitting.events.disturbances import DisturbancesJudged, DisturbancesRepaired, FaultReported
from sessions_app.sitting.events.divisions import TextDivided, TextKeptWhole
from sessions_app.sitting.events.happenings import (
    MemberCommitted,
    OrderMeasureTaken,
    QuestionTimeBegan,
    QuestionTimeEnded,
    SilenceBegan,
    SilenceEnded,
)
from sessions_app.sitting.events.leadership import ChairGivenBack, ChairHandedOver
from sessions_app.sitting.events.motions import (
    MotionMoved,
    MotionSettled,
    MotionSupported,
    MotionTabled,
    MotionWithdrawn,
)
from sessions_app.sitting.events.moves import (
    ItemMoved,
    ItemProposed,
    ItemsCombined,
    ItemsSeparated,
    ProposalTakenBack,
)
from sessions_app.sitting.events.quorum import QuorumChallenged, SecondMeetingFound
from sessions_app.sitting.events.readiness import DeviceChecked
from sessions_app.sitting.events.recusal import BiasFound, MemberRecused, RecusalEnded
from sessions_app.sitting.events.speakers import FloorRequested, RequestWithdrawn, SpeakersEvent
from sessions_app.sitting.state import Part, Sitting
from voting.elections.events import ElectionEvent, ElectionOpened
from voting.events import BallotCast, PapersHandedIn, TellerCounted, VoteOpened, VotingEvent
from voting.vote import Vote, VoteKind

OF_AN_ITEM = (
    ItemCalled,
    ItemNoted,
    ItemPostponed,
    ItemReferred,
    ItemWithdrawn,
    MotionTabled,
    MotionWithdrawn,
    MotionSettled,
    MotionMoved,
    MotionSupported,
    TextDivided,
    TextKeptWhole,
    ItemTakenOut,
    ItemLeftBloc,
    ItemMoved,
    ProposalTakenBack,
    MemberRecused,
    RecusalEnded,
    BiasFound,
    SecondMeetingFound,
)
OF_ITEMS = (ItemsCombined, ItemsSeparated, ItemsCalledEnBloc)  # all of one part
# Not the exclusion of the public: its reason is given behind closed doors (§ 48 Abs. 2 GO NRW).
ALWAYS_PUBLIC = (
    SittingCancelled,
    SittingOpened,
    QuorumEstablished,
    MemberArrived,
    MemberLeft,
    ArrivalsConfirmed,
    ArrivalRejected,
    MemberExcused,
    MemberAnnouncedLate,
    ApologyWithdrawn,
    PublicReadmitted,
    SittingClosed,
    ClosedResultPublished,
    SittingContinued,
    BroadcastStarted,
    BroadcastResumed,
    BroadcastEnded,
)
# What is entered afterwards has a reason in words, which may speak of what is dealt with behind closed doors.
IN_PUBLIC_PART = (
    SittingInterrupted,
    SittingResumed,
    SittingAdjourned,
    ArrivalEnteredLater,
    DepartureEnteredLater,
    QuorumChallenged,
    OrderMeasureTaken,
    QuestionTimeBegan,
    QuestionTimeEnded,
    MemberCommitted,
    SilenceBegan,
    SilenceEnded,
    ChairHandedOver,
    ChairGivenBack,
)
# What a member's fault report says, who tried out a device, and who does not want to be broadcast, is for the desk, not for the readers of any record.
FOR_THE_DESK = (FaultReported, DeviceChecked, BroadcastWishStated)
ON_DISTURBANCES = (DisturbancesJudged, DisturbancesRepaired)
# Who spoke is heard by all; who only wanted to is no part of the record.
# And who took part in a secret vote: its record holds sums alone.
TOLD_TO_NOBODY = (FloorRequested, RequestWithdrawn, PapersHandedIn)


def may_be_read(before: Sitting, event: Event, part: Part) -> bool:
    """Whether readers of a part's record may read the event, which happened in the state `before`.

    Each part tells of its own items, wherever in the evening something became of them. What belongs to no
    item is for the closed part's readers; for the public only what is public by kind. A correction is
    read by whoever may read what it corrects.
    """
    if isinstance(event, EntryCorrected):
        return part in event.readers
    if isinstance(event, TOLD_TO_NOBODY) or (isinstance(event, BallotCast) and not _is_named(before)):
        return False
    if isinstance(event, FOR_THE_DESK) or (isinstance(event, TellerCounted) and not _counts_all(before)):
        return False
    if isinstance(event, ItemProposed):
        return event.public is (part is Part.PUBLIC)
    item = item_of(before, event)
    if item is not None:
        return _stands_in(before, item, part)
    return part is Part.CLOSED or _is_public(before, event)


def may_read_vote(sitting: Sitting, vote: Vote, part: Part) -> bool:
    """Whether readers of a part's record may know of the vote and, once it is counted, of its numbers."""
    return _stands_in(sitting, vote.subject, part)


def names_ballots(vote: Vote) -> bool:
    """Whether a record says who voted how: where the names were called, and nowhere else (DP-06)."""
    return vote.kind is VoteKind.ROLL_CALL


def tells_counts(vote: Vote) -> bool:
    """Whether a record says what the tellers counted: not where others voted besides, whose few ballots would be the
    difference to the whole (DP-06). Nor of a secret vote, whatever was counted again: a paper that came in between
    would be the difference.
    """
    return vote.kind is not VoteKind.SECRET and len(vote.in_hall) == len(vote.register)


def _counts_all(before: Sitting) -> bool:
    return before.vote is not None and tells_counts(before.vote)


def _is_named(before: Sitting) -> bool:
    return before.vote is not None and names_ballots(before.vote)


def _stands_in(sitting: Sitting, item: int, part: Part) -> bool:
    found = sitting.find_subject(item)
    return found is not None and found.public is (part is Part.PUBLIC)


def item_of(before: Sitting, event: Event) -> int | None:
    """The item that the event is about, on the agenda or proposed for it."""
    if isinstance(event, OF_AN_ITEM):
        return event.item
    if isinstance(event, OF_ITEMS):
        return event.items[0]
    if isinstance(event, VoteOpened):
        return event.subject
    if isinstance(event, SpeakersEvent):
        return before.current
    if isinstance(event, ElectionEvent | AccessEvent):
        return _held_on(before, event)
    return before.vote.subject if isinstance(event, VotingEvent) and before.vote else None


def _held_on(before: Sitting, event: ElectionEvent | AccessEvent) -> int | None:
    """The item of an election, or on which groups pick chairs. How anybody voted is in none of these events: ballots were
    counted by hand.
    """
    if isinstance(event, ElectionOpened):
        return event.subject
    if isinstance(event, AccessOpened):
        return event.item
    if isinstance(event, ElectionEvent):
        return before.last_election.subject if before.last_election else None
    return before.accesses.last.item if before.accesses.last else None


def _is_public(before: Sitting, event: Event) -> bool:
    """Deny by default: a kind that nobody has thought of stays hidden."""
    if isinstance(event, SittingConvened):
        return all(item.public for item in event.plan.items)
    if isinstance(event, IN_PUBLIC_PART):
        return before.part is Part.PUBLIC
    if isinstance(event, ON_DISTURBANCES):
        return before.part is Part.PUBLIC and before.disturbances.all_public(event.numbers)
    return isinstance(event, ALWAYS_PUBLIC)
