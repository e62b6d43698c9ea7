"""Events of a sitting as sentences of the minutes, each with the part and the item it belongs to. Pure."""

from collections.abc import Callable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from journal.events import Event
from minutes.draft import Note, Part
from minutes.faults import ON_DISTURBANCES, on_disturbance
from minutes.happening import BOTH, Happening
from minutes.moves import told_of_agenda
from minutes.recusals import recusal_sentences
from minutes.secrecy import OnTheClosedPart, on_the_closed_part
from minutes.times import clock, long_date
from sessions_app.sitting.access_sentences import told_of as told_of_access
from sessions_app.sitting.assembly import QuorumFinding
from sessions_app.sitting.events.accesses import AccessEvent
from sessions_app.sitting.events.adjournment import SittingAdjourned, SittingContinued
from sessions_app.sitting.events.agenda import PublicExcluded, PublicReadmitted
from sessions_app.sitting.events.corrections import EntryCorrected
from sessions_app.sitting.events.course import (
    QuorumEstablished,
    SittingInterrupted,
    SittingOpened,
    SittingResumed,
)
from sessions_app.sitting.events.divisions import TextDivided, TextKeptWhole
from sessions_app.sitting.events.happenings import (
    MemberCommitted,
    OrderMeasureTaken,
    QuestionTimeBegan,
    QuestionTimeEnded,
    SilenceBegan,
)
from sessions_app.sitting.events.leadership import ChairGivenBack, ChairHandedOver
from sessions_app.sitting.events.motions import MotionMoved
from sessions_app.sitting.events.quorum import QuorumChallenged, SecondMeetingFound
from sessions_app.sitting.happenings import Measure
from sessions_app.sitting.state import Part as SittingPart
from sessions_app.sitting.state import Sitting
from voting.elections.events import ElectionEvent
from voting.elections.telling import told_of
from voting.events import VoteAnnulled


def happenings(
    before: Sitting,
    event: Event,
    at: datetime,
    seq: int,
    zone: str,
    in_german: Callable[[str], str] = str,
) -> tuple[Happening, ...]:
    """What the minutes say of the event, which happened in the state `before`; times in the zone of that name.

    `in_german` translates the sentences of elections, which are the same on every screen.
    """
    if isinstance(event, ElectionEvent):
        return _of_election(before, event, at, seq, in_german)
    if isinstance(event, AccessEvent):
        return _of_access(before, event, at, seq, in_german)
    return (*_told(before, event, at, seq, zone), *_recusals(before, event, at, seq))


def _of_election(
    before: Sitting, event: ElectionEvent, at: datetime, seq: int, in_german: Callable[[str], str]
) -> tuple[Happening, ...]:
    """Told where the item is told: who stands, each round with its numbers, the lot, the result, the acceptance."""
    after = event.apply(before, at).last_election
    assert after is not None  # the event is about one
    text = " ".join(each.told(in_german) for each in told_of(event, after))
    return (_under(before, after.subject, Note(at=at, text=text, seq=seq)),) if text else ()


def _of_access(
    before: Sitting, event: AccessEvent, at: datetime, seq: int, in_german: Callable[[str], str]
) -> tuple[Happening, ...]:
    """Told where the item is told: the order and its lots, each pick, the result."""
    after = event.apply(before, at).accesses.last
    assert after is not None  # the event is about one
    text = " ".join(each.told(in_german) for each in told_of_access(event, after))
    return (_under(before, after.item, Note(at=at, text=text, seq=seq)),)


def _recusals(before: Sitting, event: Event, at: datetime, seq: int) -> Iterator[Happening]:
    for item, text in recusal_sentences(before, event, at):
        yield _under(before, item, Note(at=at, text=text, seq=seq))


def _under(before: Sitting, item: int, note: Note) -> Happening:
    """In the part of the item, whenever it happens."""
    found = before.find_item(item)
    part = Part.PUBLIC if found is not None and found.public else Part.CLOSED
    return Happening(note, frozenset({part}), item)


