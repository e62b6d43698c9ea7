"""Minutes signed with ink: the clerk uploads the scan and says who signed; the organisation's seal says so in the file."""

from hashlib import sha256

from accounts.actor import Actor
from documents.models import File
from documents.worker import in_worker
from minutes import archiving, paper, scans, studio
from minutes.approvals import propose_if_due
from minutes.draft import Part
from minutes.finishing import finish_after_signing
from minutes.keeping import kept_files
from minutes.seal_keys import seal_key_of
from minutes.sources import installed_sources
from sessions_app.models import Meeting

SCAN_SECONDS = 60.0


def sign_on_paper(
    actor: Actor, meeting: Meeting, part: Part, persons: frozenset[int], files: tuple[bytes, ...]
) -> None:
    """Raises Refused, and the document is as it was."""
    organization, minutes = meeting.organization_id or 0, studio.minutes_of(meeting)
    paper.require_on_paper(minutes, actor, organization=organization, part=part, persons=persons)
    before = studio.standing_file(meeting, part)
    scan = in_worker(scans.scan_of, files, seconds=SCAN_SECONDS)
    given = (before.content.read(), installed_sources(), seal_key_of(meeting.body))
    made = in_worker(
        archiving.seal_for_paper, *given, sha256(scan.data).hexdigest(), seconds=studio.SIGNING_SECONDS
    )
    draft = studio.draft_for(meeting, part)
    kept, after = studio.keep(meeting, draft, scan.data, "Scan-"), studio.keep(meeting, draft, made.data)
    studio.perform_on(
        actor,
        meeting,
        paper.sign_on_paper,
        organization=organization,
        part=part,
        persons=persons,
        scan=kept.sha256,
        before=before.sha256,
        sha256=after.sha256,
        seal=made.seal,
    )
    finish_after_signing(actor, meeting, part)
    propose_if_due(actor, meeting, part)


def scan_of(meeting: Meeting, part: Part) -> File | None:
    """The scan of the signed original, where there is one."""
    scan = studio.minutes_of(meeting).document(part).paper
    return kept_files(meeting, part).filter(sha256=scan).order_by("pk").first() if scan else None
