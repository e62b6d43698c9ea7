"""Where the documents of the minutes lie in the filing cabinet."""

from django.db.models import QuerySet

from documents.models import File
from minutes.draft import Part
from sessions_app.models import Meeting

DOCUMENT_NAME = r"NS-(\d+)-(?:OE|NOE)-"  # what document_id makes, with what follows it


def kept_files(meeting: Meeting, part: Part) -> QuerySet[File]:
    """The rows that the minutes themselves stored for a part, by the meeting's key: a municipality may change its name."""
    return all_kept_files().filter(file_name__startswith=f"{document_id(meeting, part)}-")


def all_kept_files() -> QuerySet[File]:
    """The rows that minutes stored, of all meetings.

    The same bytes may be there once more, because somebody uploaded the document to a paper or an item: such
    a row has a name of its own and hangs somewhere, and is never the minutes.
    """
    rows = File.objects.filter(deleted=False, file_name__startswith="NS-")
    return rows.filter(main_file_of=None, papers=None, agenda_items=None, meetings=None, resolution_of=None)


def document_id(meeting: Meeting, part: Part) -> str:
    sign = "OE" if part is Part.PUBLIC else "NOE"
    return f"NS-{meeting.pk}-{sign}"


def meeting_of(key: str) -> Meeting:
    return Meeting.objects.select_related("body").get(pk=int(key.partition(":")[2]))
