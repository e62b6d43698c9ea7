"""The next step of a debate, among the desk's next steps: who comes, and that a speech is over.

Before the next speech on the matter comes the vote on a point of order: it may be the end of the debate.
"""

from collections.abc import Iterable

from journal.events import N_, Command
from sessions_app.screens.objects import Action, words
from sessions_app.sitting.commands import speakers
from sessions_app.sitting.motions import BY_SUPPORT
from sessions_app.sitting.speakers import Purpose
from sessions_app.sitting.state import Sitting

STEPS = frozenset({"give_floor", "end_speech"})


def next_speaker(sitting: Sitting) -> Iterable[tuple[Command, dict[str, object], Action]]:
    """The first in line, who also ends the speech before; whoever speaks can always be ended."""
    held_up = _held_up(sitting)
    floor, waiting = sitting.speakers.floor, sitting.waiting
    asked = floor is not None and floor.purpose is Purpose.QUESTION
    if waiting:
        person, purpose = waiting[0].person, waiting[0].purpose
        label = _GIVE[purpose]
        given = (("person", str(person)), ("purpose", purpose.value))
        action = Action(
            "give_floor", words(label, name=_name(sitting, person)), given, primary=not (asked or held_up)
        )
        yield speakers.give_floor, {"person": person, "purpose": purpose}, action
    if floor is not None:
        label = N_("End the question of %(name)s") if asked else N_("End the speech of %(name)s")
        given = (("person", str(floor.person)), ("purpose", floor.purpose.value))
        done = asked or held_up or not waiting
        action = Action("end_speech", words(label, name=_name(sitting, floor.person)), given, primary=done)
        yield speakers.end_speech, {"person": floor.person, "purpose": floor.purpose}, action


def _held_up(sitting: Sitting) -> bool:
    """Whether a point of order waits for its vote, and nobody to speak on it. How to vote is no matter of the debate."""
    motions = sitting.motions.waiting(sitting.current) if sitting.current is not None else ()
    order = any(each.rank == 0 and each.kind not in BY_SUPPORT for each in motions)
    return order and not any(each.purpose is Purpose.POINT_OF_ORDER for each in sitting.waiting)


_GIVE = {
    Purpose.SPEECH: N_("Give the floor to %(name)s"),
    Purpose.POINT_OF_ORDER: N_("Give the floor to %(name)s (point of order)"),
}


def _name(sitting: Sitting, person: int) -> str:
    return sitting.roster[person].name
