"""Events of a sitting as sentences of the minutes, each with the part and the item it belongs to. Pure."""

from collections.abc import Iterator
from datetime import datetime

from journal.events import Event
from minutes.draft import Note, Part
from minutes.faults import ON_DISTURBANCES, on_disturbance
from minutes.happening import BOTH, Happening
from minutes.recusals import recusal_sentences
from minutes.secrecy import OnTheClosedPart, on_the_closed_part
from sessions_app.sitting.events.agenda import PublicExcluded, PublicReadmitted
from sessions_app.sitting.events.course import (
    QuorumEstablished,
    SittingClosed,
    SittingInterrupted,
    SittingOpened,
    SittingResumed,
)
from sessions_app.sitting.events.quorum import QuorumChallenged, SecondMeetingFound
from sessions_app.sitting.state import QuorumFinding, Sitting
from voting.events import VoteAnnulled


def happenings(before: Sitting, event: Event, at: datetime, seq: int) -> tuple[Happening, ...]:
    """What the minutes say of the event, which happened in the state `before`."""
    return (*_told(before, event, at, seq), *_recusals(before, event, at, seq))


def _recusals(before: Sitting, event: Event, at: datetime, seq: int) -> Iterator[Happening]:
    for item, text in recusal_sentences(before, event, at):
        yield _under(before, item, Note(at=at, text=text, seq=seq))


def _under(before: Sitting, item: int, note: Note) -> Happening:
    """In the part of the item, whenever it happens."""
    found = before.find_item(item)
    part = Part.PUBLIC if found is not None and found.public else Part.CLOSED
    return Happening(note, frozenset({part}), item)


def _told(before: Sitting, event: Event, at: datetime, seq: int) -> tuple[Happening, ...]:
    if isinstance(event, PublicExcluded):
        return _exclusion(event, at, seq)
    if isinstance(event, SecondMeetingFound):
        note = Note(at=at, text=_second_meeting(before, event), seq=seq)
        return (_under(before, event.item, note),)
    if isinstance(event, ON_DISTURBANCES):
        return on_disturbance(before, event, at, seq)
    if isinstance(event, OnTheClosedPart):
        return on_the_closed_part(before, event, at, seq)
    if whole := _of_the_sitting(before, event):
        return (Happening(Note(at=at, text=whole, seq=seq), BOTH, None),)
    here = _of_an_item(before, event)
    parts = frozenset({Part(before.part.value)})
    return (Happening(Note(at=at, text=here, seq=seq), parts, before.current),) if here else ()


def _exclusion(event: PublicExcluded, at: datetime, seq: int) -> tuple[Happening, ...]:
    """The reason is given and debated behind closed doors (§ 48 Abs. 2 GO NRW): the public reads only that."""
    plain = "Die Öffentlichkeit wird ausgeschlossen"
    texts = {Part.PUBLIC: f"{plain}.", Part.CLOSED: f"{plain}: {event.reason}"}
    return tuple(
        Happening(Note(at=at, text=text, seq=seq), frozenset({part}), None) for part, text in texts.items()
    )


def _second_meeting(before: Sitting, event: SecondMeetingFound) -> str:
    return (
        "Der Vorsitz stellt fest: Die Sache war wegen Beschlussunfähigkeit zurückgestellt, und zu ihr ist ein zweites "
        f"Mal einberufen worden ({event.reason.rstrip('.')}). Über sie kann ohne Rücksicht auf die Zahl der "
        f"Erschienenen beschlossen werden ({before.rules.second_meeting.source})."
    )


def _of_the_sitting(before: Sitting, event: Event) -> str:
    match event:
        case SittingOpened():
            return "Der Vorsitz eröffnet die Sitzung."
        case QuorumEstablished():
            return _quorum(before, event)
        case PublicReadmitted():
            return "Die Öffentlichkeit wird wieder zugelassen."
        case SittingClosed():
            return "Der Vorsitz schließt die Sitzung."
        case _:
            return ""


def _quorum(before: Sitting, event: QuorumEstablished) -> str:
    found = "Die Sitzung ist beschlussfähig" if event.quorate else "Die Sitzung ist nicht beschlussfähig"
    numbers = f"{event.present} stimmberechtigte Mitglieder sind anwesend, {event.required} sind erforderlich"
    return f"Der Vorsitz stellt fest: {found}; {numbers}{citizens_prevail(before, event)}."


def citizens_prevail(sitting: Sitting, found: QuorumEstablished | QuorumFinding) -> str:
    """Why a committee is not quorate although enough are present; empty for every other finding."""
    if found.quorate or found.present < found.required:
        return ""
    source = sitting.rules.council_majority.source
    return f"; die Ratsmitglieder sind nicht mehr als die sachkundigen Bürgerinnen und Bürger ({source})"


def _of_an_item(before: Sitting, event: Event) -> str:
    match event:
        case SittingInterrupted(reason=reason):
            return f"Die Sitzung wird unterbrochen: {reason}"
        case SittingResumed():
            return "Die Sitzung wird fortgesetzt."
        case QuorumChallenged(person=person):
            return f"{before.roster[person].name} bezweifelt die Beschlussfähigkeit."
        case VoteAnnulled(reason=reason) if before.vote and not before.vote.final:
            return f"Eine offene Abstimmung wird aufgehoben: {reason}"
        case _:
            return ""
