"""The invitation out of the published agenda: one for all, and one for each member with his or her name."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.conf import settings
from django.utils import timezone, translation

from accounts.actor import NOBODY
from minutes.draft import Part
from minutes.issued import InvitationDocument, InvitationRow, InvitationTable
from minutes.issuing.letter import (
    CONFIDENTIAL,
    NEUTRAL,
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
from minutes.times import clock, long_date
from sessions_app.agenda import AgendaView
from sessions_app.models import Meeting, Membership
from sessions_app.sitting.plan import Item
from sessions_app.sitting.state import Sitting
from sessions_app.standing import added_items
from sessions_app.versions import first_agenda

TITLE, SUPPLEMENT = "Einladung", "Ergänzung der Tagesordnung"
HINDERED = (
    "Wenn Sie verhindert sind, teilen Sie dies bitte umgehend dem Vorsitz und Ihrer Stellvertretung mit. Wer später "
    "kommt oder früher gehen muss, meldet sich bitte vorab."
)


def invitation_for_all(meeting: Meeting, sitting: Sitting) -> InvitationDocument:
    """As it can be handed to anybody: the closed part with neutral titles alone."""
    with translation.override("de"):  # the official language (§ 23 VwVfG)
        agenda = first_agenda(NOBODY, meeting)
    return _invitation(meeting, as_published(agenda, sitting), to_all(meeting))


def invitation_for(
    meeting: Meeting, sitting: Sitting, seat: Membership, agenda: AgendaView
) -> InvitationDocument:
    """For a member, with the closed part as the view holds it."""
    agenda = as_published(agenda, sitting)
    return _invitation(meeting, agenda, to_member(seat), confidential=bool(agenda.closed))


def supplement_of(meeting: Meeting, sitting: Sitting) -> InvitationDocument | None:
    """The items that the council put on the agenda since it was published; None where there are none."""
    added = added_items(sitting)
    if not added:
        return None
    said = "Wegen Dringlichkeit hat das Gremium die Tagesordnung in der Sitzung um diese Punkte erweitert."
    return InvitationDocument(
        document_id=f"EG-{meeting.pk}-{len(added)}",
        letterhead=letterhead_of(meeting.body),
        title=SUPPLEMENT,
        subtitle=subtitle(meeting),
        subject=subject(meeting, SUPPLEMENT),
        addressee=(),
        reference=(),
        facts=tuple(facts_of(meeting)),
        salutation="",
        text=(said,),
        agenda=tuple(_added(added)),
        closing=(),
        issued_on=day_of(meeting),
    )


def _added(items: Iterable[Item]) -> Iterator[InvitationTable]:
    public = [InvitationRow(number=each.number, title=each.title, paper=each.paper_reference, kind=kind_of(each.kind))
              for each in items if each.public]  # fmt: skip
    closed = [InvitationRow(number=each.number, title=each.public_title or NEUTRAL)
              for each in items if not each.public]  # fmt: skip
    yield InvitationTable(part=Part.PUBLIC, rows=tuple(public))
    yield InvitationTable(part=Part.CLOSED, rows=tuple(closed))


def as_published(agenda: AgendaView, sitting: Sitting) -> AgendaView:
    """Without what the council put on it afterwards: that stands in the supplement."""
    added = {item.number for item in added_items(sitting)}
    public = tuple(each for each in agenda.public if each.number not in added)
    return replace(
        agenda, public=public, closed=tuple(each for each in agenda.closed if each.number not in added)
    )


def _invitation(
    meeting: Meeting,
    agenda: AgendaView,
    to: Addressed,
    *,
    confidential: bool = False,
) -> InvitationDocument:
    issued = timezone.localtime(agenda.published_at).date() if agenda.published_at else timezone.localdate()
    identifier = f"EL-{meeting.pk}-{agenda.version}"
    begin = f", um {clock(meeting.starts_at, settings.TIME_ZONE)} Uhr" if meeting.starts_at else ","
    invited = f"hiermit lade ich Sie zur {numbered(meeting)} am {long_date(day_of(meeting))}{begin} ein."
    return InvitationDocument(
        document_id=identifier,
        letterhead=letterhead_of(meeting.body),
        title=TITLE,
        subtitle=subtitle(meeting),
        subject=subject(meeting, TITLE),
        addressee=to.lines,
        reference=(written(issued), f"Zeichen: {identifier}"),
        facts=tuple(facts_of(meeting)),
        salutation=to.salutation,
        text=(invited, *papers(meeting), HINDERED, *([CONFIDENTIAL] if confidential else [])),
        agenda=tables(agenda),
        closing=closing(meeting),
        issued_on=issued,
    )
