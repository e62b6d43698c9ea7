"""The form with which groups begin to pick committee chairs, where the law of the state has it so."""

from collections.abc import Iterable

from journal.events import N_
from sessions_app.screens.composition_buttons import seats_held
from sessions_app.screens.moves import ANYTHING, Candidate
from sessions_app.screens.objects import Action, Field, words
from sessions_app.sitting.commands import accesses as commands
from sessions_app.sitting.state import Sitting

_AGREED = N_(
    "Only where the groups have not agreed, or too many object to what they agreed on (%(source)s). Groups that combine "
    "stand in one line with their members together."
)


def opening_access(sitting: Sitting) -> Iterable[Candidate]:
    item = sitting.item
    rules = sitting.rules.elections if item else None
    if item is None or rules is None or not rules.chairs.value:
        return
    held = {name: number for name, number in seats_held(sitting).most_common() if name}
    fields = (
        Field("office", words(N_("What is picked?")), "text", value=item.title),
        Field(
            "groups",
            words(N_("Groups with their members, one per line")),
            "lines",
            value="\n".join(f"{name} {number}" for name, number in held.items()),
        ),
        Field("committees", words(N_("Committees, one per line")), "lines"),
    )
    label = words(N_("Let groups pick committee chairs"))
    hints = (words(_AGREED, source=rules.chairs.source),)
    action = Action("open_access", label, (("item", str(item.id)),), fields, hints=hints)
    known = {"item": item.id, "office": ANYTHING, "groups": f"{ANYTHING} 1", "committees": ANYTHING}
    yield commands.open_access, known, action
