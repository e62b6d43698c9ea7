"""What the letters about a meeting share: whose meeting, when and where, and how an item is called in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from minutes.draft import Fact, Part
from minutes.issued import InvitationRow, InvitationTable
from minutes.times import MONTHS, clock, long_date
from sessions_app.agenda import AgendaView, ItemView
from sessions_app.models import AgendaItem, Location, Meeting, Membership
from sessions_app.queries import invited_to

NEUTRAL = "Nichtöffentliche Angelegenheit"
KINDS = {
    AgendaItem.Kind.INFORMATION: "Kenntnisnahme",
    AgendaItem.Kind.REPORT: "Bericht",
    AgendaItem.Kind.QUESTION: "Anfrage",
    AgendaItem.Kind.HEADING: "",
}
DECISION = "Entscheidung"
CONFIDENTIAL = (
    "Was im nichtöffentlichen Teil steht, ist vertraulich. Bitte geben Sie dieses Schreiben nicht weiter."
)


@dataclass(frozen=True)
class Addressed:
    """To whom a letter goes, line by line, and how it greets."""

    lines: tuple[str, ...]
    salutation: str


def to_all(meeting: Meeting) -> Addressed:
    name = meeting.organization.name if meeting.organization else meeting.name
    return Addressed(("An die Mitglieder", name), "Sehr geehrte Damen und Herren,")


def to_member(seat: Membership) -> Addressed:
    person = seat.person
    lines = tuple(line for line in (person.form_of_address, person.name, _belonging(seat)) if line)
    greeted = " ".join(part for part in (person.form_of_address, person.name) if part)
    return Addressed(lines, f"Guten Tag {greeted},")


def written(day: date) -> str:
    """2. Oktober 2026"""
    return f"{day.day}.\u00a0{MONTHS[day.month - 1]} {day.year}"


def tables(agenda: AgendaView) -> tuple[InvitationTable, ...]:
    """Both parts of an agenda."""
    return (
        InvitationTable(part=Part.PUBLIC, rows=tuple(_row(item) for item in agenda.public)),
        InvitationTable(part=Part.CLOSED, rows=tuple(_row(item) for item in agenda.closed)),
    )


def numbered(meeting: Meeting) -> str:
    return f"{meeting.number}. Sitzung" if meeting.number else "Sitzung"


def subtitle(meeting: Meeting) -> str:
    name = meeting.organization.name if meeting.organization else meeting.name
    return f"zur {numbered(meeting)}\n{name}\nam {long_date(day_of(meeting))}"


def subject(meeting: Meeting, title: str) -> str:
    name = meeting.organization.name if meeting.organization else meeting.name
    return f"{title} zur {numbered(meeting)}, {name}, {day_of(meeting):%d.%m.%Y}"


def day_of(meeting: Meeting) -> date:
    return timezone.localtime(meeting.starts_at).date() if meeting.starts_at else timezone.localdate()


def facts_of(meeting: Meeting) -> Iterator[Fact]:
    if meeting.starts_at:
        begin = f"{clock(meeting.starts_at, settings.TIME_ZONE)} Uhr"
        yield Fact("Beginn", f"{long_date(day_of(meeting)).replace(', dem ', ', ')}, {begin}")
    if meeting.location:
        yield Fact("Ort", str(meeting.location))
        if access := _access(meeting.location):
            yield Fact("Zugang", access)
    if address := _address(meeting, reverse("sessions_app:live", args=[meeting.pk])):
        yield Fact("Öffentlichkeit", f"Der öffentliche Teil kann im Netz mitverfolgt werden: {address}")
    if meeting.second_channel:
        yield Fact("Bei Störungen", f"Telefon {meeting.second_channel}")


def _access(place: Location) -> str:
    """What is said of the place beside its address: whether there are steps, where the entrance is."""
    return place.description if place.description != str(place) else ""


def _address(meeting: Meeting, path: str) -> str:
    host = meeting.body.hosts.values_list("name", flat=True).order_by("pk").last()
    return f"{host}{settings.PUBLIC_PORT}{path}" if host else ""


def papers(meeting: Meeting) -> Iterator[str]:
    if where := _address(meeting, reverse("sessions_app:meeting", args=[meeting.pk])):
        yield f"Die Unterlagen zu den einzelnen Punkten stehen für Sie bereit: {where}"


def closing(meeting: Meeting) -> tuple[str, ...]:
    """By whom it is sent: whoever presides on that day."""
    chair = next((seat for seat in invited_to(meeting) if seat.presides), None)
    if chair is None:
        return ()
    return ("Mit freundlichen Grüßen", f"{chair.person.name}\n{chair.role or 'Vorsitz'}")


def _belonging(seat: Membership) -> str:
    group = (seat.on_behalf_of.short_name or seat.on_behalf_of.name) if seat.on_behalf_of else ""
    return ", ".join(part for part in (seat.role, group) if part)


def _row(item: ItemView) -> InvitationRow:
    papers = ", ".join(paper.reference for paper in item.papers if paper.reference)
    return InvitationRow(
        number=item.number, title=item.title, paper=papers, kind=kind_of(item.kind) if item.id else ""
    )


def kind_of(kind: str) -> str:
    return KINDS.get(AgendaItem.Kind(kind), DECISION)
