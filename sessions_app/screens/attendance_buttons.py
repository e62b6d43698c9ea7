"""The buttons of attendance: on the own card, and on every line of the desk's roster."""

from dataclasses import replace

from accounts.actor import Actor
from journal.events import N_, Command
from sessions_app.screens.buttons import accepts, desk_actor
from sessions_app.screens.objects import Action, Words, words
from sessions_app.screens.wording import MODES
from sessions_app.sitting.assembly import Mode
from sessions_app.sitting.commands import attendance
from sessions_app.sitting.plan import Member
from sessions_app.sitting.state import Sitting


def own_attendance_actions(sitting: Sitting, person: int) -> tuple[Action, ...]:
    """The check-in and check-out of one person, also by a video that is not ours."""
    return _attendance(sitting, Actor(person=person), person)


def attendance_actions(sitting: Sitting, member: Member) -> tuple[Action, ...]:
    """The same for the desk, on every line of the roster."""
    clerk = desk_actor(sitting)
    return (*_seen(sitting, clerk, member), *_attendance(sitting, clerk, member.person, name=member.name))


def _seen(sitting: Sitting, by: Actor, member: Member) -> tuple[Action, ...]:
    """For who reported himself. Both where the one would be accepted: this region must not depend on ballots, and
    who has voted cannot be sent away again.
    """
    if not accepts(attendance.confirm_arrivals, sitting, by, person=member.person):
        return ()
    given = (("person", str(member.person)),)
    return tuple(
        Action(command.__name__, label, given, small=True, about=member.name)
        for command, label in _SEEN.items()
    )


def confirm_all_action(sitting: Sitting) -> Action | None:
    """For the desk, when more than one reported themselves: all of them have been seen."""
    waiting = sum(not presence.confirmed for presence in sitting.present.values())
    if waiting <= 1 or not accepts(attendance.confirm_arrivals, sitting, desk_actor(sitting)):
        return None
    label = words(N_("Confirm all %(number)s who reported themselves"), number=waiting)
    return Action("confirm_arrivals", label, small=True)


# The forms of all buttons on the roster, each with what it needs besides the person.
SHARED_ATTENDANCE = (
    *(Action("arrive", MODES[mode], (("mode", mode.value),)) for mode in Mode),
    *(Action(do, words("")) for do in ("leave", "confirm_arrivals", "reject_arrival")),
)
_SEEN: dict[Command, Words] = {
    attendance.confirm_arrivals: words(N_("Confirm")),
    attendance.reject_arrival: words(N_("Not here")),
}


_OWN: dict[str, Words] = {
    Mode.ROOM: words(N_("I am in the hall")),
    Mode.REMOTE: words(N_("I take part by video")),
    "leave": words(N_("I am leaving")),
}
_FOR_OTHERS: dict[str, Words] = {
    Mode.ROOM: MODES[Mode.ROOM],
    Mode.REMOTE: MODES[Mode.REMOTE],
    "leave": words(N_("Leaves")),
}
# Who is here already only changes the place: said before it is pressed, for it is easily pressed by mistake.
_OWN_CHANGE: dict[Mode, Words] = {
    Mode.ROOM: words(
        N_(
            "Only if you are in the hall now: you then no longer take part by video. You can change back here."
        )
    ),
    Mode.REMOTE: words(
        N_("Only if you are no longer in the hall: you then take part by video. You can change back here.")
    ),
}
_CHANGE_OF_OTHERS: dict[Mode, tuple[Words, Words]] = {
    Mode.ROOM: (
        words(N_("Changes to the hall")),
        words(N_("So far by video. The change is recorded with its time; here it can be changed back.")),
    ),
    Mode.REMOTE: (
        words(N_("Changes to video")),
        words(N_("So far in the hall. The change is recorded with its time; here it can be changed back.")),
    ),
}


def _own_change(action: Action, mode: Mode) -> Action:
    return replace(action, hints=(_OWN_CHANGE[mode],))


def _change_of_another(action: Action, mode: Mode) -> Action:
    label, hint = _CHANGE_OF_OTHERS[mode]
    return replace(action, label=label, hints=(hint,), folded=True)


def _attendance(sitting: Sitting, by: Actor, person: int, *, name: str = "") -> tuple[Action, ...]:
    """`name` of the person where the desk says it; each for himself has none."""
    labels, changing = (_FOR_OTHERS, _change_of_another) if name else (_OWN, _own_change)
    form = Action("arrive", labels["leave"], (("person", str(person)),) if name else (), about=name)
    form = replace(form, small=bool(name))
    ways = []
    for mode in Mode:
        if accepts(attendance.arrive, sitting, by, person=person, mode=mode):
            way = replace(form, label=labels[mode], given=(*form.given, ("mode", mode.value)))
            ways.append(changing(way, mode) if person in sitting.present else way)
    if accepts(attendance.leave, sitting, by, person=person):
        ways.append(replace(form, do="leave"))
    return tuple(sorted(ways, key=lambda way: way.folded))
