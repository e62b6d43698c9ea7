"""Start, pause, resume and end the broadcast (Übertragung); say whether one agrees to be broadcast."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from accounts.actor import Actor
from journal.events import Command, Refused, require
from sessions_app.policies import may_run_desk, may_speak_for
from sessions_app.sitting.broadcast_refusals import BroadcastRefusal
from sessions_app.sitting.broadcasts import Cause, Stage, Wish
from sessions_app.sitting.commands.conditions import require_member, require_phase
from sessions_app.sitting.events.broadcasts import (
    BroadcastEnded,
    BroadcastPaused,
    BroadcastResumed,
    BroadcastStarted,
    BroadcastWishStated,
)
from sessions_app.sitting.happenings import Rite
from sessions_app.sitting.on_air import hindrance
from sessions_app.sitting.refusals import SittingRefusal
from sessions_app.sitting.state import Phase, Sitting
from voting.refusals import read_word

_HINDERED = {Cause.CLOSED_PART: BroadcastRefusal.CLOSED_PART, Cause.SPEAKER: BroadcastRefusal.SPEAKER}


def start_broadcast(
    sitting: Sitting, by: Actor, *, declined: tuple[int, ...] = ()
) -> tuple[BroadcastWishStated | BroadcastStarted, ...]:
    """Off by default: only where a rule allows it, which the event names. `declined`: who has said once for all meetings
    not to be broadcast; what somebody says in the sitting goes before. Not while residents ask: they have to agree first.
    """
    require(may_run_desk(by, sitting), SittingRefusal.NOT_THE_DESK)
    require_phase(sitting, Phase.OPEN)
    require(not sitting.broadcasting.is_on, BroadcastRefusal.IS_ON)
    require(sitting.rules.broadcast.value, BroadcastRefusal.NOT_ALLOWED)
    rite = sitting.observance and sitting.observance.rite
    require(rite is not Rite.QUESTION_TIME, BroadcastRefusal.RESIDENTS)
    return (*_heeding(sitting, declined), BroadcastStarted(basis=sitting.rules.broadcast.source))


def pause_broadcast(sitting: Sitting, by: Actor) -> BroadcastPaused:
    require(may_run_desk(by, sitting), SittingRefusal.NOT_THE_DESK)
    require(sitting.broadcasting.stage is Stage.RUNNING, BroadcastRefusal.NOT_RUNNING)
    return BroadcastPaused(cause=Cause.DESK)


def resume_broadcast(
    sitting: Sitting, by: Actor, *, declined: tuple[int, ...] = ()
) -> tuple[BroadcastWishStated | BroadcastResumed, ...]:
    """Always a person's press, whatever the pause came from: nobody but who stands at the camera knows that it is on
    again, and what stands on the screens has to be true. `declined` as with the start: a pause may last for weeks.
    """
    require(may_run_desk(by, sitting), SittingRefusal.NOT_THE_DESK)
    require(sitting.broadcasting.stage is Stage.PAUSED, BroadcastRefusal.NOT_PAUSED)
    require_phase(sitting, Phase.OPEN)
    return (*_heeding(sitting, declined), BroadcastResumed())


def end_broadcast(sitting: Sitting, by: Actor) -> BroadcastEnded:
    require(may_run_desk(by, sitting), SittingRefusal.NOT_THE_DESK)
    require(sitting.broadcasting.is_on, BroadcastRefusal.NOT_ON)
    return BroadcastEnded()


def state_broadcast_wish(
    sitting: Sitting, by: Actor, *, wish: str, person: int | None = None
) -> BroadcastWishStated:
    """Without `person` the actor himself. Said as often as one likes; the last word holds."""
    who = by.person if person is None else person
    require(may_speak_for(by, sitting, who), SittingRefusal.NOT_YOUR_WORD)
    member = require_member(sitting, who)
    require_phase(sitting, Phase.CONVENED, Phase.OPEN, Phase.INTERRUPTED)
    stated = read_word(Wish, wish, BroadcastRefusal.UNKNOWN_WISH)
    return BroadcastWishStated(person=member.person, wish=stated)


def _heeding(sitting: Sitting, declined: tuple[int, ...]) -> tuple[BroadcastWishStated, ...]:
    """What the sitting, which is open, has not been told yet. Raises Refused where nothing may be broadcast with it."""
    known = sitting.roster.keys() - sitting.broadcasting.wishes.keys()
    stated = tuple(BroadcastWishStated(person=each, wish=Wish.DECLINES) for each in declined if each in known)
    wishes = sitting.broadcasting
    for each in stated:
        wishes = wishes.with_wish(each.person, each.wish)
    cause = hindrance(replace(sitting, broadcasting=wishes))
    if cause is not None:
        raise Refused(_HINDERED[cause])
    return stated


POLICIES: Mapping[Command, Callable[..., bool]] = {
    start_broadcast: may_run_desk,
    pause_broadcast: may_run_desk,
    resume_broadcast: may_run_desk,
    end_broadcast: may_run_desk,
    state_broadcast_wish: may_speak_for,
}
