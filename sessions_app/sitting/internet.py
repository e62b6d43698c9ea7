"""What of a sitting that is over the Internet does not show: as the state's law and the town's own rules say (DP-05,
DP-06). The one rule for minutes, records of votes, journal, open data and screens. Pure.
"""

from collections.abc import Collection

from journal.events import Event
from sessions_app.sitting.events.agenda import ItemCalled, ItemNoted, PublicReadmitted
from sessions_app.sitting.events.broadcasts import BroadcastEnded, BroadcastResumed, BroadcastStarted
from sessions_app.sitting.events.corrections import EntryCorrected
from sessions_app.sitting.events.course import QuorumEstablished, SittingClosed, SittingOpened, SittingResumed
from sessions_app.sitting.events.speakers import SpeakersEvent
from voting.events import BallotCast, VoteClosed
from voting.rules.profiles import MinutesRules

NAMES, DEBATE, ROLL_CALL = "names", "debate", "roll_call"
# What tells of nobody: of everything else a record without names keeps the place alone.
NAMELESS = (
    SittingOpened,
    QuorumEstablished,
    ItemCalled,
    ItemNoted,
    VoteClosed,
    SittingResumed,
    PublicReadmitted,
    SittingClosed,
    BroadcastStarted,
    BroadcastResumed,
    BroadcastEnded,
)


def left_out_by(rules: MinutesRules) -> tuple[str, ...]:
    """What the rules keep off the Internet."""
    shown = {NAMES: rules.names, DEBATE: rules.debate, ROLL_CALL: rules.roll_call}
    return tuple(kind for kind, flag in shown.items() if not flag.value)


def names_roll_calls(rules: MinutesRules) -> bool:
    """Whether the Internet shows who voted how by roll call."""
    return rules.names.value and rules.roll_call.value


def is_kept_back(event: Event, left_out: Collection[str]) -> bool:
    """Whether an event is not told on the Internet. A correction is free text, and may say anything."""
    if NAMES in left_out and not isinstance(event, NAMELESS):
        return True
    if DEBATE in left_out and isinstance(event, SpeakersEvent):
        return True
    return ROLL_CALL in left_out and isinstance(event, BallotCast | EntryCorrected)
