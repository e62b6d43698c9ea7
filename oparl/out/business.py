"""Meetings, agenda items, papers, consultations and files as OParl objects."""

from typing import Any

from documents.models import File
from oparl.out import extension
from oparl.out.checksums import sha512_of
from oparl.out.desk import Desk
from oparl.out.people import write_location
from oparl.out.saying import Json, moment
from sessions_app.models import AgendaItem, Meeting

STATES = AgendaItem.State
# What came of an item where no result is written.
RESULTS = {
    STATES.DECIDED: "Entschieden",
    STATES.NOTED: "Zur Kenntnis genommen",
    STATES.POSTPONED: "Vertagt",
    STATES.WITHDRAWN: "Abgesetzt",
    STATES.REFERRED: "Verwiesen",
}
PLANNED, INVITED, HELD = "terminiert", "eingeladen", "durchgeführt"


def write_meeting(desk: Desk, row: Any) -> Json:
    """A meeting with its agenda. Of the closed part the neutral titles alone, in a property of ours."""
    lead = [row.shown_organization] if row.shown_organization else []
    items = [
        write_item(desk, item, alone=False, order=order) for order, item in enumerate(row.shown_agenda_items)
    ]
    return desk.thing(
        "meeting",
        row,
        name=row.name,
        meetingState=_state(row),
        cancelled=row.state == Meeting.State.CANCELLED,
        start=moment(row.began_at),
        end=moment(row.ends_at),
        location=desk.embed(write_location, row.shown_location),
        organization=desk.urls("organization", [*lead, *row.shown_further_organizations]),
        invitation=desk.embed(write_file, row.shown_invitation),
        resultsProtocol=desk.embed(write_file, row.shown_results_protocol),
        verbatimProtocol=desk.embed(write_file, row.shown_verbatim_protocol),
        auxiliaryFile=desk.embed_all(write_file, row.shown_auxiliary_files),
        agendaItem=items,
        web=desk.page("meeting", row.pk),
        ratssaal_live=extension.live(desk, row),
        ratssaal_closedPart=extension.closed_part(row),
        **extension.attendance(desk, row),
    )


def _state(row: Any) -> str:
    """Held it is only when its minutes are published (OParl 1.1, 3.7)."""
    if row.shown_results_protocol:
        return HELD
    invited = row.agenda_published_at is not None or row.state != Meeting.State.PLANNED
    return INVITED if invited and row.state != Meeting.State.CANCELLED else PLANNED


def write_item(desk: Desk, row: Any, *, alone: bool = True, order: int = 0) -> Json:
    """A public agenda item. `order` counts the public ones from 0, as they stand in the meeting."""
    carried = [each for each in row.resolutions.all() if each.carried]
    last = max(carried, key=lambda each: each.vote_number, default=None)
    stations = row.shown_consultations
    return desk.thing(
        "agenda_item",
        row,
        meeting=desk.url("meeting", row.meeting_id) if alone else None,
        order=desk.orders[row.pk] if alone else order,
        number=row.number,
        name=row.name,
        public=True,
        consultation=desk.url("consultation", stations[0]) if stations else None,
        result=row.result or RESULTS.get(row.state),
        resolutionText=last.text if last else None,
        resolutionFile=desk.embed(write_file, row.shown_resolution_file),
        auxiliaryFile=desk.embed_all(write_file, row.shown_auxiliary_files),
        start=moment(row.starts_at),
        end=moment(row.ends_at),
        web=desk.page("meeting", row.meeting_id),
        ratssaal_votes=extension.votes(row.resolutions.all()),
    )


def write_paper(desk: Desk, row: Any) -> Json:
    main = row.shown_main_file
    others = [file for file in row.shown_auxiliary_files if not main or file.pk != main.pk]
    return desk.thing(
        "paper",
        row,
        body=desk.url("body", row.body_id),
        name=row.name,
        reference=row.reference,
        date=row.dated_on.isoformat() if row.dated_on else None,
        paperType=row.paper_type,
        superordinatedPaper=desk.urls("paper", row.shown_superordinated_papers),
        subordinatedPaper=desk.urls("paper", row.shown_subordinated_papers),
        mainFile=desk.embed(write_file, main),
        auxiliaryFile=desk.embed_all(write_file, others),
        originatorPerson=desk.urls("person", row.shown_originator_people),
        underDirectionOf=desk.urls("organization", row.shown_under_direction_of),
        originatorOrganization=desk.urls("organization", row.shown_originator_organizations),
        location=desk.embed_all(write_location, row.shown_locations),
        consultation=desk.embed_all(write_consultation, row.shown_consultations),
        web=desk.page("paper", row.pk),
    )


def write_consultation(desk: Desk, row: Any, *, alone: bool = True) -> Json:
    """A station of a paper's way. The organization that meets leads."""
    lead = row.agenda_item.meeting.organization_id
    organizations = sorted(row.shown_organizations, key=lambda each: each.pk != lead)
    return desk.thing(
        "consultation",
        row,
        paper=desk.url("paper", row.paper_id) if alone else None,
        agendaItem=desk.url("agenda_item", row.agenda_item_id),
        meeting=desk.url("meeting", row.agenda_item.meeting_id),
        organization=desk.urls("organization", organizations),
        authoritative=row.authoritative,
        role=row.role,
    )


def write_file(desk: Desk, row: Any, *, alone: bool = True) -> Json:
    """A file; where only its source has the bytes, with the address there."""
    file: File = row
    own = desk.url("file", row)
    return desk.thing(
        "file",
        row,
        name=file.name,
        fileName=file.file_name,
        mimeType=file.mime_type,
        date=file.dated_on.isoformat() if file.dated_on else None,
        size=file.size,
        sha512Checksum=sha512_of(row),
        accessUrl=f"{own}/access" if file.content else file.external_url,
        downloadUrl=f"{own}/download" if file.content else None,
        **(_belonging(desk, row) if alone else {}),
    )


def _belonging(desk: Desk, row: Any) -> Json:
    """What a file stands at: the references back, which embedded it does not have."""
    meetings = [*row.shown_invites_to, *row.shown_minutes_of, *row.shown_transcript_of, *row.shown_meetings]
    return {
        "meeting": desk.urls("meeting", meetings),
        "agendaItem": desk.urls("agenda_item", [*row.shown_resolution_of, *row.shown_agenda_items]),
        "paper": desk.urls("paper", [*row.shown_main_file_of, *row.shown_papers]),
    }
