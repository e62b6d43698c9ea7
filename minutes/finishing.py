"""Closing what was signed, and renewing what was closed: by itself after the last signature, by the clerk, by a timer.

Nothing is lost when the machine stops in between: the signed file and its event are stored before, and what is made
here counts only when its event is written. Then the next try begins anew.
"""

import hashlib
import logging
from collections.abc import Callable, Iterator
from datetime import datetime

from accounts.actor import Actor
from documents.models import File
from documents.store import keep_file
from documents.worker import in_worker
from journal.events import Command, Refused, require
from journal.models import Stream
from journal.store import Order, perform_batch, replay
from minutes import archiving, closing
from minutes.book import MINUTES
from minutes.closing import INSTALLATION
from minutes.draft import Part
from minutes.keeping import kept_files, meeting_of
from minutes.seal_keys import seal_key_of
from minutes.sources import installed_sources
from minutes.workflow import Minutes, MinutesRefusal
from sessions_app.models import Meeting

logger = logging.getLogger(__name__)
SECONDS = 180.0  # two authorities that answer slowly, revocation data of every signer, many pages


def finish_part(actor: Actor, meeting: Meeting, part: Part) -> None:
    """Closes a file that all have signed. Raises Refused, and nothing has changed."""
    organization = meeting.organization_id or 0
    closing.require_closable(_minutes(meeting), actor, organization=organization, part=part)
    seal = seal_key_of(meeting.body)

    def work(data: bytes) -> "archiving.Closed":
        return in_worker(archiving.close, data, installed_sources(), seal, seconds=SECONDS)

    before, made = _made(meeting, part, work)
    after = _keep(before, made.data)
    given = {"before": before.sha256, "sha256": after.sha256, "seal": made.seal, "stamp_until": made.until}
    _perform(actor, meeting, closing.close, organization=organization, part=part, **given)


def finish_after_signing(actor: Actor, meeting: Meeting, part: Part) -> None:
    """Right after the last signature; what does not succeed is tried again, and the studio says so."""
    if not closing.is_unfinished(_minutes(meeting).document(part)):
        return
    try:
        finish_part(actor, meeting, part)
    except Refused as refused:
        logger.warning("The minutes of meeting %s are not closed yet: %s", meeting.pk, refused.refusal.name)


def renew_part(meeting: Meeting, part: Part) -> None:
    """Sets the next time stamp. Raises Refused, and nothing has changed."""
    organization = meeting.organization_id or 0
    closing.require_renewable(_minutes(meeting), INSTALLATION, organization=organization, part=part)

    def work(data: bytes) -> "archiving.Closed":
        return in_worker(archiving.renew, data, installed_sources(), seconds=SECONDS)

    before, made = _made(meeting, part, work)
    after = _keep(before, made.data)
    given = {"before": before.sha256, "sha256": after.sha256, "stamp_until": made.until}
    _perform(INSTALLATION, meeting, closing.renew, organization=organization, part=part, **given)


def renew_version(meeting: Meeting) -> None:
    """As `renew_part`, for the published version that leaves something out."""
    organization = meeting.organization_id or 0
    minutes = _minutes(meeting)
    closing.require_version_renewable(minutes, INSTALLATION, organization=organization)
    before = _file(meeting, Part.PUBLIC, minutes.public.life.publication.sha256)
    with before.content.open("rb") as content:
        made = in_worker(archiving.renew, content.read(), installed_sources(), seconds=SECONDS)
    given = {
        "before": before.sha256,
        "sha256": _keep(before, made.data).sha256,
        "sha512": hashlib.sha512(made.data).hexdigest(),
        "stamp_until": made.until,
    }
    _perform(INSTALLATION, meeting, closing.renew_version, organization=organization, **given)


def unfinished() -> Iterator[tuple[Meeting, Part]]:
    """Files that all have signed and that are not closed."""
    return _parts(lambda minutes, part: closing.is_unfinished(minutes.document(part)))


def running_out(before: datetime) -> Iterator[tuple[Meeting, Part]]:
    """Closed files whose last time stamp cannot be relied on any more after that moment."""

    def runs_out(minutes: Minutes, part: Part) -> bool:
        found = minutes.document(part).closing
        return found is not None and found.until < before

    return _parts(runs_out)


def versions_running_out(before: datetime) -> Iterator[Meeting]:
    """Of which the published version leaves something out and has such a time stamp."""

    def runs_out(minutes: Minutes, part: Part) -> bool:
        until = minutes.public.life.publication.stamp_until
        return (
            part is Part.PUBLIC
            and closing.has_stamped_version(minutes)
            and until is not None
            and until < before
        )

    return (meeting for meeting, _part in _parts(runs_out))


def _parts(wanted: Callable[[Minutes, Part], bool]) -> Iterator[tuple[Meeting, Part]]:
    keys = Stream.objects.filter(key__startswith=MINUTES.key("")).order_by("pk").values_list("key", flat=True)
    for key in list(keys):
        minutes = replay(MINUTES, key).state
        for part in Part:
            if wanted(minutes, part):
                yield meeting_of(key), part


def _minutes(meeting: Meeting) -> Minutes:
    return replay(MINUTES, MINUTES.key(meeting.pk)).state


def _made(
    meeting: Meeting, part: Part, work: Callable[[bytes], "archiving.Closed"]
) -> tuple[File, "archiving.Closed"]:
    """The file as it stands, and what was made of it."""
    file = _file(meeting, part, _minutes(meeting).document(part).sha256)
    with file.content.open("rb") as content:
        return file, work(content.read())


def _file(meeting: Meeting, part: Part, sha256: str) -> File:
    file = kept_files(meeting, part).filter(sha256=sha256).order_by("pk").first()
    require(file, MinutesRefusal.NOT_SEALED)
    assert file is not None  # required above
    return file


def _keep(before: File, data: bytes) -> File:
    """The new bytes under the old names."""
    return keep_file(
        data, owner=before.owner, name=before.name, file_name=before.file_name, dated_on=before.dated_on
    )


def _perform(actor: Actor, meeting: Meeting, command: Command, **arguments: object) -> None:
    (result,) = perform_batch(MINUTES, MINUTES.key(meeting.pk), [Order(command, actor, arguments=arguments)])
    if isinstance(result, Exception):
        raise result
