"""Streams of the database as the lines of a file."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from journal import rows
from journal.chain import Link
from journal.lines import End, Head, Tally, write_line
from journal.models import Stream
from journal.store import Book, Rule, book_of, recorded_of, replay


def export_lines(streams: Iterable[Stream], *, public: bool) -> Iterator[bytes]:
    """The lines of a file with these streams. `public` leaves out the content of entries that are not."""
    tally = Tally()
    for stream in streams:
        links = _public_links(stream) if public else rows.links(stream.key, until=stream.seq)
        yield from _lines_of(stream, links, tally)
    yield write_line(End(tally.streams, tally.entries))


def _lines_of(stream: Stream, links: Iterable[Link], tally: Tally) -> Iterator[bytes]:
    tally.streams += 1
    yield write_line(Head(stream.key, stream.seq, stream.head))
    for link in links:
        tally.entries += 1
        yield write_line(link)


def _public_links(stream: Stream) -> Iterator[Link]:
    book = book_of(stream.key)
    if book is None or book.showing is None:  # what nobody declared public is not
        return (_withheld(link) for link in rows.links(stream.key, until=stream.seq))
    return _judged(book, stream, book.showing(replay(book, stream.key).state))


def _judged(book: Book[Any], stream: Stream, may_show: Rule[Any]) -> Iterator[Link]:
    state = book.initial
    for row in rows.entries(stream.key, until=stream.seq).iterator():
        recorded, link = recorded_of(row), rows.link_of(row)
        yield link if may_show(recorded, state) else _withheld(link)
        state = book.apply(state, recorded)


def _withheld(link: Link) -> Link:
    return replace(link, by=None, salt=None, data=None)
