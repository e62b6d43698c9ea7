"""After a release that words results anew, or when verify_journal finds rows that differ from the journal."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from journal.models import Stream
from journal.rows import lock_stream
from journal.store import Book, replay
from sessions_app import asked_in_writing, urgent
from sessions_app.adopted import RESOLUTIONS
from sessions_app.asked_in_writing import WRITTEN
from sessions_app.live import SITTING
from sessions_app.projections import rebuild


class Command(BaseCommand):
    help = (
        "Writes rows of sittings (states, results, resolutions) anew where they differ from their journals."
    )

    def handle(self, *args: object, **options: object) -> None:
        keys = _keys(SITTING)
        for key in keys:
            _rebuild(key)
        for key in _keys(WRITTEN):
            _rebuild_written(key)
        for key in _keys(RESOLUTIONS):
            _rebuild_urgent(key)
        self.stdout.write(gettext("Sittings whose rows were written anew: %(count)s") % {"count": len(keys)})


def _keys(book: Book[Any]) -> list[str]:
    rows = Stream.objects.filter(key__startswith=f"{book.name}:", seq__gt=0)
    return list(rows.values_list("key", flat=True))


@transaction.atomic
def _rebuild_urgent(key: str) -> None:
    lock_stream(key)
    urgent.rebuild(int(key.partition(":")[2]), replay(RESOLUTIONS, key).state)


@transaction.atomic
def _rebuild_written(key: str) -> None:
    lock_stream(key)
    asked_in_writing.rebuild(replay(WRITTEN, key).state)


@transaction.atomic
def _rebuild(key: str) -> None:
    lock_stream(key)  # nobody writes an entry between the reading and the rows
    rebuild(key, replay(SITTING, key).state, timezone.now())
