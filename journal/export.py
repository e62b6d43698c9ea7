"""Streams of the database as the lines of a file."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from journal import rows
from journal.chain import Link
from journal.lines import End, Head, Tally, write_line
from journal.models import Stream
from journal.store import Book, book_of, recorded_of


def export_lines(streams: Iterable[Stream], *, public: bool) -> Iterator[bytes]:
    """The lines of a file with these streams. `public` leaves out the content of entries that are not."""
    tally = Tally()
    for stream in streams:
        tally.streams += 1
        yield write_line(Head(stream.key, stream.seq, stream.head))
        for link in _public_links(stream) if public else rows.links(stream.key, until=stream.seq):
            tally.entries += 1
            yield write_line(link)
    yield write_line(End(tally.streams, tally.entries))


def _public_links(stream: Stream) -> Iterator[Link]:
    book = book_of(stream.key)
    if book is None or book.is_public is None:  # what nobody declared public is not
        yield from (_withheld(link) for link in rows.links(stream.key, until=stream.seq))
    else:
        yield from _judged(book, stream)


def _judged(book: Book[Any], stream: Stream) -> Iterator[Link]:
    state = book.initial
    assert book.is_public is not None  # asked by the caller
    for row in rows.entries(stream.key, until=stream.seq).iterator():
        recorded, link = recorded_of(row), rows.link_of(row)
        yield link if book.is_public(recorded, state) else _withheld(link)
        state = book.apply(state, recorded)


def _withheld(link: Link) -> Link:
    return replace(link, by=None, salt=None, data=None)
