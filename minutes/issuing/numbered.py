"""A numbered supplement to the agenda as a letter (Nachtrag zur Tagesordnung): for all, and for each member."""

from collections.abc import Iterator

from django.utils import timezone, translation

from accounts.actor import NOBODY, Actor
from minutes.draft import Part
from minutes.issued import InvitationRow, InvitationTable, SupplementDocument, SupplementSection
from minutes.issuing.invitation import as_published
from minutes.issuing.letter import (
    CONFIDENTIAL,
    Addressed,
    closing,
    day_of,
    facts_of,
    kind_of,
    numbered,
    papers,
    subject,
    subtitle,
    tables,
    to_all,
    to_member,
    written,
)
from minutes.studio import letterhead_of
from minutes.times import long_date
from sessions_app.models import Meeting, Membership, SupplementChange
from sessions_app.sitting.state import Sitting
from sessions_app.versions import ChangeView, SupplementView, agenda_at, supplements_for

Kind = SupplementChange.Kind
SECTIONS = {
    Kind.NEW: "Neu auf der Tagesordnung",
    Kind.CHANGED: "Geändert",
    Kind.WITHDRAWN: "Von der Tagesordnung abgesetzt",
}


def supplement_for_all(meeting: Meeting, sitting: Sitting, number: int) -> SupplementDocument | None:
    """As it can be handed to anybody: the closed part with neutral titles alone. None where there is no such one."""
    return _made(NOBODY, meeting, sitting, number, to_all(meeting))


def supplement_for(
    actor: Actor, meeting: Meeting, sitting: Sitting, number: int, seat: Membership
) -> SupplementDocument | None:
    """For a member, with the closed part as the actor may read it."""
    return _made(actor, meeting, sitting, number, to_member(seat))


def _made(
    actor: Actor, meeting: Meeting, sitting: Sitting, number: int, to: Addressed
) -> SupplementDocument | None:
    with translation.override("de"):  # the official language (§ 23 VwVfG)
        found = next((each for each in supplements_for(actor, meeting) if each.number == number), None)
        return _document(actor, meeting, sitting, found, to) if found else None


def _document(
    actor: Actor, meeting: Meeting, sitting: Sitting, supplement: SupplementView, to: Addressed
) -> SupplementDocument:
    agenda = as_published(agenda_at(actor, meeting, supplement.version), sitting)
    title = f"{supplement.number}. Nachtrag zur Tagesordnung"
    identifier = f"NT-{meeting.pk}-{supplement.number}"
    issued = timezone.localtime(supplement.published_at).date()
    confidential = [CONFIDENTIAL] if agenda.entitled and agenda.closed else []
    return SupplementDocument(
        document_id=identifier,
        letterhead=letterhead_of(meeting.body),
        title=title,
        subtitle=subtitle(meeting),
        subject=subject(meeting, f"{supplement.number}. Nachtrag"),
        addressee=to.lines,
        reference=(written(issued), f"Zeichen: {identifier}"),
        facts=tuple(facts_of(meeting)),
        salutation=to.salutation,
        text=(_said(meeting), *papers(meeting), *confidential),
        note=tuple(line for line in supplement.note.split("\n") if line.strip()),
        sections=tuple(_sections(supplement)),
        agenda_title=f"Tagesordnung in der Fassung des {supplement.number}. Nachtrags",
        agenda=tables(agenda),
        closing=closing(meeting),
        issued_on=issued,
    )


def _said(meeting: Meeting) -> str:
    published = meeting.agenda_published_at
    of = f" vom {written(timezone.localtime(published).date())}" if published else ""
    which = f"{numbered(meeting)} am {long_date(day_of(meeting))}"
    return f"die mit der Einladung{of} bekannt gegebene Tagesordnung der {which} ändert sich wie folgt."


def _sections(supplement: SupplementView) -> Iterator[SupplementSection]:
    for kind, title in SECTIONS.items():
        changes = supplement.of_kind(kind)
        made = tuple(
            InvitationTable(
                part=part, rows=tuple(_row(each) for each in changes if each.public is (part is Part.PUBLIC))
            )
            for part in Part
        )
        if changes:
            yield SupplementSection(title=title, tables=made)


def _row(change: ChangeView) -> InvitationRow:
    former = f"\nbisher: {change.former}" if change.former else ""
    proposal = "\nmit geändertem Beschlussvorschlag" if change.proposal else ""
    return InvitationRow(
        number=change.number,
        title=f"{change.title}{former}{proposal}",
        paper=", ".join(change.papers),
        kind=kind_of(change.of) if change.of else "",
    )
