"""The minutes' stream and what follows from it in the filing cabinet."""

import uuid

from django.utils import timezone

import minutes.confirming
import minutes.handing_out
import minutes.paper
import minutes.passage_events  # noqa: F401 (the stream holds their events)
from journal.store import Book, Recorded
from minutes.checks import check_rows, keys_in_rows
from minutes.closing import MinutesClosed, MinutesRenewed, PublicVersionRenewed
from minutes.draft import Part
from minutes.keeping import kept_files, meeting_of
from minutes.life.events import MinutesPublished, MinutesRecalled
from minutes.published_rows import write_published
from minutes.workflow import Minutes
from sessions_app.models import Meeting


def project(key: str, before: Minutes, after: Minutes, recorded: tuple[Recorded, ...]) -> None:  # noqa: ARG001 (the shape of a projection)
    """A published version becomes the meeting's minutes, and its file public; recalled neither any more. What is added
    to a published file stands at the old address.
    """
    for each in recorded:
        if isinstance(each.event, MinutesPublished):
            _release(meeting_of(key), each.event.sha256)
            write_published(key, meeting_of(key).pk)
        elif isinstance(each.event, MinutesRecalled):
            _withdraw(meeting_of(key))
            write_published(key, meeting_of(key).pk)
        elif isinstance(each.event, PublicVersionRenewed) or (
            isinstance(each.event, (MinutesClosed, MinutesRenewed)) and each.event.part is Part.PUBLIC
        ):
            _replace(meeting_of(key), each.event.before, each.event.sha256)


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


def _replace(meeting: Meeting, before: str, sha256: str) -> None:
    """The row with the new bytes takes over the address of the old one, which nobody is shown any more."""
    old = meeting.results_protocol
    if old is None or old.sha256 != before:
        return
    new = kept_files(meeting, Part.PUBLIC).filter(sha256=sha256).latest("pk")
    old.token, new.token = uuid.uuid4(), old.token
    old.public, new.public = False, old.public
    new.created = old.created  # they are no newer minutes than before
    old.modified = new.modified = timezone.now()
    for row in (old, new):
        row.save(update_fields=["token", "public", "created", "modified"])
    Meeting.objects.filter(pk=meeting.pk).update(results_protocol=new, modified=new.modified)


MINUTES: Book[Minutes] = Book(
    name="minutes", initial=Minutes(), project=project, check_rows=check_rows, keys_in_rows=keys_in_rows
)
