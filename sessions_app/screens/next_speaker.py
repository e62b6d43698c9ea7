"""The next step of a debate, among the desk's next steps: who comes, and that a speech is over."""

from collections.abc import Callable, Iterable

from journal.events import N_, Event
from sessions_app.screens.objects import Action, words
from sessions_app.sitting.commands import speakers
from sessions_app.sitting.speakers import Purpose
from sessions_app.sitting.state import Sitting

STEPS = frozenset({"give_floor", "end_speech"})


def next_speaker(sitting: Sitting) -> Iterable[tuple[Callable[..., Event], dict[str, object], Action]]:
    """The first in line, who also ends the speech before; whoever speaks can always be ended."""
    floor, waiting = sitting.speakers.floor, sitting.waiting
    asked = floor is not None and floor.purpose is Purpose.QUESTION
    if waiting:
        person, purpose = waiting[0].person, waiting[0].purpose
        label = _GIVE[purpose]
        given = (("person", str(person)), ("purpose", purpose.value))
        action = Action("give_floor", words(label, name=_name(sitting, person)), given, primary=not asked)
        yield speakers.give_floor, {"person": person, "purpose": purpose}, action
    if floor is not None:
        label = N_("End the question of %(name)s") if asked else N_("End the speech of %(name)s")
        given = (("person", str(floor.person)), ("purpose", floor.purpose.value))
        done = asked or not waiting
        action = Action("end_speech", words(label, name=_name(sitting, floor.person)), given, primary=done)
        yield speakers.end_speech, {"person": floor.person, "purpose": floor.purpose}, action


_GIVE = {
    Purpose.SPEECH: N_("Give the floor to %(name)s"),
    Purpose.POINT_OF_ORDER: N_("Give the floor to %(name)s (point of order)"),
}


def _name(sitting: Sitting, person: int) -> str:
    return sitting.roster[person].name
