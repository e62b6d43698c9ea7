"""The public version of signed minutes: made, released, published, recalled. What needs rows and files besides."""

import hashlib
from typing import Any

from accounts.actor import Actor
from documents.models import File
from documents.worker import in_worker
from journal.events import require
from journal.rows import links
from journal.store import history
from minutes import archiving, finishing, studio
from minutes.disclosure import shown_entries
from minutes.draft import Draft, Part
from minutes.keeping import kept_files
from minutes.life import publishing
from minutes.life.refusals import LifeRefusal
from minutes.public_version import (
    kept_back,
    marked,
    names_to_hide,
    original_of,
    public_draft,
)
from minutes.record import Original
from minutes.recording import record_of
from minutes.seal_keys import seal_key_of
from minutes.sources import installed_sources
from sessions_app.models import Meeting
from sessions_app.sitting.internet import left_out_by


def make_public_version(actor: Actor, meeting: Meeting) -> None:
    """By the rules that the sitting was convened with. Where nothing is left out it is the signed file itself."""
    organization = meeting.organization_id or 0
    minutes = studio.minutes_of(meeting)
    publishing.make_public_version(  # refuses before the work is done
        minutes, actor, organization=organization, sha256="", sha512="", left_out=()
    )
    file, facts = _public_file(meeting)
    with file.content.open("rb") as content:
        sha512 = hashlib.sha512(content.read()).hexdigest()
    studio.perform_on(
        actor,
        meeting,
        publishing.make_public_version,
        organization=organization,
        sha256=file.sha256,
        sha512=sha512,
        **facts,
    )


def _public_file(meeting: Meeting) -> tuple[File, dict[str, Any]]:
    """The version, and what the event says of it besides its check values."""
    signed = studio.file_of(meeting, Part.PUBLIC)
    require(signed, LifeRefusal.NOT_SIGNED)
    assert signed is not None  # required above
    sitting = studio.sitting_of(meeting).state
    whole = studio.sealed_draft(meeting, Part.PUBLIC)
    draft, left_out = public_draft(whole, left_out_by(sitting.rules.minutes), names_to_hide(sitting))
    if not left_out:
        return signed, {"left_out": ()}
    original = original_of(whole, signed.sha256, signed.size or 0)
    shown = marked(draft, left_out, original)
    record, key = _record(shown, left_out, original), seal_key_of(meeting.body)
    made = in_worker(
        archiving.seal_version, shown, record, installed_sources(), key, seconds=finishing.SECONDS
    )
    file = studio.keep(meeting, shown, made.data, "Internet-")
    return file, {"left_out": left_out, "seal": made.seal, "stamp_until": made.until}


def _record(draft: Draft, left_out: tuple[str, ...], original: Original) -> bytes:
    """As the public part's record, without what the version leaves out."""
    key, until = draft.anchor.stream, draft.anchor.seq
    shown = shown_entries(history(key, until=until), Part.PUBLIC)
    shown -= kept_back(history(key, until=until), left_out)
    return record_of(draft, links(key, until), lambda link: link.seq in shown, original)


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
