"""An OParl API as a stream of objects: from a System, a Body, a list or a single object."""

import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpx
from django.utils.translation import gettext

from journal.events import N_, Refusal, Refused
from oparl.importing.lines import parse
from oparl.importing.said import is_web_address
from oparl.importing.source import Broken, Found

PAGE_LIMIT = 64 * 1024 * 1024  # bytes of one page
MOST_PAGES = 100_000
TRIES = 3
PERHAPS_LATER = {429, *range(500, 600)}
PORTS = {"http": 80, "https": 443}
TIMEOUT = httpx.Timeout(60, connect=10)

# In this order others find their targets already there.
LISTS = (
    "legislativeTermList",
    "organization",
    "person",
    "membership",
    "meeting",
    "paper",
    "agendaItem",
    "consultation",
    "file",
    "locationList",
)

NO_ANSWER = N_("The server did not answer with a page; the rest of this list is missing.")
NOT_JSON = N_("The server's page is not valid JSON; the rest of this list is missing.")
NO_LIST = N_("The server's page is not a list of objects; the rest of this list is missing.")
IN_CIRCLES = N_("The list leads back to itself; it was left here.")
ELSEWHERE = N_("The list leads to another server; it was left here.")
ENTRY_BROKEN = N_("The entry of the list is not an object.")


class SourceRefusal(Refusal):
    SEVERAL_BODIES = N_("The source has several bodies (%(bodies)s). Please import one of them.")
    LEADS_ELSEWHERE = N_(
        "%(url)s leads on to another server (%(to)s). If you trust it, please start again with that address."
    )
    NO_ENTRY = N_("%(url)s does not answer with OParl (%(why)s). Please check the address.")


class PageBroken(Exception):
    """A page could not be had; the text is a msgid."""


class LeadsElsewhere(PageBroken):
    """A redirect to another server, which was not asked; `to` is where it leads."""

    def __init__(self, to: str) -> None:
        super().__init__(ELSEWHERE)
        self.to = to


