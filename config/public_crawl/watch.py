"""The watch over one municipality: every surface is read as nobody, and what must stay closed is looked for in it."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from http import HTTPStatus
from urllib.parse import unquote

from config.public_crawl.ahead import Ahead
from config.public_crawl.closed import SHORTEST, Closed, Secret
from config.public_crawl.findings import Finding, Kind, told
from config.public_crawl.net import Net
from config.public_crawl.searching import Asking, searches
from config.public_crawl.telling import TellingWords
from config.public_crawl.walk import WAITING, Seen, Walk

PLAIN = re.compile(r"/[^\d?]*/")
SILENT = 20  # addresses one after the other without an answer: there is no server
SERVER_ERROR = HTTPStatus.INTERNAL_SERVER_ERROR
Read = tuple[Seen, Finding | None]


class NobodyAnswers(Exception):
    """The server is not there, or lets nobody in."""


class Watch:
    """`closed`: what is looked for; `asks`: for whose words the search is asked. Raises NobodyAnswers on the way."""

    def __init__(self, walk: Walk, closed: Closed, asks: Callable[[Secret], bool] = bool) -> None:
        self._walk, self._closed, self._asks = walk, closed, asks
        self.ahead = Ahead()
        self._net = Net(each for each in closed.secrets if not each.is_a_word)
        self._telling = TellingWords(closed.secrets)
        self._sent = {each.row for each in closed.secrets if each.sent}
        self._silent = 0
        self._pages: list[str] = []  # that anybody may ask for, without any question

    @property
    def left(self) -> int:
        """Addresses known so far that are not read yet."""
        return self.ahead.left + len(self._walk.waiting)

    def over_pages(self, doors: Sequence[Sequence[str]]) -> Iterator[Read]:
        """Every door, every link, and the addresses that must not open."""
        closed = list(filter(self._walk.goes_to, self._closed.doors))
        self.ahead.plan(*doors, closed)
        for paths in doors:
            for seen in self._walk.knock(self.ahead.through(paths)):
                yield self._read(seen)
        for seen in self._walk:
            yield self._read(seen)
        for door in self.ahead.through(closed):
            seen = self._walk.open(door)
            opens = Finding(told(door), Kind.OPEN) if seen.status == HTTPStatus.OK else None
            yield seen, opens or self._finding(seen)

    def over_searches(self, known: str, again: Sequence[str] = ()) -> Iterator[Read]:
        """Once all pages are read. `known`: a word that stands in public titles; `again`: questions of the last round."""
        pages = [path for path in self._pages if known]
        paths = searches(pages, lambda path: self._walk.open(path).text, known)
        asking = Asking(paths, self._closed, self._telling, self._walk.open)
        asked = [*again, *asking.questions(self._asks)]
        self.ahead.plan(asked)
        for question in self.ahead.through(asked):
            for seen, rows in asking.ask(question):
                yield (
                    seen,
                    self._knows(seen, rows, Kind.SEARCHED)
                    or (_fault(seen) if "?" in seen.path else self._finding(seen)),
                )

    def over_sockets(self, heard: Iterable[Seen]) -> Iterator[Read]:
        for seen in heard:
            yield seen, self._finding(seen)

    def _read(self, seen: Seen) -> Read:
        self._silent = self._silent + 1 if seen.status == 0 else 0
        if self._silent == SILENT:
            raise NobodyAnswers(seen.text)
        self._telling.hear(seen.text)
        if seen.status == HTTPStatus.OK and PLAIN.fullmatch(seen.path):
            self._pages.append(seen.path)
        return seen, self._finding(seen)

    def _finding(self, seen: Seen) -> Finding | None:
        asked = unquote(seen.path)  # what the asker said is no news; what is shorter than a phrase holds none
        rows = self._net.caught(seen.text.replace(asked, "") if len(asked) >= SHORTEST else seen.text)
        return self._knows(seen, rows, Kind.WORDS) or _fault(seen)

    def _knows(self, seen: Seen, rows: Sequence[str], kind: Kind) -> Finding | None:
        """Of the house's own rows where there are any: what was sent beside them is told once they are mended."""
        own = tuple(row for row in rows if row not in self._sent)
        if own:
            return Finding(told(seen.path), kind, own)
        return Finding(told(seen.path), Kind.SENT, tuple(rows)) if rows else None


def _fault(seen: Seen) -> Finding | None:
    """A front page that does not open (another host's, or one that leads elsewhere) is no town in order either."""
    shut = seen.path == "/" and seen.status != HTTPStatus.OK
    if shut or seen.status == 0 or seen.status in WAITING:
        return Finding(told(seen.path), Kind.UNREAD)
    return Finding(told(seen.path), Kind.FAILED) if seen.status >= SERVER_ERROR else None
