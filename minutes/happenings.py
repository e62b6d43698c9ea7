"""Events of a sitting as sentences of the minutes, each with the part and the item it belongs to. Pure."""

from dataclasses import dataclass
from datetime import datetime

from journal.events import Event
from minutes.draft import Note, Part
from sessions_app.sitting.events import (
    PublicExcluded,
    PublicReadmitted,
    SittingClosed,
    SittingInterrupted,
    SittingOpened,
    SittingResumed,
)
from sessions_app.sitting.state import Sitting
from voting.events import VoteAnnulled

BOTH = frozenset(Part)


@dataclass(frozen=True)
class Happening:
    """A note for the parts in which it may be read; `item` None: it concerns the whole sitting."""

    note: Note
    parts: frozenset[Part]
    item: int | None


def happening(before: Sitting, event: Event, at: datetime, seq: int) -> Happening | None:
    """What the minutes say of the event, which happened in the state `before`; None: nothing."""
    whole = _of_the_sitting(event)
    if whole:
        return Happening(Note(at=at, text=whole, seq=seq), BOTH, None)
    here = _of_an_item(before, event)
    parts = frozenset({Part(before.part.value)})
    return Happening(Note(at=at, text=here, seq=seq), parts, before.current) if here else None


def _of_the_sitting(event: Event) -> str:
    match event:
        case SittingOpened():
            return "Der Vorsitz eröffnet die Sitzung."
        case PublicExcluded(reason=reason):
            return f"Die Öffentlichkeit wird ausgeschlossen: {reason}"
        case PublicReadmitted():
            return "Die Öffentlichkeit wird wieder zugelassen."
        case SittingClosed():
            return "Der Vorsitz schließt die Sitzung."
        case _:
            return ""


def _of_an_item(before: Sitting, event: Event) -> str:
    match event:
        case SittingInterrupted(reason=reason):
            return f"Die Sitzung wird unterbrochen: {reason}"
        case SittingResumed():
            return "Die Sitzung wird fortgesetzt."
        case VoteAnnulled(reason=reason) if before.vote and not before.vote.final:
            return f"Eine offene Abstimmung wird aufgehoben: {reason}"
        case _:
            return ""
