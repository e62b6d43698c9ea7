"""Whether the filing cabinet holds what the minutes' stream says: the files, byte for byte, and the record they are of."""

import hashlib
import re
from collections.abc import Iterator

from django.core.exceptions import SuspiciousFileOperation
from django.utils.translation import gettext

from documents.models import File
from journal.events import N_
from journal.models import Entry
from journal.store import history
from minutes.draft import Part
from minutes.keeping import DOCUMENT_NAME, all_kept_files, kept_files, meeting_of
from minutes.published_rows import told
from minutes.workflow import Document, Minutes, MinutesSealed, Phase
from sessions_app.live import SITTING
from sessions_app.models import Meeting, PublishedMinutes

ANOTHER_PUBLISHED = N_("%(meeting)s: the published minutes are another file.")
ANOTHER_TOLD = N_("%(meeting)s: what is told of the published minutes is not what their record says.")
MEETING_MISSING = N_("%(key)s: the meeting of these minutes is missing.")
FILE_MISSING = N_("%(meeting)s: the file of the minutes %(sha256)s is missing.")
FILE_CHANGED = N_("%(meeting)s: the file of the minutes %(sha256)s was changed.")
RECORD_UNKNOWN = N_(
    "%(meeting)s: the minutes were sealed at entry %(seq)s of a record that the sitting's journal does not hold."
)
LENGTH = 1 << 20  # bytes read at a time


def check_rows(key: str, minutes: Minutes) -> list[str]:
    """In words, where the filing cabinet does not say what the stream says."""
    try:
        meeting = meeting_of(key)
    except Meeting.DoesNotExist:
        return [gettext(MEETING_MISSING) % {"key": key}]
    faults = [
        *_published(meeting, minutes),
        *_told(key, meeting),
        *_files(meeting, minutes),
        *_records(key, meeting),
    ]
    return [gettext(fault) % {"meeting": meeting, **details} for fault, details in faults]


Fault = tuple[str, dict[str, object]]


def _published(meeting: Meeting, minutes: Minutes) -> Iterator[Fault]:
    """The row that the public is shown has to be the minutes' own, public, a PDF, and the bytes that were published."""
    row = meeting.results_protocol
    if minutes.public.phase is not Phase.PUBLISHED:
        if row is not None:
            yield ANOTHER_PUBLISHED, {}
        return
    sha256 = minutes.public.life.publication.sha256
    own = kept_files(meeting, Part.PUBLIC).filter(public=True, mime_type="application/pdf", sha256=sha256)
    if row is None or not own.filter(pk=row.pk).exists() or _hash_of(row) != sha256:
        yield ANOTHER_PUBLISHED, {}


def _told(key: str, meeting: Meeting) -> Iterator[Fault]:
    """What the public pages say of publication, recall and signatures has to be what the stream says."""
    expected = told(key)
    fields = PublishedMinutes.objects.filter(meeting=meeting).values(*expected).first()
    was_public = expected["published_at"] or expected["recalled_at"]
    if (fields or was_public) and fields != expected:
        yield ANOTHER_TOLD, {}


def _files(meeting: Meeting, minutes: Minutes) -> Iterator[Fault]:
    for part in Part:
        document = minutes.document(part)
        if document.phase is not Phase.DRAFT:
            yield from _file(meeting, part, document)


def _file(meeting: Meeting, part: Part, document: Document) -> Iterator[Fault]:
    row = kept_files(meeting, part).filter(sha256=document.sha256).first()
    found = _hash_of(row) if row else ""
    if not found:
        yield FILE_MISSING, {"sha256": document.sha256}
    elif found != document.sha256:
        yield FILE_CHANGED, {"sha256": document.sha256}


def _hash_of(row: File) -> str:
    """Of the bytes as they lie there; empty where there is nothing that could be read."""
    try:
        return _read(row)
    except (OSError, ValueError, SuspiciousFileOperation):
        return ""


def _read(row: File) -> str:
    found = hashlib.sha256()
    with row.content.open("rb") as content:
        while data := content.read(LENGTH):
            found.update(data)
    return found.hexdigest()


def _records(key: str, meeting: Meeting) -> Iterator[Fault]:
    """The heads at which the minutes were sealed have to stand in the sitting's stream."""
    sitting = Entry.objects.filter(stream__key=SITTING.key(meeting.pk))
    for recorded in history(key):
        sealed = recorded.event
        if not isinstance(sealed, MinutesSealed):
            continue
        if not sitting.filter(seq=sealed.sitting_seq, hash=sealed.sitting_head).exists():
            yield RECORD_UNKNOWN, {"seq": sealed.sitting_seq}


def keys_in_rows() -> list[str]:
    """The streams that the kept files of minutes tell of."""
    names = all_kept_files().values_list("file_name", flat=True)
    meetings = {int(found[1]) for name in names.iterator() if (found := re.match(DOCUMENT_NAME, name))}
    known = Meeting.objects.filter(pk__in=meetings).values_list("pk", flat=True)
    return [f"minutes:{meeting}" for meeting in known]
