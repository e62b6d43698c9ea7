"""From the journal of a sitting to the draft of its minutes. Pure.

    draft = draft_of(recorded, part=Part.PUBLIC, about=about, passages={7: "Die Kämmerin …"}, anchor=anchor)

Everything but the passages is generated; the words are German, the official language of the record.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from journal.events import N_, Event, Refusal, require
from minutes.attendance import EXCUSED, attendees
from minutes.chairs import Place, chairs, signature_places
from minutes.convocation import convocation
from minutes.deciding import decisions, decisions_on_agenda, outcome
from minutes.draft import (
    AgendaRow,
    AgendaTable,
    Anchor,
    Attendee,
    Draft,
    Fact,
    ItemSection,
    Letterhead,
    Note,
    Part,
    Signer,
)
from minutes.happening import Happening
from minutes.happenings import citizens_prevail, happenings
from minutes.life.state import Correction
from minutes.motions import motions_on
from minutes.speeches import Contribution, speakers_line
from minutes.times import clock, long_date
from sessions_app.sitting.assembly import QuorumFinding
from sessions_app.sitting.events.agenda import ItemCalled
from sessions_app.sitting.events.attendance import ArrivalEnteredLater, DepartureEnteredLater, MemberArrived
from sessions_app.sitting.events.bloc import ItemsCalledEnBloc
from sessions_app.sitting.events.course import SittingClosed
from sessions_app.sitting.events.motions import MotionTabled
from sessions_app.sitting.events.speakers import FloorGiven
from sessions_app.sitting.plan import Item
from sessions_app.sitting.state import Sitting
from voting.elections.events import ElectionAnnounced
from voting.events import VoteClosed

NEUTRAL = "Nichtöffentliche Angelegenheit"
ADJECTIVE = {Part.PUBLIC: "öffentlichen", Part.CLOSED: "nichtöffentlichen"}


class DraftRefusal(Refusal):
    SITTING_NOT_OPENED = N_("This meeting has not been opened yet. There is nothing to draft.")


class Recorded(Protocol):
    """An event in its place in the journal, as `journal.store.replay` gives it."""

    @property
    def seq(self) -> int: ...
    @property
    def at(self) -> datetime: ...
    @property
    def event(self) -> Event: ...


@dataclass(frozen=True, kw_only=True)
class About:
    """What the journal does not know of the document. `more` are further facts, such as the invitation.

    `chair_role` and `clerk_role` are the titles to print under the signatures, `figure` is what everybody was shown
    at the closing. `in_german` translates the sentences that the minutes share with the screens. `numbers`: those
    of the resolutions, by vote and item; `elected`: of those that came of elections, by election. `members`: who signs beside chair and clerk where the law wants that;
    `corrections`: of earlier minutes.
    """

    document_id: str
    letterhead: Letterhead
    meeting_number: int = 0
    chair_role: str = "Vorsitz"
    clerk_role: str = "Schriftführung"
    more: tuple[Fact, ...] = ()
    verify_at: str = ""
    figure: str = ""
    time_zone: str = "Europe/Berlin"
    in_german: Callable[[str], str] = str
    numbers: Mapping[tuple[int, int], str] = field(default_factory=dict)
    elected: Mapping[int, str] = field(default_factory=dict)
    members: tuple[int, ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass
class Reading:
    """The journal read once: the last state, what happened, and which entry tells what."""

    zone: str
    sitting: Sitting = field(default_factory=Sitting)
    happenings: list[Happening] = field(default_factory=list)
    arrivals: dict[tuple[int, datetime], int] = field(default_factory=dict)
    closings: dict[int, int] = field(default_factory=dict)
    contributions: list[Contribution] = field(default_factory=list)
    calls: list[tuple[int, int]] = field(default_factory=list)
    closed: int = 0
    motions: dict[tuple[int, int], int] = field(default_factory=dict)
    entered_later: set[int] = field(default_factory=set)
    in_german: Callable[[str], str] = str
    numbers: Mapping[tuple[int, int], str] = field(default_factory=dict)
    elected: Mapping[int, str] = field(default_factory=dict)

    def take(self, recorded: Recorded) -> None:
        event, seq = recorded.event, recorded.seq
        told = happenings(self.sitting, event, recorded.at, seq, self.zone, self.in_german)
        self.happenings += self._numbered(event, told)
        if isinstance(event, MemberArrived):
            self.arrivals[event.person, recorded.at] = seq
        if isinstance(event, ArrivalEnteredLater):
            self.arrivals[event.person, event.arrived_at] = seq
        if isinstance(event, ArrivalEnteredLater | DepartureEnteredLater):
            self.entered_later.add(event.person)
        if isinstance(event, MotionTabled):
            self.motions[event.item, event.number] = seq
        if isinstance(event, VoteClosed):
            assert self.sitting.vote is not None  # the commands let nothing else happen
            self.closings[self.sitting.vote.number] = seq
        if isinstance(event, FloorGiven):
            self.contributions.append(Contribution(self.sitting.current, event.person, event.purpose))
        if isinstance(event, ItemCalled):
            self.calls.append((seq, event.item))
        if isinstance(event, ItemsCalledEnBloc):
            self.calls += [(seq, item) for item in event.items]
        if isinstance(event, SittingClosed):
            self.closed = seq
        self.sitting = event.apply(self.sitting, recorded.at)

    def _numbered(self, event: Event, told: tuple[Happening, ...]) -> tuple[Happening, ...]:
        """The announcement of an election with the number of what came of it (Beschlussnummer)."""
        number = self.elected.get(event.election, "") if isinstance(event, ElectionAnnounced) else ""
        return (
            tuple(each.with_text(f"{each.note.text} Beschluss-Nr. {number}.") for each in told)
            if number
            else told
        )

    def notes(self, part: Part, item: int | None) -> tuple[Note, ...]:
        """What happened under the item; None: what concerns the whole sitting, before the part's first item."""
        if item is None:
            return self.afterwards(part, None)
        return tuple(note for owner, note in self._told(part) if owner == item)

    def afterwards(self, part: Part, item: int | None) -> tuple[Note, ...]:
        """What concerns the whole sitting, in the place where it happened: behind the item that was called last."""
        whole = (note for owner, note in self._told(part) if owner is None)
        return tuple(note for note in whole if self._called_last(part, note.seq) == item)

    def _told(self, part: Part) -> Iterator[tuple[int | None, Note]]:
        """The notes that the part's readers get, each with the item of this part that it belongs to."""
        for each in self.happenings:
            if part in each.parts:
                yield each.item if self._stands_in(part, each.item) else None, each.note

    def _called_last(self, part: Part, seq: int) -> int | None:
        """The item of the part that was called last before the entry."""
        called = (item for at, item in self.calls if at < seq and self._stands_in(part, item))
        return next(reversed(tuple(called)), None)

    def _stands_in(self, part: Part, item: int | None) -> bool:
        found = self.sitting.find_item(item) if item is not None else None
        return found is not None and found.public is (part is Part.PUBLIC)


