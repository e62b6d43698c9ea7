"""What keeps the broadcast of a sitting from running at a moment, and the pause that follows from it. Pure."""

from collections.abc import Sequence
from functools import wraps
from typing import Any

from accounts.actor import Actor
from journal.events import Command, Event
from sessions_app.sitting.broadcasts import Cause, Stage, Wish
from sessions_app.sitting.events.broadcasts import BroadcastEnded, BroadcastPaused
from sessions_app.sitting.events.happenings import QuestionTimeBegan
from sessions_app.sitting.state import Part, Phase, Sitting


def agrees(sitting: Sitting, person: int) -> bool:
    """Whether somebody on the roster may be broadcast. Who holds a mandate says if not; anybody else has to agree first."""
    stated = sitting.broadcasting.wishes.get(person)
    return stated is Wish.AGREES if stated else sitting.roster[person].voting_right


def hindrance(sitting: Sitting) -> Cause | None:
    """What forbids that the broadcast runs now. None: nothing does."""
    if sitting.part is Part.CLOSED:
        return Cause.CLOSED_PART
    if sitting.phase is not Phase.OPEN:
        return Cause.INTERRUPTION
    return Cause.SPEAKER if any(not agrees(sitting, person) for person in _heard(sitting)) else None


def _heard(sitting: Sitting) -> tuple[int, ...]:
    """Who asks a question, and who is asked and will answer."""
    speeches = (sitting.speakers.speech, sitting.speakers.question)
    return tuple(each.person for each in speeches if each)


def pauses_for(sitting: Sitting, person: int) -> bool:
    """Whether the broadcast pauses because this person is heard and does not agree."""
    waits = sitting.broadcasting.cause is Cause.SPEAKER
    return waits and person in _heard(sitting) and not agrees(sitting, person)


def guarding_broadcast(command: Command) -> Command:
    """The command, which pauses a running broadcast, in the same commit and before anything else, where it may not go on
    after what the command decides; with the sitting it ends. No command has to think of it, and none can forget it.
    """

    @wraps(command)
    def decide(sitting: Sitting, by: Actor, **given: Any) -> Event | Sequence[Event]:
        decided = command(sitting, by, **given)
        if not sitting.broadcasting.is_on:
            return decided
        events = (decided,) if isinstance(decided, Event) else tuple(decided)
        return (*_stopping(sitting, events), *events)

    return decide


def _stopping(sitting: Sitting, events: Sequence[Event]) -> tuple[Event, ...]:
    after, at = sitting, sitting.broadcasting.runs[-1].began_at  # any time: only what became of it is asked
    for each in events:
        after = each.apply(after, at)
    if after.phase is Phase.CLOSED:
        return (BroadcastEnded(),)
    residents = any(isinstance(each, QuestionTimeBegan) for each in events)
    cause = hindrance(after) or (Cause.RESIDENTS if residents else None)
    runs_on = sitting.broadcasting.stage is Stage.RUNNING and after.broadcasting.stage is Stage.RUNNING
    return (BroadcastPaused(cause=cause),) if cause and runs_on else ()