def _told(before: Sitting, event: Event, at: datetime, seq: int, zone: str) -> tuple[Happening, ...]:
    match event:
        case PublicExcluded():
            told = _exclusion(event, at, seq)
        case SecondMeetingFound() | MotionMoved() | TextDivided() | TextKeptWhole():
            note = Note(at=at, text=_on_the_item(before, event), seq=seq)
            told = (_under(before, event.item, note),)
        case SittingAdjourned():
            told = _adjournment(before, event, at, seq, zone)
        case EntryCorrected():
            told = (_correction(event, at, seq),)
        case _ if isinstance(event, ON_DISTURBANCES):
            told = on_disturbance(before, event, at, seq)
        case _ if isinstance(event, OnTheClosedPart):
            told = on_the_closed_part(before, event, at, seq)
        case _:
            told = _moved(before, event, at, seq) or _noted(before, event, at, seq, zone)
    return told


def _moved(before: Sitting, event: Event, at: datetime, seq: int) -> tuple[Happening, ...]:
    """What became of the agenda: each sentence in its own part."""
    return tuple(
        Happening(Note(at=at, text=each.text, seq=seq), frozenset({each.part}), each.item)
        for each in told_of_agenda(before, event)
    )


def _noted(before: Sitting, event: Event, at: datetime, seq: int, zone: str) -> tuple[Happening, ...]:
    """One sentence: of the whole sitting, or of what is dealt with just then."""
    if whole := _of_the_sitting(before, event) or _continued(before, event, at, zone):
        return (Happening(Note(at=at, text=whole, seq=seq), BOTH, None),)
    here = _of_an_item(before, event, zone) or _person(before, event) or _rite(event)
    parts = frozenset({Part(before.part.value)})
    return (Happening(Note(at=at, text=here, seq=seq), parts, before.current),) if here else ()


def _exclusion(event: PublicExcluded, at: datetime, seq: int) -> tuple[Happening, ...]:
    """The reason is given and debated behind closed doors (§ 48 Abs. 2 GO NRW): the public reads only that."""
    plain = "Die Öffentlichkeit wird ausgeschlossen"
    texts = {Part.PUBLIC: f"{plain}.", Part.CLOSED: f"{plain}: {event.reason}"}
    return tuple(
        Happening(Note(at=at, text=text, seq=seq), frozenset({part}), None) for part, text in texts.items()
    )


def _on_the_item(
    before: Sitting, event: SecondMeetingFound | MotionMoved | TextDivided | TextKeptWhole
) -> str:
    """What is told where the item is told, whatever part the sitting is in."""
    match event:
        case SecondMeetingFound():
            return _second_meeting(before, event)
        case MotionMoved():
            return _reordering(event)
        case TextDivided(parts=parts):
            return f"Über den Text wird in {len(parts)} Teilen abgestimmt, danach über das Ganze."
        case _:
            return "Über den Text wird doch als Ganzes abgestimmt."


def _reordering(event: MotionMoved) -> str:
    place = "an das Ende" if event.before is None else f"vor Antrag {event.before}"
    return f"In der Reihenfolge der Abstimmung rückt Antrag {event.motion} {place}. Grund: {event.reason}"


def _second_meeting(before: Sitting, event: SecondMeetingFound) -> str:
    return (
        "Der Vorsitz stellt fest: Die Sache war wegen Beschlussunfähigkeit zurückgestellt, und zu ihr ist ein zweites "
        f"Mal einberufen worden ({event.reason.rstrip('.')}). Über sie kann ohne Rücksicht auf die Zahl der "
        f"Erschienenen beschlossen werden ({before.rules.second_meeting.source})."
    )


def _adjournment(
    before: Sitting, event: SittingAdjourned, at: datetime, seq: int, zone: str
) -> tuple[Happening, ...]:
    """A reason that was given behind closed doors is for the closed part."""
    until = f" auf den {event.until.astimezone(ZoneInfo(zone)):%d.%m.%Y, %H:%M} Uhr" if event.until else ""
    plain = f"Die Sitzung wird{until} vertagt"
    given = {Part.CLOSED} | ({Part.PUBLIC} if before.part is SittingPart.PUBLIC else set())
    return tuple(
        Happening(
            Note(at=at, text=f"{plain}: {event.reason}" if part in given else f"{plain}.", seq=seq),
            frozenset({part}),
            None,
        )
        for part in Part
    )


def _continued(before: Sitting, event: Event, at: datetime, zone: str) -> str:
    if not isinstance(event, SittingContinued):
        return ""
    day = at.astimezone(ZoneInfo(zone)).date()
    return f"Die Sitzung wird am {long_date(day)} fortgesetzt. {_quorum(before, event)}"


