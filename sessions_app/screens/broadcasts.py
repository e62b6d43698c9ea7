"""Region `broadcast` (desk) with its one switch, region `wish` (member)."""

from dataclasses import dataclass

from accounts.actor import Actor
from journal.events import N_, Refused
from sessions_app.screens.buttons import accepts, desk_actor
from sessions_app.screens.objects import Action, Field, Option, Words, words
from sessions_app.sitting.broadcast_refusals import BroadcastRefusal
from sessions_app.sitting.broadcasts import Cause, Stage, Wish
from sessions_app.sitting.commands import broadcasts as commands
from sessions_app.sitting.on_air import agrees
from sessions_app.sitting.plan import Member
from sessions_app.sitting.state import Phase, Sitting


@dataclass(frozen=True)
class Switch:
    """Region `broadcast` (desk). Empty where no rule allows a broadcast, and of a meeting that went by without one. `why`: it pauses, or cannot be started; for the
    desk alone.

    `silent`: who may not be broadcast, of all on the roster.
    """

    stage: str = ""
    text: Words | None = None
    why: Words | None = None
    actions: tuple[Action, ...] = ()
    silent: tuple[str, ...] = ()
    entry: Action | None = None


@dataclass(frozen=True)
class OwnWish:
    """Region `wish` (member): whether one is broadcast, and the button that changes it; empty where nobody is."""

    text: Words | None = None
    action: Action | None = None


# The desk


def switch(sitting: Sitting) -> Switch:
    never = sitting.phase is Phase.CLOSED and sitting.broadcasting.stage is Stage.OFF
    if sitting.profile is None or not sitting.rules.broadcast.value or never:
        return Switch()
    by = desk_actor(sitting)
    entry = _entry(sitting)
    can_be_entered = accepts(commands.state_broadcast_wish, sitting, by, **_said(sitting.chair, Wish.AGREES))
    stage = sitting.broadcasting.stage
    return Switch(
        stage=stage.value,
        text=_STAGES[stage],
        why=_why(sitting, by),
        actions=tuple(action for command, action in _STEPS if accepts(command, sitting, by)),
        silent=tuple(each.name for each in sitting.members if not agrees(sitting, each.person)),
        entry=entry if can_be_entered else None,
    )


def _why(sitting: Sitting, by: Actor) -> Words | None:
    if sitting.broadcasting.is_on:
        return _WHY.get(sitting.broadcasting.cause) if sitting.broadcasting.cause else None
    try:
        commands.start_broadcast(sitting, by)
    except Refused as refused:
        return words(refused.sentence) if isinstance(refused.refusal, BroadcastRefusal) else None
    return None


_STAGES = {
    Stage.OFF: words(N_("The broadcast is off.")),
    Stage.RUNNING: words(N_("Broadcast is running")),
    Stage.PAUSED: words(N_("Broadcast is paused")),
    Stage.ENDED: words(N_("The broadcast is over.")),
}
_WHY = {
    Cause.CLOSED_PART: words(N_("The public is excluded. It can go on when the public is readmitted.")),
    Cause.INTERRUPTION: words(N_("The meeting was interrupted. It can go on with the meeting.")),
    Cause.SPEAKER: words(
        N_("Somebody who does not agree was given the floor. It can go on after that speech.")
    ),
    Cause.RESIDENTS: words(
        N_("Residents ask questions. Let it go on only while who speaks has agreed to be broadcast.")
    ),
}


_STEPS = (
    (commands.start_broadcast, Action("start_broadcast", words(N_("Start the broadcast")))),
    (commands.pause_broadcast, Action("pause_broadcast", words(N_("Pause the broadcast")))),
    (commands.resume_broadcast, Action("resume_broadcast", words(N_("Resume the broadcast")))),
    (commands.end_broadcast, Action("end_broadcast", words(N_("End the broadcast")), folded=True)),
)


def _entry(sitting: Sitting) -> Action:
    """For guests and staff, who have to agree first, and for members who tell the clerk."""
    people = tuple(Option(str(each.person), _with_wish(sitting, each)) for each in sitting.members)
    wishes = tuple(Option(wish.value, _WISHES[wish]) for wish in Wish)
    fields = (
        Field("person", words(N_("Who?")), "choice", people),
        Field("wish", words(N_("What was said?")), "choice", wishes),
    )
    return Action("state_broadcast_wish", words(N_("Enter who agrees or not")), fields=fields)


_WISHES = {
    Wish.AGREES: words(N_("agrees to be broadcast")),
    Wish.DECLINES: words(N_("is not to be broadcast")),
}


def _with_wish(sitting: Sitting, member: Member) -> str | Words:
    silent = not agrees(sitting, member.person)
    return words(N_("%(name)s (not broadcast)"), name=member.name) if silent else member.name


# The member


def own_wish(sitting: Sitting, person: int | None) -> OwnWish:
    member = sitting.roster.get(person or 0)
    if member is None or not sitting.rules.broadcast.value:
        return OwnWish()
    agreed = agrees(sitting, member.person)
    other = Wish.DECLINES if agreed else Wish.AGREES
    given = _said(None, other)
    if not accepts(commands.state_broadcast_wish, sitting, Actor(person=member.person), **given):
        return OwnWish()
    action = Action("state_broadcast_wish", _CHANGES[other], (("wish", other.value),))
    return OwnWish(_NOW[agreed], action)


def _said(person: int | None, wish: Wish) -> dict[str, object]:
    return {"person": person, "wish": wish.value}


_NOW = {
    True: words(N_("If the meeting is broadcast, you can be seen and heard while you speak.")),
    False: words(N_("You are not broadcast: while you have the floor, the broadcast pauses.")),
}
_CHANGES = {
    Wish.DECLINES: words(N_("I do not want to be broadcast")),
    Wish.AGREES: words(N_("I agree to be broadcast")),
}
