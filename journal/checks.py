"""The check of the live journal: chain, seals, head, and whether the rows say what the journal says."""

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.db.models import Max

from journal import rows
from journal.chain import Finding, Link, Problem, verify
from journal.completeness import missing_command_ids
from journal.lines import Tally
from journal.models import Stream
from journal.store import Book, book_of, replay


def verify_stream(stream: Stream, tally: Tally) -> Iterator[Finding]:
    """Everything that is wrong with a stream of the database. Reads entries as a stream, beside writers."""
    tally.streams += 1
    sound = True
    links = _counted(rows.links(stream.key, until=stream.seq), tally)
    for finding in verify(stream.key, links, seq=stream.seq, head=stream.head):
        sound = sound and not finding.is_fault
        yield finding
    yield from missing_command_ids(stream)
    if _goes_beyond_its_head(stream):
        yield Finding(Problem.HEAD_WRONG, stream.key)
    elif sound:
        yield from _verify_rows(stream.key)


def _counted(links: Iterator[Link], tally: Tally) -> Iterator[Link]:
    for each in links:
        tally.entries += 1
        yield each


def _goes_beyond_its_head(stream: Stream) -> bool:
    """Entries that no head knows of. The head is read last: a writer may be at work."""
    last = stream.entries.aggregate(last=Max("seq"))["last"] or 0
    return bool(last > Stream.objects.get(pk=stream.pk).seq)


def _verify_rows(key: str) -> Iterator[Finding]:
    book = book_of(key)
    if book is None:
        yield Finding(Problem.BOOK_UNKNOWN, key)
        return
    with transaction.atomic():
        rows.lock_stream(key)  # rows and journal of the same moment
        findings = list(_compared(book, key))
    yield from findings


def _compared(book: Book[Any], key: str) -> Iterator[Finding]:
    try:
        state = replay(book, key).state
    except Exception as error:  # noqa: BLE001 (whatever stops the replay is the finding)
        yield Finding(Problem.NOT_REPLAYABLE, key, {"what": repr(error)})
        return
    for difference in book.check_rows(key, state) if book.check_rows else ():
        yield Finding(Problem.ROWS_DIFFER, key, {"what": difference})