class Api:
    """The objects behind an address. What fails is told, and the next list is read.

    Only the origin that the operator named is ever asked: a source must not send the importer to the machines
    around it.
    """

    def __init__(self, url: str, pause: Callable[[float], None] = time.sleep) -> None:
        self._start, self._pause = url, pause
        self._origin = _origin_of(url)
        headers = {"Accept": "application/json", "User-Agent": "Ratssaal import"}
        self._client = httpx.Client(
            timeout=TIMEOUT,
            follow_redirects=True,
            max_redirects=5,
            headers=headers,
            event_hooks={"request": [self._stay]},
        )

    def done(self) -> float | None:
        return None

    def __iter__(self) -> Iterator[Found | Broken]:
        with self._client:
            yield from self._from(self._start, self._entry())

    def _entry(self) -> dict[str, Any]:
        try:
            entry, _ = self._page(self._start)
        except LeadsElsewhere as away:
            raise Refused(SourceRefusal.LEADS_ELSEWHERE, url=self._start, to=away.to) from away
        except PageBroken as why:
            raise Refused(SourceRefusal.NO_ENTRY, url=self._start, why=gettext(str(why))) from why
        return entry

    def _from(self, url: str, entry: dict[str, Any]) -> Iterator[Found | Broken]:
        kind = str(entry.get("type", "")).rstrip("/").rsplit("/", 1)[-1]
        if kind == "System":
            yield from self._body(self._only_body(entry))
        elif kind == "Body":
            yield from self._body(entry)
        elif "data" in entry:
            yield from self._list(url)
        else:
            yield Found(url, entry, len(str(entry)))

    def _only_body(self, system: dict[str, Any]) -> dict[str, Any]:
        named = system.get("body")
        things = named if isinstance(named, list) else [named]
        bodies: list[Any] = []
        for thing in things:
            bodies += self._bodies(thing)
        if len(bodies) != 1:
            names = ", ".join(str(body.get("id")) for body in bodies) or "–"
            raise Refused(SourceRefusal.SEVERAL_BODIES, bodies=names)
        found: dict[str, Any] = bodies[0]
        return found

    def _bodies(self, thing: Any) -> list[dict[str, Any]]:
        """The bodies behind one entry of System.body: embedded, a body's address or a list's."""
        if isinstance(thing, dict):
            return [thing]
        try:
            url = self._address(self._start, str(thing))
            page, _ = self._page(url)
        except PageBroken as why:
            raise Refused(SourceRefusal.NO_ENTRY, url=str(thing), why=gettext(str(why))) from why
        if "data" not in page:
            return [page]
        return [each.data for each in self._list(url) if isinstance(each, Found)]

    def _body(self, body: dict[str, Any]) -> Iterator[Found | Broken]:
        own = {key: value for key, value in body.items() if key not in LISTS}
        yield Found(str(body.get("id")), own, len(str(own)))
        for key in LISTS:
            if isinstance(body.get(key), str):
                yield from self._list(body[key])

    def _list(self, url: str) -> Iterator[Found | Broken]:
        """All pages of a list. An endless one ends where a page or its objects come a second time."""
        visited: set[int] = set()
        before: list[Any] = []
        try:
            url = self._address(self._start, url)
            for _ in range(MOST_PAGES):
                visited.add(hash(url))
                page, size = self._page(url)
                entries = _entries(page)
                if entries and entries == before:
                    break
                before = entries
                for entry in entries:
                    whole = isinstance(entry, dict)
                    yield Found(url, entry, size // len(entries)) if whole else Broken(url, ENTRY_BROKEN)
                following = self._following(url, page)
                if following is None:
                    return
                url = following
                if hash(url) in visited:
                    break
        except PageBroken as why:
            yield Broken(url, str(why))
            return
        yield Broken(url, IN_CIRCLES)

    def _following(self, url: str, page: dict[str, Any]) -> str | None:
        """The next page's address. Raises PageBroken when it lies on another server."""
        links = page.get("links")
        following = links.get("next") if isinstance(links, dict) else None
        if not isinstance(following, str) or not following:
            return None
        return self._address(url, following)

    def _address(self, base: str, reference: str) -> str:
        """An absolute address on the same server. Raises PageBroken when it is none."""
        try:
            address = urljoin(base, reference)
        except ValueError as why:
            raise PageBroken(ELSEWHERE) from why
        if not is_web_address(address) or _origin_of(address) != self._origin:
            raise PageBroken(ELSEWHERE)
        return address

    def _stay(self, request: httpx.Request) -> None:
        """Called before every request, those of a redirect as well."""
        if _origin_of(str(request.url)) != self._origin:
            raise LeadsElsewhere(str(request.url))

    def _page(self, url: str) -> tuple[dict[str, Any], int]:
        """One page and its size in bytes. Raises PageBroken after three tries."""
        for attempt in range(TRIES):
            if attempt:
                self._pause(2.0**attempt)
            content = self._content(url)
            if content is not None:
                return _object(content), len(content)
        raise PageBroken(NO_ANSWER)

    def _content(self, url: str) -> bytes | None:
        """The bytes of a page, or None when another try may help."""
        content = bytearray()
        try:
            with self._client.stream("GET", url) as answer:
                if answer.status_code in PERHAPS_LATER:
                    return None
                if answer.status_code != httpx.codes.OK:
                    raise PageBroken(NO_ANSWER)
                for part in answer.iter_bytes():
                    content += part
                    if len(content) > PAGE_LIMIT:
                        raise PageBroken(NO_ANSWER)
        except (httpx.HTTPError, httpx.InvalidURL):
            return None
        return bytes(content)


def _origin_of(url: str) -> tuple[str, str, int] | None:
    """Scheme, host and port of an address (RFC 6454), or None when it has no such thing."""
    try:
        parts = urlsplit(url)
        port = parts.port or PORTS[parts.scheme]
    except (ValueError, KeyError):
        return None
    return parts.scheme, parts.hostname or "", port


def _object(content: bytes) -> dict[str, Any]:
    try:
        data = parse(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as why:
        raise PageBroken(NOT_JSON) from why
    if not isinstance(data, dict):
        raise PageBroken(NO_LIST)
    return data


def _entries(page: dict[str, Any]) -> list[Any]:
    entries = page.get("data")
    if not isinstance(entries, list):
        raise PageBroken(NO_LIST)
    return entries
