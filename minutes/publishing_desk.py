"""The public version of signed minutes: made, released, published, recalled. What needs rows and files besides."""

import hashlib

from accounts.actor import Actor
from documents.models import File
from documents.worker import in_worker
from journal.events import require
from journal.rows import links
from journal.store import history
from minutes import studio
from minutes.disclosure import shown_entries
from minutes.draft import Draft, Part
from minutes.keeping import kept_files
from minutes.life import publishing
from minutes.life.refusals import LifeRefusal
from minutes.public_version import kept_back, left_out_by, marked, names_to_hide, public_draft
from minutes.recording import record_of
from minutes.sealing import seal
from sessions_app.models import Meeting


def make_public_version(actor: Actor, meeting: Meeting) -> None:
    """By the rules that the sitting was convened with. Where nothing is left out it is the signed file itself."""
    organization = meeting.organization_id or 0
    minutes = studio.minutes_of(meeting)
    publishing.make_public_version(  # refuses before the work is done
        minutes, actor, organization=organization, sha256="", sha512="", left_out=()
    )
    file, left_out = _public_file(meeting)
    with file.content.open("rb") as content:
        sha512 = hashlib.sha512(content.read()).hexdigest()
    studio.perform_on(
        actor,
        meeting,
        publishing.make_public_version,
        organization=organization,
        sha256=file.sha256,
        sha512=sha512,
        left_out=left_out,
    )


def _public_file(meeting: Meeting) -> tuple[File, tuple[str, ...]]:
    signed = studio.file_of(meeting, Part.PUBLIC)
    require(signed, LifeRefusal.NOT_SIGNED)
    assert signed is not None  # required above
    sitting = studio.sitting_of(meeting).state
    whole = studio.sealed_draft(meeting, Part.PUBLIC)
    draft, left_out = public_draft(whole, left_out_by(sitting.rules.minutes), names_to_hide(sitting))
    if not left_out:
        return signed, ()
    shown = marked(draft, left_out, signed.sha256)
    pdf = in_worker(seal, shown, _record(shown, left_out), seconds=studio.SEALING_SECONDS)
    return studio.keep(meeting, shown, pdf.data, "Internet-"), left_out


def _record(draft: Draft, left_out: tuple[str, ...]) -> bytes:
    """As the public part's record, without what the version leaves out."""
    key, until = draft.anchor.stream, draft.anchor.seq
    shown = shown_entries(history(key, until=until), Part.PUBLIC)
    shown -= kept_back(history(key, until=until), left_out)
    return record_of(draft, links(key, until), lambda link: link.seq in shown)


def public_file_of(meeting: Meeting) -> File | None:
    """The version as it stands, whether published yet or not."""
    sha256 = studio.minutes_of(meeting).public.life.publication.sha256
    return kept_files(meeting, Part.PUBLIC).filter(sha256=sha256).order_by("pk").first() if sha256 else None


def release(actor: Actor, meeting: Meeting, sha256: str) -> None:
    organization = meeting.organization_id or 0
    studio.perform_on(actor, meeting, publishing.release, organization=organization, sha256=sha256)


def publish(actor: Actor, meeting: Meeting) -> None:
    organization = meeting.organization_id or 0
    studio.perform_on(actor, meeting, publishing.publish, organization=organization, part=Part.PUBLIC)


def recall(actor: Actor, meeting: Meeting, reason: str) -> None:
    organization = meeting.organization_id or 0
    studio.perform_on(actor, meeting, publishing.recall, organization=organization, reason=reason)


def release_and_publish(clerk: Actor, chair: Actor, meeting: Meeting) -> None:
    """All steps at once, for the demo and rehearsals."""
    make_public_version(clerk, meeting)
    version = studio.minutes_of(meeting).public.life.publication.sha256
    for somebody in (clerk, chair):
        release(somebody, meeting, version)
    publish(clerk, meeting)
