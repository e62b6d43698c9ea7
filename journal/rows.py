"""Streams and entries as rows: lock, read, append. The store and the checks read and write through it."""

import json
import uuid
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Field, QuerySet

from journal.chain import Link, canonical, genesis, moment
from journal.events import JSON
from journal.models import Entry, Stream

ROWS_PER_INSERT = 500  # 11 values each: below the 32,766 parameters of SQLite
FIELDS = [field for field in Entry._meta.concrete_fields if not field.primary_key]  # noqa: SLF001 (public API)
TABLE = Entry._meta.db_table  # noqa: SLF001 (public API)


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
    locked = Stream.objects.select_for_update(no_key=True).filter(key=key)
    if stream := locked.first():
        return stream
    Stream.objects.bulk_create([Stream(key=key, head=genesis(key))], ignore_conflicts=True)
    return locked.get()


@dataclass(frozen=True)
class CarriedOut:
    """The last entry of a command that the stream already holds. `by` is empty where it was erased."""

    seq: int
    at: datetime
    by: str
    kind: str


def carried_out(stream: Stream, command_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, CarriedOut]:
    """The commands among these ids that the stream already holds."""
    found = stream.entries.filter(command_id__in=command_ids)
    rows = found.values_list("command_id", "seq", "at", "by", "kind")
    return {number: CarriedOut(seq, at, by, kind) for number, seq, at, by, kind in rows if number is not None}


def entries(key: str, after: int = 0, until: int | None = None) -> QuerySet[Entry]:
    """The entries behind `after` up to and including `until`, in order."""
    found = Entry.objects.filter(stream__key=key, seq__gt=after).order_by("seq")
    return found if until is None else found.filter(seq__lte=until)


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
    Stream.objects.filter(pk=stream.pk).update(seq=last.seq, head=last.hash)


def _insert(stream: Stream, additions: Sequence[Addition]) -> None:
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in FIELDS)
    row = f"({', '.join(['%s'] * len(FIELDS))})"
    values = [
        _prepared(field, value[field.attname])
        for value in (_values(stream, addition) for addition in additions)
        for field in FIELDS
    ]
    # Only names of our own table and columns are put into the statement; the values are parameters.
    statement = f"INSERT INTO {quote(TABLE)} ({columns}) VALUES {', '.join([row] * len(additions))}"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def _prepared(field: "Field[Any, Any]", value: object) -> Any:
    """As the database takes it; numbers and text it takes as they are."""
    return value if type(value) in (int, str) else field.get_db_prep_save(value, connection)


def _values(stream: Stream, addition: Addition) -> dict[str, object]:
    link = addition.link
    return {
        "stream_id": stream.pk,
        "seq": link.seq,
        "at": addition.at,
        "by": link.by,
        "kind": link.kind,
        "data": canonical(link.data).decode(),
        "salt": link.salt,
        "seal": link.seal,
        "prev": link.prev,
        "hash": link.hash,
        "command_id": addition.command_id,
    }
