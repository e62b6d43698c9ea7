"""The invitation out of the published agenda: one for all, and one for each member with his or her name."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation

from minutes.draft import Fact, Part
from minutes.issued import InvitationDocument, InvitationRow, InvitationTable
from minutes.studio import letterhead_of
from minutes.times import MONTHS, clock, long_date
from sessions_app.agenda import AgendaView, ItemView
from sessions_app.models import AgendaItem, Location, Meeting, Membership
from sessions_app.queries import invited_to, public_agenda
from sessions_app.sitting.plan import Item
from sessions_app.sitting.state import Sitting
from sessions_app.standing import added_items

TITLE, SUPPLEMENT = "Einladung", "Ergänzung der Tagesordnung"
NEUTRAL = "Nichtöffentliche Angelegenheit"
KINDS = {
    AgendaItem.Kind.INFORMATION: "Kenntnisnahme",
    AgendaItem.Kind.REPORT: "Bericht",
    AgendaItem.Kind.QUESTION: "Anfrage",
    AgendaItem.Kind.HEADING: "",
}
DECISION = "Entscheidung"
CONFIDENTIAL = (
    "Was im nichtöffentlichen Teil steht, ist vertraulich. Bitte geben Sie diese Einladung nicht weiter."
)
HINDERED = (
    "Wenn Sie verhindert sind, teilen Sie dies bitte umgehend dem Vorsitz und Ihrer Stellvertretung mit. Wer später "
    "kommt oder früher gehen muss, meldet sich bitte vorab."
)


def invitation_for_all(meeting: Meeting, sitting: Sitting) -> InvitationDocument:
    """As it can be handed to anybody: the closed part with neutral titles alone."""
    addressee = ("An die Mitglieder", meeting.organization.name if meeting.organization else meeting.name)
    with translation.override("de"):  # the official language (§ 23 VwVfG)
        agenda = public_agenda(meeting)
    return _invitation(meeting, _as_published(agenda, sitting), addressee, "Sehr geehrte Damen und Herren,")


def invitation_for(
    meeting: Meeting, sitting: Sitting, seat: Membership, agenda: AgendaView
) -> InvitationDocument:
    """For a member, with the closed part as the view holds it."""
    agenda = _as_published(agenda, sitting)
    person = seat.person
    addressee = tuple(line for line in (person.form_of_address, person.name, _belonging(seat)) if line)
    salutation = f"Guten Tag {' '.join(part for part in (person.form_of_address, person.name) if part)},"
    return _invitation(meeting, agenda, addressee, salutation, confidential=bool(agenda.closed))


def supplement_of(meeting: Meeting, sitting: Sitting) -> InvitationDocument | None:
    """The items that the council put on the agenda since it was published; None where there are none."""
    added = added_items(sitting)
    if not added:
        return None
    said = "Wegen Dringlichkeit hat das Gremium die Tagesordnung in der Sitzung um diese Punkte erweitert."
    return InvitationDocument(
        document_id=f"NT-{meeting.pk}-{len(added)}",
        letterhead=letterhead_of(meeting.body),
        title=SUPPLEMENT,
        subtitle=_subtitle(meeting),
        subject=_subject(meeting, SUPPLEMENT),
        addressee=(),
        reference=(),
        facts=tuple(_facts(meeting)),
        salutation="",
        text=(said,),
        agenda=tuple(_added(added)),
        closing=(),
        issued_on=_day(meeting),
    )


def _added(items: Iterable[Item]) -> Iterator[InvitationTable]:
    public = [InvitationRow(number=each.number, title=each.title, paper=each.paper_reference, kind=_kind(each.kind))
              for each in items if each.public]  # fmt: skip
    closed = [InvitationRow(number=each.number, title=each.public_title or NEUTRAL)
              for each in items if not each.public]  # fmt: skip
    yield InvitationTable(part=Part.PUBLIC, rows=tuple(public))
    yield InvitationTable(part=Part.CLOSED, rows=tuple(closed))


def _as_published(agenda: AgendaView, sitting: Sitting) -> AgendaView:
    """Without what the council put on it afterwards: that stands in the supplement."""
    added = {item.number for item in added_items(sitting)}
    public = tuple(each for each in agenda.public if each.number not in added)
    return replace(
        agenda, public=public, closed=tuple(each for each in agenda.closed if each.number not in added)
    )


def _invitation(
    meeting: Meeting,
    agenda: AgendaView,
    addressee: tuple[str, ...],
    salutation: str,
    *,
    confidential: bool = False,
) -> InvitationDocument:
    issued = timezone.localtime(agenda.published_at).date() if agenda.published_at else timezone.localdate()
    identifier = f"EL-{meeting.pk}-{agenda.version}"
    begin = f", um {clock(meeting.starts_at, settings.TIME_ZONE)} Uhr" if meeting.starts_at else ","
    invited = f"hiermit lade ich Sie zur {_numbered(meeting)} am {long_date(_day(meeting))}{begin} ein."
    return InvitationDocument(
        document_id=identifier,
        letterhead=letterhead_of(meeting.body),
        title=TITLE,
        subtitle=_subtitle(meeting),
        subject=_subject(meeting, TITLE),
        addressee=addressee,
        reference=(f"{issued.day}.\u00a0{MONTHS[issued.month - 1]} {issued.year}", f"Zeichen: {identifier}"),
        facts=tuple(_facts(meeting)),
        salutation=salutation,
        text=(invited, *_papers(meeting), HINDERED, *([CONFIDENTIAL] if confidential else [])),
        agenda=(
            InvitationTable(part=Part.PUBLIC, rows=tuple(_row(item) for item in agenda.public)),
            InvitationTable(part=Part.CLOSED, rows=tuple(_row(item) for item in agenda.closed)),
        ),
        closing=_closing(meeting),
        issued_on=issued,
    )


def _numbered(meeting: Meeting) -> str:
    return f"{meeting.number}. Sitzung" if meeting.number else "Sitzung"


def _subtitle(meeting: Meeting) -> str:
    name = meeting.organization.name if meeting.organization else meeting.name
    return f"zur {_numbered(meeting)}\n{name}\nam {long_date(_day(meeting))}"


def _subject(meeting: Meeting, title: str) -> str:
    name = meeting.organization.name if meeting.organization else meeting.name
    return f"{title} zur {_numbered(meeting)}, {name}, {_day(meeting):%d.%m.%Y}"


def _day(meeting: Meeting) -> date:
    return timezone.localtime(meeting.starts_at).date() if meeting.starts_at else timezone.localdate()


def _facts(meeting: Meeting) -> Iterator[Fact]:
    if meeting.starts_at:
        begin = f"{clock(meeting.starts_at, settings.TIME_ZONE)} Uhr"
        yield Fact("Beginn", f"{long_date(_day(meeting)).replace(', dem ', ', ')}, {begin}")
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


def _papers(meeting: Meeting) -> Iterator[str]:
    if where := _address(meeting, reverse("sessions_app:meeting", args=[meeting.pk])):
        yield f"Die Unterlagen zu den einzelnen Punkten stehen für Sie bereit: {where}"


def _closing(meeting: Meeting) -> tuple[str, ...]:
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
        number=item.number, title=item.title, paper=papers, kind=_kind(item.kind) if item.id else ""
    )


def _kind(kind: str) -> str:
    return KINDS.get(AgendaItem.Kind(kind), DECISION)