def draft_of(
    history: Iterable[Recorded], *, part: Part, about: About, passages: Mapping[int, str], anchor: Anchor
) -> Draft:
    """The draft of one part. `passages` by item id; 0 stands before the first item of the public part.

    Raises Refused SITTING_NOT_OPENED.
    """
    reading = Reading(
        about.time_zone, in_german=about.in_german, numbers=about.numbers, elected=about.elected
    )
    for recorded in history:
        reading.take(recorded)
    sitting = reading.sitting
    require(sitting.opening, DraftRefusal.SITTING_NOT_OPENED)
    assert sitting.opening is not None  # required above
    day = sitting.opening.at.astimezone(ZoneInfo(about.time_zone)).date()
    attendance = attendees(sitting, reading.arrivals, reading.entered_later)
    number = f"{about.meeting_number}. " if about.meeting_number else ""
    return Draft(
        document_id=about.document_id,
        part=part,
        letterhead=about.letterhead,
        title="Niederschrift",
        subtitle=f"über den {ADJECTIVE[part]} Teil der {number}Sitzung\n{sitting.organization_name}\nam {_days(sitting, about.time_zone, day)}",
        subject=f"Niederschrift der {number}Sitzung, {sitting.organization_name}, {day:%d.%m.%Y}",
        meeting_number=about.meeting_number,
        organization=sitting.organization_name,
        held_on=day,
        facts=_facts(sitting, sitting.opening, part, about, attendance),
        agenda=_agenda(sitting.items, part),
        attendance=attendance,
        quorum=_quorum(sitting, sitting.opening, about.time_zone),
        passages=_paragraphs(passages.get(0, "")) if part is Part.PUBLIC else (),
        notes=reading.notes(part, None),
        items=tuple(
            _section(reading, item, part, passages)
            for item in sitting.items
            if item.public is (part is Part.PUBLIC)
        ),
        closing=_closing(reading, about.time_zone),
        signers=_signers(sitting, part, about),
        anchor=anchor,
        verify_at=about.verify_at,
        figure=about.figure,
        time_zone=about.time_zone,
        decisions=decisions_on_agenda(sitting, reading.closings, public=part is Part.PUBLIC),
        corrections=about.corrections,
    )


def _name(sitting: Sitting, person: int) -> str:
    member = sitting.roster.get(person)
    return member.name if member else ""


def _facts(
    sitting: Sitting, opening: QuorumFinding, part: Part, about: About, attendance: Sequence[Attendee]
) -> tuple[Fact, ...]:
    def span(begin: datetime, end: datetime | None) -> str:
        until = f"{clock(end, about.time_zone)} Uhr" if end else "andauernd"
        return f"{clock(begin, about.time_zone)} – {until}"

    closed = "; ".join(span(each.started_at, each.ended_at) for each in sitting.closed_parts)
    facts = (
        Fact("Ort", sitting.place),
        Fact("Beginn / Ende", span(opening.at, sitting.closed_at)),
        Fact("Vertagt", _adjourned(sitting, about.time_zone)),
        Fact("Tagesordnung", convocation(sitting, about.time_zone)),
        Fact("Nichtöffentlich", closed),
        Fact("Übertragung", _broadcast(sitting, part, span)),
        Fact("Vorsitz", _leaders(sitting, part)),
        Fact("Schriftführung", sitting.clerk.name),
        Fact("Entschuldigt", ", ".join(each.name for each in attendance if each.remark == EXCUSED)),
        *about.more,
    )
    return tuple(fact for fact in facts if fact.text)


