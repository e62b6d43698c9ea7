"""A walk over everything public of one host, link by link, as somebody who has not logged in."""

import gzip
import json
import re
import time
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from http import HTTPStatus
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import httpx
import pypdfium2

ENTRANCES = ("/", "/robots.txt", "/sitemap.xml", "/kalender.ics", "/abonnieren/", "/oparl/v1.1/system")
LINKS = re.compile(r"""(?:href|src|action)=["']([^"'<>]+)["']|<loc>([^<]+)</loc>|<link>([^<]+)</link>""")
SELDOM_CHANGED = ("/static/",)
SERVER_ERROR = 500
WAITING = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)
LONGEST_WAIT = 60  # seconds
PATIENCE = 10  # times that it asks
LINES = ("application/gzip", "application/jsonl")


@dataclass(frozen=True)
class Seen:
    """What one address answered: `text` is all that a reader could take from it, heads included."""

    path: str
    status: int
    text: str
    links: tuple[str, ...] = ()


class Walk:
    """Every address that is linked to, each once. `client` knows the host; it keeps no cookies."""

    def __init__(self, client: httpx.Client, origin: str) -> None:
        self._client, self._origin = client, origin
        self.waiting = list(ENTRANCES)
        self._known = set(self.waiting)

    def __iter__(self) -> Iterator[Seen]:
        while self.waiting:
            seen = self.open(self.waiting.pop())
            yield seen
            self._remember(seen.links)

    def open(self, path: str) -> Seen:
        answer = self._asked(path)
        self._client.cookies.clear()
        kind = answer.headers.get("content-type", "").partition(";")[0].strip()
        body = _text(kind, answer.content)
        heads = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
        links = [*_links(kind, body), *([answer.headers["location"]] if answer.is_redirect else [])]
        own = tuple(filter(None, (self._own(path, link) for link in links)))
        return Seen(path, answer.status_code, unquote(f"{heads}\n{body}"), own)

    def _asked(self, path: str) -> httpx.Response:
        """Whoever asks much is asked to wait, and this one has time."""
        for _ in range(PATIENCE):
            answer = self._client.get(urljoin(self._origin, path))
            if answer.status_code not in WAITING:
                break
            time.sleep(int(answer.headers.get("retry-after", LONGEST_WAIT)))
        return answer

    def _own(self, path: str, link: str) -> str | None:
        """The link as a path of this host, or None."""
        place = urlsplit(urldefrag(urljoin(urljoin(self._origin, path), unescape(link.strip()))).url)
        if f"{place.scheme}://{place.netloc}" != self._origin or place.path.startswith(SELDOM_CHANGED):
            return None
        return f"{place.path}?{place.query}" if place.query else place.path

    def _remember(self, links: Iterable[str]) -> None:
        fresh = [link for link in dict.fromkeys(links) if link not in self._known]
        self._known.update(fresh)
        self.waiting += fresh


def _text(kind: str, content: bytes) -> str:
    if kind == "application/pdf":
        return _text_of_pdf(content)
    if kind in LINES:
        return (_unpacked(content) if kind == LINES[0] else content).decode(errors="replace")
    if kind.startswith("text/") or kind.endswith(("xml", "json")):
        return unescape(content.decode(errors="replace"))
    return ""


def _unpacked(content: bytes) -> bytes:
    try:
        return gzip.decompress(content)
    except (OSError, EOFError, zlib.error):
        return b""  # as with a broken PDF


def _text_of_pdf(content: bytes) -> str:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return ""  # a file that a source supplied broken: nobody can read it
    with document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def _links(kind: str, text: str) -> Iterator[str]:
    if kind.endswith("json"):
        yield from _addresses(json.loads(text))
    elif kind.startswith("text/html") or kind.endswith("xml"):
        yield from (next(filter(None, found)) for found in LINKS.findall(text))


def _addresses(value: object) -> Iterator[str]:
    if isinstance(value, str) and value.startswith(("http://", "https://")):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _addresses(each)
    elif isinstance(value, list):
        for each in value:
            yield from _addresses(each)
