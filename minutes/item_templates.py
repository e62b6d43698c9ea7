"""Beginnings of a passage (Vorlagen), by how much the minutes are to tell. Pure; the words are the record's: German."""

from collections.abc import Iterable, Sequence
from enum import Enum

from journal.events import N_
from minutes.drafting import Reading, Recorded
from sessions_app.sitting.plan import Member

GAP = "[…]"  # what is still to be filled in; as long as it stands there, a hint says so


class Template(Enum):
    """How an item is told: the result, the course of the debate, or every word."""

    RESULT = "ergebnis"
    DISCUSSION = "verlauf"
    VERBATIM = "wortlaut"


NAMES = {
    Template.RESULT: N_("Result only"),
    Template.DISCUSSION: N_("With discussion"),
    Template.VERBATIM: N_("Verbatim"),
}


def beginning(template: Template, speeches: Sequence[str]) -> str:
    """The passage to begin with. `speeches`: who had the floor on the item, in turn, as often as it was given."""
    match template:
        case Template.RESULT:
            return "Es findet eine Aussprache statt." if speeches else "Eine Aussprache findet nicht statt."
        case Template.DISCUSSION:
            entries = "\n".join(f"- {name}: {GAP}" for name in dict.fromkeys(speeches)) or f"- {GAP}"
            return f"## Einführung\n{GAP}\n\n## Aussprache\n{entries}\n\n## Ergebnis der Aussprache\n{GAP}"
        case _:
            return "\n\n".join(f"**{name}:** {GAP}" for name in speeches) or f"**{GAP}:** {GAP}"


def speeches_on(history: Iterable[Recorded], item: int, zone: str) -> tuple[str, ...]:
    """Who had the floor on the item, in turn."""
    reading = Reading(zone)
    for recorded in history:
        reading.take(recorded)
    roster = reading.sitting.roster
    return tuple(_name(roster[each.person]) for each in reading.contributions if each.item == item)


def _name(member: Member) -> str:
    return f"{member.name} ({member.group})" if member.group else member.name
