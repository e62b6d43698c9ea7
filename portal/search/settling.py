"""What was written since is taken into the index: by whoever searches, if it is little, and by `index_texts`."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection, transaction

from portal.search.filling import forget
from portal.search.index import IndexUnavailableError
from portal.search.indexes import the_index
from portal.search.models import Entry, FileRead, Touched, Word
from portal.search.opening import public_entries
from portal.search.showing import note_everything, refresh_what_shows
from sessions_app.models import Body

logger = logging.getLogger(__name__)
BY_A_READER = 60  # notes that a page takes in before it answers; more is left to the command
BY_THE_COMMAND = 300
LOCK = 0x5EA2C  # PostgreSQL's advisory lock: one settles at a time
SHORTLY = 50  # milliseconds that a page waits for the database's lock


def settle_for_a_reader() -> None:
    """Takes in what is waiting, if it is little and nobody else writes at the moment. Never fails, never waits long."""
    if not 0 < Touched.objects.count() <= BY_A_READER:
        return
    try:
        with _shortly(), transaction.atomic():
            if _is_ours(wait=False):
                _settle(BY_A_READER)
    except (OperationalError, IndexUnavailableError) as problem:
        logger.info("The search was not brought up to date by a reader: %s", problem)


def settle(most: int = BY_THE_COMMAND) -> int:
    """Takes in so many notes, in one transaction; how many there were."""
    with transaction.atomic():
        _is_ours(wait=True)
        return _settle(most)


def _settle(most: int) -> int:
    notes = list(Touched.objects.order_by("pk").values_list("pk", "kind", "key")[:most])
    refresh_what_shows((kind, key) for _pk, kind, key in notes)
    Touched.objects.filter(pk__in=[pk for pk, *_ in notes]).delete()
    return len(notes)


def forget_what_is_gone(body: Body) -> None:
    """Entries that are not public any more and that no note told of, such as those of rows that were deleted."""
    with transaction.atomic():
        public = Entry.objects.filter(public_entries(body, (), None), body=body)
        forget(body, list(Entry.objects.filter(body=body).exclude(pk__in=public.values("pk"))))


def forget_everything() -> None:
    """The whole index, and notes everything for `settle`."""
    with transaction.atomic():
        the_index().clear()
        for model in (Entry, Word, FileRead):
            model.objects.all().delete()
        note_everything()


def _is_ours(*, wait: bool) -> bool:
    """On PostgreSQL: whether nobody else settles. On SQLite the transaction itself is the only one that writes."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        if wait:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
            return True
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        return bool(cursor.fetchone() == (True,))


@contextmanager
def _shortly() -> Iterator[None]:
    """On SQLite a page does not wait for others who write."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        usual = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout = {SHORTLY}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")
