"""Finished answers, as they leave the server, and the shelf on which each process keeps some."""

import time
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import parse_http_date_safe

from config.bodies import Message, Send
from config.kept_pages.place import Heads, Place
from sessions_app.page_states import State

OK, UNCHANGED = 200, 304
# The heads by which a reader says what he has already, as Django names them.
CONDITIONS = {
    b"if-none-match": "HTTP_IF_NONE_MATCH",
    b"if-modified-since": "HTTP_IF_MODIFIED_SINCE",
    b"if-match": "HTTP_IF_MATCH",
    b"if-unmodified-since": "HTTP_IF_UNMODIFIED_SINCE",
}
OF_THE_CONTENT = {b"content-type", b"content-length", b"content-language", b"content-disposition"}
LARGEST = 256 * 1024  # bytes of one answer
ROOM = 64 * 1024 * 1024  # bytes of all answers that a process keeps


@dataclass(frozen=True)
class Answer:
    """Status, heads and content of an answer that is complete."""

    status: int
    heads: tuple[tuple[bytes, bytes], ...]
    content: bytes

    @staticmethod
    def of(messages: Iterable[Message]) -> "Answer":
        start, *parts = messages
        content = b"".join(part.get("body", b"") for part in parts)
        return Answer(start["status"], tuple(map(tuple, start["headers"])), content)

    def head(self, name: bytes) -> str:
        found = (value for given, value in self.heads if given.lower() == name)
        return next(found, b"").decode("latin-1")

    @property
    def is_for_all(self) -> bool:
        """Nobody's cookie, and nothing that is made for one answer alone."""
        own = self.head(b"set-cookie") or "'nonce-" in self.head(b"content-security-policy")
        return self.status == OK and not own and self.head(b"cache-control").startswith("public")

    async def give(self, send: Send, method: str, heads: Heads) -> None:
        """To somebody who asks with these heads: without the content where that is there already, or not asked for."""
        status = _conditional(self, heads) if self.status == OK else self.status
        changed = status == self.status
        given = [each for each in self.heads if changed or each[0].lower() not in OF_THE_CONTENT]
        await send({"type": "http.response.start", "status": status, "headers": given})
        content = self.content if changed and method != "HEAD" else b""
        await send({"type": "http.response.body", "body": content})


def _conditional(answer: Answer, heads: Heads) -> int:
    """The status by what the reader has: 200, 304, or 412 for a condition that nobody sets for reading."""
    said = {key: heads[name].decode("latin-1") for name, key in CONDITIONS.items() if name in heads}
    if not said:
        return OK
    asked = HttpRequest()
    asked.method, asked.META = "GET", said
    modified = parse_http_date_safe(answer.head(b"last-modified"))
    etag = answer.head(b"etag") or None
    found = get_conditional_response(asked, etag=etag, last_modified=modified, response=HttpResponse())
    return found.status_code if found else OK


class Shelf:
    """The answers of one process by their places; of those that nobody asked for longest some go where room is short."""

    def __init__(self) -> None:
        self._there: OrderedDict[Place, tuple[State, float, Answer]] = OrderedDict()
        self._bytes = 0

    def __contains__(self, place: Place) -> bool:
        return place in self._there

    def at(self, place: Place, state: State) -> Answer | None:
        """What was put there at this state, and not too long ago: a page changes as time passes, too ("next")."""
        found = self._there.get(place)
        if found is None or found[0] != state or time.monotonic() - found[1] > settings.PAGE_SECONDS:
            return None
        self._there.move_to_end(place)
        return found[2]

    def put(self, place: Place, state: State, answer: Answer) -> None:
        self._take(place)
        if len(answer.content) > LARGEST:
            return
        self._there[place] = (state, time.monotonic(), answer)
        self._bytes += len(answer.content)
        while self._bytes > ROOM:
            self._take(next(iter(self._there)))

    def _take(self, place: Place) -> None:
        if found := self._there.pop(place, None):
            self._bytes -= len(found[2].content)
