"""What was written since is taken into the index: by whoever searches, if it is little, and by `index_texts`."""

import logging
from collections.abc import Iterator

from django.db import OperationalError

from journal.giving_way import Portions
from portal.search.alone import alone, alone_or_not
from portal.search.filling import refresh
from portal.search.index import IndexUnavailableError
from portal.search.indexes import the_index
from portal.search.models import Entry, FileRead, Touched, Word
from portal.search.showing import note_everything, refresh_what_shows
from portal.search.things import LAYOUTS
from sessions_app.models import Body

logger = logging.getLogger(__name__)
BY_A_READER = 60  # notes that a page takes in before it answers; more is left to the command
AT_ONCE = (
    20  # of the command, in one transaction: on SQLite others wait meanwhile, and a thing may have many pages
)


def settle_for_a_reader() -> None:
    """Takes in what is waiting, if it is little and nobody else writes at the moment. Never fails, never waits long."""
    if not 0 < Touched.objects.all()[: BY_A_READER + 1].count() <= BY_A_READER:
        return
    try:
        with alone_or_not() as free:
            if free:
                _settle(BY_A_READER)
    except (OperationalError, IndexUnavailableError) as problem:
        logger.info("The search was not brought up to date by a reader: %s", problem)


def settle_all() -> Iterator[int]:
    """Takes in all notes, some at a time; how many there were each time."""
    portions, taken = Portions(AT_ONCE), 1
    while taken:
        with portions.one() as most:
            taken = settle(most)
        yield taken


def settle(most: int = AT_ONCE) -> int:
    """Takes in some notes, in one transaction; how many there were."""
    with alone():
        return _settle(most)


def _settle(most: int) -> int:
    notes = list(Touched.objects.order_by("pk").values_list("pk", "kind", "key")[:most])
    refresh_what_shows((kind, key) for _pk, kind, key in notes)
    Touched.objects.filter(pk__in=[pk for pk, *_ in notes]).delete()
    return len(notes)


def forget_what_is_gone(body: Body) -> None:
    """Entries that are not public any more and that no note told of, such as those of rows that were deleted.

    To look for them takes seconds, so it is done while others write.
    """
    portions = Portions(AT_ONCE)
    for kind, layout in LAYOUTS.items():
        public = layout.public(body).order_by().values("pk")
        gone = Entry.objects.filter(body=body, kind=kind.value).exclude(key__in=public)
        keys = sorted(set(gone.values_list("key", flat=True)))
        while keys:
            with portions.one() as most, alone():
                refresh(body, kind, keys[:most])
            keys = keys[most:]


def forget_everything() -> None:
    """The whole index, and notes everything for `settle`."""
    with alone():
        the_index().clear()
        for model in (Entry, Word, FileRead):
            model.objects.all().delete()
        note_everything()
