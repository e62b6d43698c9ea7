"""The minutes' stream and what follows from it in the filing cabinet."""

from django.db.models import QuerySet
from django.utils import timezone

from documents.models import File
from journal.store import Book, Recorded
from minutes.draft import Part
from minutes.workflow import Minutes, MinutesPublished
from sessions_app.models import Meeting


def project(key: str, before: Minutes, after: Minutes, recorded: tuple[Recorded, ...]) -> None:  # noqa: ARG001 (the shape of a projection)
    """A published public part becomes the meeting's minutes, and its file public."""
    for each in recorded:
        if isinstance(each.event, MinutesPublished):
            _release(meeting_of(key), each.event.sha256)


def _release(meeting: Meeting, sha256: str) -> None:
    file = kept_files(meeting, Part.PUBLIC).filter(sha256=sha256).earliest("pk")
    file.public = True
    file.modified = timezone.now()
    file.save(update_fields=["public", "modified"])
    Meeting.objects.filter(pk=meeting.pk).update(results_protocol=file, modified=file.modified)


def kept_files(meeting: Meeting, part: Part) -> QuerySet[File]:
    """The rows that the minutes themselves stored for a part.

    The same bytes may be there once more, because somebody uploaded the document to a paper or an item: such
    a row has a name of its own and hangs somewhere, and is never the minutes.
    """
    rows = File.objects.filter(owner=meeting.body.slug, deleted=False)
    rows = rows.filter(file_name__startswith=f"{document_id(meeting, part)}-")
    return rows.filter(main_file_of=None, papers=None, agenda_items=None, meetings=None, resolution_of=None)


def document_id(meeting: Meeting, part: Part) -> str:
    sign = "OE" if part is Part.PUBLIC else "NOE"
    return f"NS-{meeting.pk}-{sign}"


def meeting_of(key: str) -> Meeting:
    return Meeting.objects.select_related("body").get(pk=int(key.partition(":")[2]))


def check_rows(key: str, minutes: Minutes) -> list[str]:
    """Where the filing cabinet does not say what the stream says."""
    meeting = meeting_of(key)
    published = meeting.results_protocol.sha256 if meeting.results_protocol else ""
    expected = minutes.public.sha256 if minutes.public.phase.value == "published" else ""
    return [] if published == expected else [f"{meeting}: the published minutes are another file."]


MINUTES: Book[Minutes] = Book(name="minutes", initial=Minutes(), project=project, check_rows=check_rows)
