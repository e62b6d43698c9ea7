"""Streams and entries as rows: lock, read, append. The store and the checks read and write through it."""

import json
import uuid
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from journal.chain import Link, canonical, genesis, moment
from journal.composed import Composed, given
from journal.events import JSON
from journal.models import Entry, Stream

ROWS_PER_INSERT = 500  # 11 values each: below the 32,766 parameters of SQLite
COLUMNS = ("stream_id", "seq", "at", "by", "kind", "data", "salt", "seal", "prev", "hash", "command_id")
TABLE = Entry._meta.db_table  # noqa: SLF001 (public API)
# Asked for every batch and every look: written out, because putting them together takes longer than their answer.
STREAM = 'SELECT "id", "seq", "head" FROM "journal_stream" WHERE "key" = %s'
MOVE = 'UPDATE "journal_stream" SET "seq" = %s, "head" = %s WHERE "id" = %s'
KNOWN = 'SELECT 1 FROM "journal_entry" WHERE "stream_id" = %s AND "command_id" IN ({}) LIMIT 1'


@dataclass(frozen=True)
class Addition:
    """An entry to be written. `at` is the time whose canonical text the link carries."""

    link: Link
    at: datetime
    command_id: uuid.UUID | None


def lock_stream(key: str) -> Stream:
    """The stream's row, locked until the end of the transaction; made when it is new.

    PostgreSQL locks the row; on SQLite the transaction has held the only write lock since it began.
    """
    lock = " FOR NO KEY UPDATE" if connection.features.has_select_for_no_key_update else ""
    if (locked := find_stream(key, lock)) is None:
        Stream.objects.bulk_create([Stream(key=key, head=genesis(key))], ignore_conflicts=True)
        locked = find_stream(key, lock)
        assert locked is not None  # streams are never deleted
    return locked


def find_stream(key: str, lock: str = "") -> Stream | None:
    """The stream's row as it stands; `lock` is the clause that locks it."""
    with connection.cursor() as cursor:
        cursor.execute(STREAM + lock, [key])
        row = cursor.fetchone()
    return None if row is None else Stream(id=row[0], key=key, seq=row[1], head=row[2])


@dataclass(frozen=True)
class CarriedOut:
    """The last entry of a command that the stream already holds. `by` is empty where it was erased."""

    seq: int
    at: datetime
    by: str
    kind: str


def carried_out(stream: Stream, command_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, CarriedOut]:
    """The commands among these ids that the stream already holds."""
    if not _holds_any(stream, command_ids):
        return {}
    found = stream.entries.filter(command_id__in=command_ids)
    rows = found.values_list("command_id", "seq", "at", "by", "kind")
    return {number: CarriedOut(seq, at, by, kind) for number, seq, at, by, kind in rows if number is not None}


def _holds_any(stream: Stream, command_ids: Collection[uuid.UUID]) -> bool:
    native = connection.features.has_native_uuid_field
    numbers = [each if native else each.hex for each in command_ids]
    with connection.cursor() as cursor:
        cursor.execute(KNOWN.format(", ".join(["%s"] * len(numbers))), [stream.pk, *numbers])
        return cursor.fetchone() is not None


def entries(key: str | RawSQL, after: int | RawSQL = 0, until: int | RawSQL | None = None) -> QuerySet[Entry]:
    """The entries behind `after` up to and including `until`, in order."""
    found = Entry.objects.filter(stream__key=key, seq__gt=after).order_by("seq")
    return found if until is None else found.filter(seq__lte=until)


class Told(NamedTuple):
    """What an entry says, and its place in the chain. `data` is canonical JSON; None: the content was erased."""

    seq: int
    at: datetime
    by: str
    kind: str
    data: str | None
    prev: str
    hash: str


_BETWEEN = Composed(lambda: entries(given("key"), given("after"), given("until")).values_list(*Told._fields))


def told_between(key: str, after: int, until: int) -> list[Told]:
    """The entries behind `after` up to and including `until`, in order: asked at every look at a journal that moves."""
    return list(map(Told._make, _BETWEEN(key=key, after=after, until=until)))


def told(found: QuerySet[Entry]) -> Iterator[Told]:
    """The entries without what only their check needs, read as a stream, at half the price."""
    return map(Told._make, found.values_list(*Told._fields).iterator())


def links(key: str, until: int | None = None) -> Iterator[Link]:
    """The entries of a stream as the chain sees them, read as a stream."""
    for row in entries(key, until=until).iterator():
        yield link_of(row)


def link_of(row: Entry) -> Link:
    withheld = row.data is None and row.salt is None
    return Link(
        seq=row.seq,
        at=moment(row.at),
        kind=row.kind,
        seal=row.seal,
        prev=row.prev,
        hash=row.hash,
        by=None if withheld else row.by,
        salt=row.salt,
        data=None if row.data is None else _content(row.data),
    )


def _content(text: str) -> JSON:
    """The stored data; text that is not exactly canonical JSON stays text, and no seal will match it."""
    try:
        data: JSON = json.loads(text)
        return data if canonical(data).decode() == text else text
    except (ValueError, TypeError, RecursionError):
        return text


def append(stream: Stream, additions: Sequence[Addition]) -> None:
    """Writes the entries, a few hundred per statement, and moves the stream's head onto the last one."""
    for start in range(0, len(additions), ROWS_PER_INSERT):
        _insert(stream, additions[start : start + ROWS_PER_INSERT])
    last = additions[-1].link
    with connection.cursor() as cursor:
        cursor.execute(MOVE, [last.seq, last.hash, stream.pk])


def _insert(stream: Stream, additions: Sequence[Addition]) -> None:
    quote = connection.ops.quote_name
    columns = ", ".join(map(quote, COLUMNS))
    marks = f"({', '.join(['%s'] * len(COLUMNS))})"
    values = [value for row in _rows(stream, additions) for value in row]
    # Only names of our own table and columns are put into the statement; the values are parameters.
    statement = f"INSERT INTO {quote(TABLE)} ({columns}) VALUES {', '.join([marks] * len(additions))}"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def _rows(stream: Stream, additions: Sequence[Addition]) -> Iterator[tuple[Any, ...]]:
    """In the order of COLUMNS, as the database takes them: numbers and text as they are."""
    taken_as = connection.ops.adapt_datetimefield_value
    native = connection.features.has_native_uuid_field
    for addition in additions:
        link, number = addition.link, addition.command_id
        yield (
            stream.pk,
            link.seq,
            taken_as(addition.at),
            link.by,
            link.kind,
            link.spelled.decode(),
            link.salt,
            link.seal,
            link.prev,
            link.hash,
            number if native or number is None else number.hex,
        )