def _broadcast(sitting: Sitting, part: Part, span: Callable[[datetime, datetime | None], str]) -> str:
    """That the public part was broadcast, from when until when. That it paused, not when: beside the speeches that would
    tell for ever who did not want to be broadcast.
    """
    runs = sitting.broadcasting.runs
    if not runs or part is Part.CLOSED:
        return ""
    return span(runs[0].began_at, runs[-1].ended_at) + (", mit Pausen" if len(runs) > 1 else "")


def _adjourned(sitting: Sitting, zone: str) -> str:
    """From when until when, with the days."""

    def day(at: datetime) -> str:
        return f"{at.astimezone(ZoneInfo(zone)):%d.%m.%Y, %H:%M} Uhr"

    continued = ((each.at, each.continued_at) for each in sitting.adjournments)
    return "; ".join(f"{day(begin)}, bis {day(end)}" for begin, end in continued if end)


def _days(sitting: Sitting, zone: str, first: date) -> str:
    """Every day on which it sat."""
    later = (each.continued_at for each in sitting.adjournments if each.continued_at)
    days = dict.fromkeys((first, *(at.astimezone(ZoneInfo(zone)).date() for at in later)))
    return " und am ".join(long_date(day) for day in days)


def _leaders(sitting: Sitting, part: Part) -> str:
    """Who led, each with the items if there was more than one."""
    told = (
        f"{_name(sitting, each.person)}{f' ({each.items})' if each.items else ''}"
        for each in chairs(sitting, part)
    )
    return "; ".join(told)


def _role(sitting: Sitting, place: Place, about: About) -> str:
    if place.field == "clerk":
        return about.clerk_role
    if place.field.startswith("member"):
        return "Mitglied, das teilgenommen hat"
    role = about.chair_role if place.person == sitting.chair else "Vorsitz in Vertretung"
    return f"{role} ({place.items})" if place.items else role


def _agenda(items: Sequence[Item], part: Part) -> tuple[AgendaTable, ...]:
    return (
        AgendaTable(part=Part.PUBLIC, rows=tuple(_row(item) for item in items if item.public)),
        AgendaTable(
            part=Part.CLOSED, rows=tuple(_closed_row(item, part) for item in items if not item.public)
        ),
    )


def _row(item: Item) -> AgendaRow:
    return AgendaRow(number=item.number, title=item.title, paper=item.paper_reference)


def _closed_row(item: Item, part: Part) -> AgendaRow:
    """The public reads neutral titles, and no papers."""
    return (
        _row(item)
        if part is Part.CLOSED
        else AgendaRow(number=item.number, title=item.public_title or NEUTRAL)
    )


def _quorum(sitting: Sitting, opening: QuorumFinding, zone: str) -> str:
    finding = "beschlussfähig" if opening.quorate else "nicht beschlussfähig"
    return (
        f"Der Vorsitz stellt um {clock(opening.at, zone)} Uhr fest, dass die Sitzung {finding} ist: "
        f"{opening.present} stimmberechtigte Mitglieder sind anwesend, erforderlich sind {opening.required}"
        f"{citizens_prevail(sitting, opening)}."
    )


def _paragraphs(text: str) -> tuple[str, ...]:
    """The clerk's text, torn at empty lines."""
    blocks = text.replace("\r\n", "\n").split("\n\n")
    return tuple(block.strip() for block in blocks if block.strip())


def _section(reading: Reading, item: Item, part: Part, passages: Mapping[int, str]) -> ItemSection:
    return ItemSection(
        number=item.number,
        title=item.title,
        paper=item.paper_reference,
        passages=_paragraphs(passages.get(item.id, "")),
        speakers=speakers_line(reading.sitting, item.id, reading.contributions),
        notes=reading.notes(part, item.id),
        motions=motions_on(reading.sitting, item, reading.motions),
        decisions=decisions(reading.sitting, item, reading.closings, reading.numbers),
        outcome=outcome(item),
        afterwards=reading.afterwards(part, item.id),
    )


def _closing(reading: Reading, zone: str) -> str:
    closed_at = reading.sitting.closed_at
    if closed_at is None:
        return "Die Sitzung ist noch nicht geschlossen."
    return (
        f"Der Vorsitz schließt die Sitzung um {clock(closed_at, zone)} Uhr (Eintrag {reading.closed}). "
        "Anwesenheiten, Zeiten, Beschlüsse und Abstimmungsergebnisse sind wiedergegeben, wie sie im Sitzungsprotokoll festgehalten sind."
    )


def _signers(sitting: Sitting, part: Part, about: About) -> tuple[Signer, ...]:
    """Who signs by the law of the state, each in a place of the own."""
    places = signature_places(sitting, part, about.members)
    return tuple(
        Signer(field=each.field, role=_role(sitting, each, about), name=each.name) for each in places
    )
