"""What a live journal may lack although every chain is whole: its triggers, a stream, the numbers of commands."""

from collections.abc import Iterator
from itertools import pairwise

from django.db import connection

from journal.chain import Finding, Problem
from journal.models import Entry, Stream
from journal.store import BOOKS

TRIGGERS = {
    "journal_entry_stays",
    "journal_entry_unchanged",
    "journal_stream_stays",
    "journal_stream_forward",
    "journal_stream_begins",
}
OF_THE_DATABASE = {
    "sqlite": TRIGGERS | {"journal_entry_not_replaced", "journal_stream_not_replaced"},
    "postgresql": TRIGGERS,
}
INSTALLED = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": (
        "SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A')"
        " AND tgrelid IN ('journal_entry'::regclass, 'journal_stream'::regclass)"
    ),
}


def missing_triggers() -> Iterator[Finding]:
    """The triggers of migration 0002 that are dropped or switched off."""
    with connection.cursor() as cursor:
        cursor.execute(INSTALLED[connection.vendor])
        found = {name for (name,) in cursor.fetchall()}
    for name in sorted(OF_THE_DATABASE[connection.vendor] - found):
        yield Finding(Problem.TRIGGER_MISSING, name)


def missing_streams() -> Iterator[Finding]:
    """The streams that rows tell of and that are not there."""
    there = set(Stream.objects.filter(seq__gt=0).values_list("key", flat=True))
    expected = {key for book in BOOKS.values() if book.keys_in_rows for key in book.keys_in_rows()}
    for key in sorted(expected - there):
        yield Finding(Problem.STREAM_MISSING, key)


def missing_command_ids(stream: Stream) -> Iterator[Finding]:
    """The entries that end a command and do not carry its number.

    The entries of one command have one time: one without the number is followed by another of that time.
    """
    entries = stream.entries.filter(seq__lte=stream.seq).order_by("seq")
    rows = entries.values_list("seq", "at", "command_id").iterator()
    for (seq, at, command_id), (_, later, _) in pairwise(_with_end(rows)):
        if command_id is None and at != later:
            yield Finding(Problem.COMMAND_ID_MISSING, f"{stream.key} {seq}")


def _with_end(rows: Iterator[tuple[int, object, object]]) -> Iterator[tuple[int, object, object]]:
    yield from rows
    yield 0, None, None


def unexpected_head(key: str, seq: int, head: str) -> Iterator[Finding]:
    """Whether the entry is the one whose hash the signed minutes print."""
    if not Entry.objects.filter(stream__key=key, seq=seq, hash=head.strip().lower()).exists():
        yield Finding(Problem.HEAD_NOT_EXPECTED, f"{key} {seq}")
