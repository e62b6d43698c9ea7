"""What was written since is taken into the index: by whoever searches, if it is little, and by `index_texts`."""

import logging
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.db.models import OuterRef, QuerySet, Subquery

from documents.models import File
from portal.search.filling import forget, refresh
from portal.search.index import IndexUnavailableError
from portal.search.indexes import the_index
from portal.search.models import Entry, FileRead, Touched, Word
from portal.search.things import public_entries
from portal.search.wanted import Kind
from sessions_app.models import (
    AgendaItem,
    Body,
    Meeting,
    Membership,
    Organization,
    Paper,
    Person,
    Resolution,
)

logger = logging.getLogger(__name__)
BY_A_READER = 60  # notes that a page takes in before it answers; more is left to the command
BY_THE_COMMAND = 300
LOCK = 0x5EA2C  # PostgreSQL's advisory lock: one settles at a time
SHORTLY = 50  # milliseconds that a page waits for the database's lock

Keys = dict[Kind, set[int]]


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
    touched: dict[str, set[int]] = defaultdict(set)
    for _pk, kind, key in notes:
        touched[kind].add(key)
    for thing, keys in _shown_in(touched).items():
        _refresh(thing, keys)
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
        for kind, model in (
            ("meeting", Meeting),
            ("paper", Paper),
            ("person", Person),
            ("organization", Organization),
        ):
            keys = model.objects.order_by("pk").values_list("pk", flat=True)
            Touched.objects.bulk_create((Touched(kind=kind, key=key) for key in keys), batch_size=1000)


def _shown_in(touched: dict[str, set[int]]) -> Keys:
    """The things that show something of the rows that were written."""
    meetings, papers = touched["meeting"], touched["paper"]
    items = touched["agenda_item"] | _keys(AgendaItem.objects.filter(meeting__in=meetings))
    seats = Membership.objects.filter(pk__in=touched["membership"])
    return {
        Kind.ORGANIZATION: touched["organization"],
        Kind.PERSON: touched["person"] | set(seats.values_list("person", flat=True)),
        Kind.MEETING: meetings,
        Kind.AGENDA_ITEM: items,
        Kind.RESOLUTION: _keys(Resolution.objects.filter(agenda_item__in=items)),
        Kind.PAPER: papers,
        Kind.FILE: touched["file"] | _files(meetings, items, papers),
    }


def _keys(rows: QuerySet[Any]) -> set[int]:
    return set(rows.values_list("pk", flat=True))


def _files(meetings: set[int], items: set[int], papers: set[int]) -> set[int]:
    """Those that hang on one of these now; of a link that was cut, a trigger noted the file itself."""
    links = (
        (Meeting, meetings, ("invitation", "results_protocol", "verbatim_protocol", "auxiliary_files")),
        (AgendaItem, items, ("resolution_file", "auxiliary_files")),
        (Paper, papers, ("main_file", "auxiliary_files")),
    )
    return {
        file
        for model, keys, names in links
        if keys
        for name in names
        for file in model.objects.filter(pk__in=keys).values_list(name, flat=True)
        if file
    }


def _refresh(kind: Kind, keys: set[int]) -> None:
    """Body by body: each is asked its own public query. What is no row any more belongs where its entry does."""
    model, path = ROWS[kind]
    entries = Entry.objects.filter(kind=kind.value, key__in=keys).values_list("body", "key")
    homes: dict[int, set[int]] = defaultdict(set)
    for home, key in (*model.objects.filter(pk__in=keys).values_list(path, "pk"), *entries):
        homes[home].add(key)
    for body in Body.objects.filter(pk__in=homes):
        refresh(body, kind, sorted(homes[body.pk]))


ROWS: dict[Kind, tuple[Any, Any]] = {
    Kind.ORGANIZATION: (Organization, "body"),
    Kind.PERSON: (Person, "body"),
    Kind.MEETING: (Meeting, "body"),
    Kind.AGENDA_ITEM: (AgendaItem, "meeting__body"),
    Kind.RESOLUTION: (Resolution, "agenda_item__meeting__body"),
    Kind.PAPER: (Paper, "body"),
    Kind.FILE: (File, Subquery(Body.objects.filter(slug=OuterRef("owner")).values("pk"))),
}


def _is_ours(*, wait: bool) -> bool:
    """On PostgreSQL: whether nobody else settles. On SQLite the transaction itself is the only one that writes."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        if wait:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
            return True
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        return bool(cursor.fetchone()[0])


@contextmanager
def _shortly() -> Iterator[None]:
    """On SQLite a page does not wait for others who write."""
    if connection.vendor != "sqlite":
        yield
        return
    usual = settings.DATABASES["default"]["OPTIONS"]["timeout"] * 1000
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {SHORTLY}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")
