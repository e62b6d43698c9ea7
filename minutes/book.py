"""The minutes' stream and what follows from it in the filing cabinet."""

from django.utils import timezone

from journal.store import Book, Recorded
from minutes.checks import check_rows, keys_in_rows
from minutes.draft import Part
from minutes.keeping import kept_files, meeting_of
from minutes.life.events import MinutesPublished, MinutesRecalled
from minutes.workflow import Minutes
from sessions_app.models import Meeting


def project(key: str, before: Minutes, after: Minutes, recorded: tuple[Recorded, ...]) -> None:  # noqa: ARG001 (the shape of a projection)
    """A published version becomes the meeting's minutes, and its file public; recalled neither any more."""
    for each in recorded:
        if isinstance(each.event, MinutesPublished):
            _release(meeting_of(key), each.event.sha256)
        if isinstance(each.event, MinutesRecalled):
            _withdraw(meeting_of(key))


def _release(meeting: Meeting, sha256: str) -> None:
    file = kept_files(meeting, Part.PUBLIC).filter(sha256=sha256).earliest("pk")
    file.public = True
    file.modified = timezone.now()
    file.save(update_fields=["public", "modified"])
    Meeting.objects.filter(pk=meeting.pk).update(results_protocol=file, modified=file.modified)


def _withdraw(meeting: Meeting) -> None:
    file = meeting.results_protocol
    assert file is not None  # published, else nothing was recalled
    file.public = False
    file.modified = timezone.now()
    file.save(update_fields=["public", "modified"])
    Meeting.objects.filter(pk=meeting.pk).update(results_protocol=None, modified=file.modified)


MINUTES: Book[Minutes] = Book(
    name="minutes", initial=Minutes(), project=project, check_rows=check_rows, keys_in_rows=keys_in_rows
)