def _correction(event: EntryCorrected, at: datetime, seq: int) -> Happening:
    """In the place of what it corrects, for those who may read that."""
    text = f"Berichtigung zu Eintrag {event.seq}: {event.text} Grund: {event.reason}"
    readers = frozenset(Part(part.value) for part in event.readers)
    return Happening(Note(at=at, text=text, seq=seq), readers, event.item)


def _of_the_sitting(before: Sitting, event: Event) -> str:
    match event:
        case SittingOpened():
            return "Der Vorsitz eröffnet die Sitzung."
        case QuorumEstablished():
            return _quorum(before, event)
        case PublicReadmitted():
            return "Die Öffentlichkeit wird wieder zugelassen."
        case _:
            return ""


def _quorum(before: Sitting, event: QuorumEstablished | SittingContinued) -> str:
    found = "Die Sitzung ist beschlussfähig" if event.quorate else "Die Sitzung ist nicht beschlussfähig"
    numbers = f"{event.present} stimmberechtigte Mitglieder sind anwesend, {event.required} sind erforderlich"
    return f"Der Vorsitz stellt fest: {found}; {numbers}{citizens_prevail(before, event)}."


def citizens_prevail(sitting: Sitting, found: QuorumEstablished | SittingContinued | QuorumFinding) -> str:
    """Why a committee is not quorate although enough are present; empty for every other finding."""
    if found.quorate or found.present < found.required:
        return ""
    source = sitting.rules.council_majority.source
    return f"; die Ratsmitglieder sind nicht mehr als die sachkundigen Bürgerinnen und Bürger ({source})"


def _of_an_item(before: Sitting, event: Event, zone: str) -> str:
    match event:
        case SittingInterrupted():
            return _interruption(event, zone)
        case SittingResumed():
            return "Die Sitzung wird fortgesetzt."
        case QuorumChallenged(person=person):
            return f"{before.roster[person].name} bezweifelt die Beschlussfähigkeit."
        case VoteAnnulled(reason=reason) if before.vote and not before.vote.final:
            return f"Eine laufende Abstimmung wird aufgehoben: {reason}"
        case _:
            return ""


def _interruption(event: SittingInterrupted, zone: str) -> str:
    until = f" bis {clock(event.until, zone)} Uhr" if event.until else ""
    return f"Die Sitzung wird{until} unterbrochen{f': {event.reason}' if event.reason else '.'}"


def _person(before: Sitting, event: Event) -> str:
    """What somebody by name does, or what is done to somebody."""
    match event:
        case OrderMeasureTaken(measure=measure, person=person, reason=reason):
            return MEASURES[measure].format(name=before.roster[person].name, reason=reason)
        case MemberCommitted(person=person):
            name = before.roster[person].name
            return f"{name} wird eingeführt und in feierlicher Form zur gewissenhaften Wahrnehmung der Aufgaben verpflichtet."
        case ChairHandedOver(person=person, item=item):
            until = " für diesen Punkt" if item is not None else ""
            return f"{before.roster[person].name} übernimmt die Sitzungsleitung{until}."
        case ChairGivenBack():
            return f"{before.roster[before.chair].name} übernimmt wieder die Sitzungsleitung."
        case _:
            return ""


def _rite(event: Event) -> str:
    match event:
        case QuestionTimeBegan():
            return "Die Einwohnerfragestunde beginnt."
        case QuestionTimeEnded(questions=questions):
            return f"Die Einwohnerfragestunde endet; {_questions(questions)} gestellt."
        case SilenceBegan(reason=reason):
            return f"Die Anwesenden halten eine Schweigeminute: {reason}"
        case _:
            return ""


MEASURES = {
    Measure.TO_THE_POINT: "Der Vorsitz ruft {name} zur Sache. Grund: {reason}",
    Measure.CALL_TO_ORDER: "Der Vorsitz ruft {name} zur Ordnung. Grund: {reason}",
    Measure.FLOOR_WITHDRAWN: "Der Vorsitz entzieht {name} das Wort. Grund: {reason}",
    Measure.EXPULSION: "Der Vorsitz schließt {name} von der Sitzung aus. Grund: {reason}",
}


def _questions(number: int) -> str:
    if number == 0:
        return "es werden keine Fragen"
    return "es wird eine Frage" if number == 1 else f"es werden {number} Fragen"
