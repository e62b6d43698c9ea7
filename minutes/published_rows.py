"""The minutes' stream → what the public may know of it, as a row beside the meeting."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from journal.store import Recorded, history
from minutes.draft import Part
from minutes.life.events import MinutesPublished, MinutesRecalled, PublicVersionMade
from minutes.paper import MinutesSignedOnPaper
from minutes.workflow import MinutesSealed, MinutesSigned, Signer
from sessions_app.models import PublishedMinutes
from sessions_app.sitting.internet import NAMES

Json = dict[str, Any]


def write_published(key: str, meeting: int) -> None:
    """As the stream stands now, the entries included that are just being written."""
    PublishedMinutes.objects.update_or_create(meeting_id=meeting, defaults=told(key))


def told(key: str) -> Json:
    """The fields of the row."""
    return told_by(history(key))


def told_by(recorded: Iterable[Recorded]) -> Json:
    """The same of a stream's entries. Pure."""
    signers: dict[int, Signer] = {}
    signatures: list[Json] = []
    row: Json = {"published_at": None, "recalled_at": None, "signatures": signatures}
    hidden = False
    for each in recorded:
        match each.event:
            case MinutesSealed(part=Part.PUBLIC):
                signers = {signer.person: signer for signer in each.event.signers}
            case MinutesSigned(part=Part.PUBLIC, person=person):
                signatures += _signed(signers, (person,), each.at, ink=False)
            case MinutesSignedOnPaper(part=Part.PUBLIC, persons=persons):
                signatures += _signed(signers, persons, each.at, ink=True)
            case PublicVersionMade(left_out=left_out):
                hidden = NAMES in left_out
            case MinutesPublished():
                row |= {"published_at": each.at, "recalled_at": None}
            case MinutesRecalled():
                row |= {"published_at": None, "recalled_at": each.at}
    if hidden:
        row["signatures"] = [each for each in signatures if not each["role"].startswith("member")]
    return row


def _signed(
    signers: dict[int, Signer], persons: tuple[int, ...], at: datetime, *, ink: bool
) -> Iterator[Json]:
    for signer in (signers[each] for each in persons if each in signers):
        yield {"name": signer.name, "role": signer.role, "at": at.isoformat(timespec="seconds"), "ink": ink}
