"""Events of a sitting as sentences of the minutes, each with the part and the item it belongs to. Pure."""

from datetime import datetime

from journal.events import Event
from minutes.draft import Note, Part
from minutes.faults import ON_DISTURBANCES, on_disturbance
from minutes.happening import BOTH, Happening
from minutes.moves import told_of_agenda
from minutes.secrecy import OnTheClosedPart, on_the_closed_part
from sessions_app.sitting.events.agenda import PublicExcluded, PublicReadmitted
from sessions_app.sitting.events.course import (
    QuorumEstablished,
    SittingInterrupted,
    SittingOpened,
    SittingResumed,
)
from sessions_app.sitting.events.motions import MotionMoved
from sessions_app.sitting.state import Sitting
from voting.events import VoteAnnulled


def happenings(before: Sitting, event: Event, at: datetime, seq: int) -> tuple[Happening, ...]:
    """What the minutes say of the event, which happened in the state `before`."""
    if (own := _told_apart(before, event, at, seq)) is not None:
        return own
    if whole := _of_the_sitting(event):
        return (Happening(Note(at=at, text=whole, seq=seq), BOTH, None),)
    if moves := told_of_agenda(before, event):
        return tuple(
            Happening(Note(at=at, text=each.text, seq=seq), frozenset({each.part}), each.item)
            for each in moves
        )
    here = _of_an_item(before, event)
    parts = frozenset({Part(before.part.value)})
    return (Happening(Note(at=at, text=here, seq=seq), parts, before.current),) if here else ()


def _told_apart(before: Sitting, event: Event, at: datetime, seq: int) -> tuple[Happening, ...] | None:
    """Of the kinds that have their own rule of who reads them where; None for all others."""
    if isinstance(event, PublicExcluded):
        return _exclusion(event, at, seq)
    if isinstance(event, MotionMoved):
        return _reordering(before, event, at, seq)
    if isinstance(event, ON_DISTURBANCES):
        return on_disturbance(before, event, at, seq)
    if isinstance(event, OnTheClosedPart):
        return on_the_closed_part(before, event, at, seq)
    return None


def _exclusion(event: PublicExcluded, at: datetime, seq: int) -> tuple[Happening, ...]:
    """The reason is given and debated behind closed doors (§ 48 Abs. 2 GO NRW): the public reads only that."""
    plain = "Die Öffentlichkeit wird ausgeschlossen"
    texts = {Part.PUBLIC: f"{plain}.", Part.CLOSED: f"{plain}: {event.reason}"}
    return tuple(
        Happening(Note(at=at, text=text, seq=seq), frozenset({part}), None) for part, text in texts.items()
    )


def _reordering(before: Sitting, event: MotionMoved, at: datetime, seq: int) -> tuple[Happening, ...]:
    """Told where the item is told, whatever part the sitting is in."""
    item = before.find_item(event.item)
    part = Part.PUBLIC if item is not None and item.public else Part.CLOSED
    place = "an das Ende" if event.before is None else f"vor Antrag {event.before}"
    text = f"In der Reihenfolge der Abstimmung rückt Antrag {event.motion} {place}. Grund: {event.reason}"
    return (Happening(Note(at=at, text=text, seq=seq), frozenset({part}), event.item),)


def _of_the_sitting(event: Event) -> str:
    match event:
        case SittingOpened():
            return "Der Vorsitz eröffnet die Sitzung."
        case QuorumEstablished():
            return _quorum(event)
        case PublicReadmitted():
            return "Die Öffentlichkeit wird wieder zugelassen."
        case _:
            return ""


def _quorum(event: QuorumEstablished) -> str:
    found = "Die Sitzung ist beschlussfähig" if event.quorate else "Die Sitzung ist nicht beschlussfähig"
    numbers = f"{event.present} stimmberechtigte Mitglieder sind anwesend, {event.required} sind erforderlich"
    return f"Der Vorsitz stellt fest: {found}; {numbers}."


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
