"""An OParl API as a stream of objects: from a System, a Body, a list or a single object."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from django.utils import timezone
from django.utils.translation import gettext

from journal.events import N_, Refusal, Refused
from oparl.importing import reach
from oparl.importing.line import ELSEWHERE, NO_ANSWER, LeadsElsewhere, Line
from oparl.importing.oddities import pages
from oparl.importing.oddities.characters import parse
from oparl.importing.patience import NotHad, Patience
from oparl.importing.said import Said, is_web_address
from oparl.importing.source import Begin, Broken, Found, Standing, Thing, Turned, Unknown

PAGE_LIMIT = 64 * 1024 * 1024  # bytes of one page
MOST_PAGES = 100_000
GONE = {404, 410}
OK = 200

# In this order others find their targets already there.
LISTS = {
    "legislativeTermList": "legislative_term",
    "organization": "organization",
    "person": "person",
    "membership": "membership",
    "meeting": "meeting",
    "paper": "paper",
    "agendaItem": "agenda_item",
    "consultation": "consultation",
    "file": "file",
    "locationList": "location",
}

NOT_JSON = N_("The server's page is not valid JSON; the rest of this list is missing.")
NO_LIST = N_("The server's page is not a list of objects; the rest of this list is missing.")
IN_CIRCLES = N_("The list leads back to itself; it was left here.")
ENTRY_BROKEN = N_("The entry of the list is not an object.")
NOT_SAID = N_(
    "The object is missing in its list, and its own address does not say what became of it: it stays here."
)


class SourceRefusal(Refusal):
    SEVERAL_BODIES = N_("The source has several bodies (%(bodies)s). Please import one of them.")
    LEADS_ELSEWHERE = N_(
        "%(url)s leads on to another server (%(to)s). If you trust it, please start again with that address."
    )
    NO_ENTRY = N_("%(url)s does not answer with OParl (%(why)s). Please check the address.")


@dataclass
class Progress:
    """Lists read, and how far the present one is (0 to 1)."""

    lists: int = 0
    of: int = 0
    part: float = 0.0


class Api:
    """The objects behind an address. What fails is told, and the next list is read.

    Only the origin that the operator named is ever asked: a source must not send the importer to the machines
    around it. One page at a time is asked for.
    """

    def __init__(
        self, url: str, pause: Callable[[float], None] = time.sleep, patience: Patience | None = None
    ) -> None:
        self._start, self._line, self._folder = url, Line(url, pause, patience=patience), ""
        self._progress = Progress()
        self._kept: tuple[str, tuple[dict[str, Any], int]] | None = None
        self.standing: Standing = Unknown()

    def done(self) -> float | None:
        found = self._progress
        return min((found.lists + found.part) / found.of, 1.0) if found.of else None

    def __iter__(self) -> Iterator[Thing]:
        with self._line:
            yield from self._from(self._start, self._entry())

    def _entry(self) -> dict[str, Any]:
        try:
            entry, _ = self._page(self._start)
        except LeadsElsewhere as away:
            raise Refused(SourceRefusal.LEADS_ELSEWHERE, url=self._start, to=away.to) from away
        except NotHad as why:
            raise Refused(SourceRefusal.NO_ENTRY, url=self._start, why=gettext(str(why))) from why
        self._folder = reach.moved_by(str(entry.get("id", "")), self._start)
        return entry

    def _from(self, url: str, entry: dict[str, Any]) -> Iterator[Thing]:
        kind = str(entry.get("type", "")).rstrip("/").rsplit("/", 1)[-1]
        if kind == "System":
            yield from self._body(self._only_body(entry))
        elif kind == "Body":
            yield from self._body(entry)
        elif "data" in entry:
            yield from self._pages("", Begin(url))
        else:
            yield Found(url, entry, len(str(entry)))

    def _only_body(self, system: dict[str, Any]) -> dict[str, Any]:
        bodies = self._bodies(str(system.get("body")))
        if len(bodies) != 1:
            names = ", ".join(str(body.get("id")) for body in bodies) or "–"
            raise Refused(SourceRefusal.SEVERAL_BODIES, bodies=names)
        return bodies[0]

    def _bodies(self, listed: str) -> list[dict[str, Any]]:
        """The bodies behind System.body, the address of their list."""
        try:
            url = self._address(self._start, listed)
            page, _ = self._page(url)
        except NotHad as why:
            raise Refused(SourceRefusal.NO_ENTRY, url=listed, why=gettext(str(why))) from why
        return pages.bodies_of(page) or [
            each.data for each in self._pages("", Begin(url)) if isinstance(each, Found)
        ]

    def _body(self, body: dict[str, Any]) -> Iterator[Thing]:
        own = {key: value for key, value in body.items() if key not in LISTS}
        yield Found(str(body.get("id")), own, len(str(own)))
        names = [key for key in LISTS if isinstance(body.get(key), str)]
        self._progress.of = len(names)
        for name in names:
            yield from self._list(name, body[name])
            self._progress.lists, self._progress.part = self._progress.lists + 1, 0.0
        for kind, oparl_id in self.standing.missing():
            yield from self._asked_for(kind, oparl_id)

    def _list(self, name: str, url: str) -> Iterator[Thing]:
        try:
            plain = self._address(self._start, url)
        except NotHad as why:
            yield Broken(url, str(why))
            return
        begin = self.standing.begin(name, plain)
        if begin and begin.url != plain and not self._comes(begin.url):
            begin = self._otherwise(begin, plain)
        if begin:
            yield from self._pages(name, begin)

    def _otherwise(self, begin: Begin, plain: str) -> Begin:
        """A list whose address was refused: asked for changes in other words, or else whole."""
        bare = reach.with_a_bare_filter(begin.url)
        if bare != begin.url and self._comes(bare):
            return Begin(bare, begin.since)
        return Begin(plain, deaf=begin.since is not None)

    def _comes(self, url: str) -> bool:
        """Whether a server answers to a filter, or still has the page at which an earlier run stopped."""
        try:
            self._kept = url, self._page(url)
        except NotHad:
            return False
        return True

    def _pages(self, name: str, begin: Begin) -> Iterator[Thing]:
        """All pages of a list. An endless one ends where a page or its objects come a second time."""
        url, visited, before = begin.url, set[int](), list[Any]()
        deaf = begin.deaf
        for _ in range(MOST_PAGES):
            visited.add(hash(url))
            try:
                page, size = self._page(url)
                entries = _entries(page)
            except NotHad as why:
                yield Broken(url, str(why))
                return
            if entries and entries == before:
                break
            before = entries
            for entry in entries:
                yield _found(url, entry, name, size // len(entries))
            deaf = deaf or is_deaf(entries, begin.since)
            self._progress.part = part_of(page)
            try:
                following = self._following(url, page)
            except NotHad as why:
                yield Broken(url, str(why))
                return
            yield Turned(name, following, filtered=begin.since is not None, deaf=deaf)
            if not following:
                return
            url = following
            if hash(url) in visited:
                break
        yield Broken(url, IN_CIRCLES)

    def _following(self, url: str, page: dict[str, Any]) -> str:
        """The next page's address. Raises NotHad when it lies on another server."""
        links = page.get("links")
        following = links.get("next") if isinstance(links, dict) else None
        if not isinstance(following, str) or not following:
            return ""
        return self._address(url, following, asked=url)

    def _address(self, base: str, reference: str, *, asked: str = "") -> str:
        """An absolute address on the same server, with the filter that was `asked` for. Raises NotHad when it is none."""
        try:
            address = reach.in_the_homes_scheme(urljoin(base, reference), self._line.home)
            address = reach.keeping_the_filter(address, asked)
        except ValueError as why:
            raise NotHad(ELSEWHERE) from why
        if not is_web_address(address) or reach.origin_of(address) != self._line.home:
            raise NotHad(ELSEWHERE)
        return reach.under(self._folder, address)

    def _page(self, url: str) -> tuple[dict[str, Any], int]:
        """One page and its size in bytes. Raises NotHad."""
        kept, self._kept = self._kept, None
        if kept and kept[0] == url:
            return kept[1]
        answer = self._line.ask(url, PAGE_LIMIT)
        if reach.asks_for_changes(url) and pages.is_empty_page(answer.status, answer.content):
            return {"data": []}, len(answer.content)
        if answer.status != OK:
            raise NotHad(NO_ANSWER)
        return _object(answer.content), len(answer.content)

    def _asked_for(self, kind: str, oparl_id: str) -> Iterator[Thing]:
        """An object that is in its list no more: what its own address says, or the stub that is to be made of it."""
        try:
            answer = self._line.ask(self._address(self._start, oparl_id), PAGE_LIMIT)
            if answer.status in GONE:
                yield Found(oparl_id, _stub(kind, oparl_id), 100)
            elif answer.status == OK and (thing := _object(answer.content)).get("id") == oparl_id:
                yield Found(oparl_id, pages.with_its_type(thing, _type_of(kind)), len(answer.content))
            else:
                yield Broken(oparl_id, NOT_SAID)
        except NotHad:
            yield Broken(oparl_id, NOT_SAID)


def _found(url: str, entry: Any, name: str, size: int) -> Thing:
    """One entry of a list; `name` is the list's."""
    if not isinstance(entry, dict):
        return Broken(url, ENTRY_BROKEN)
    return Found(url, pages.with_its_type(entry, _type_of(LISTS.get(name, ""))), size)


def _stub(kind: str, oparl_id: str) -> dict[str, Any]:
    now = timezone.now().isoformat(timespec="seconds")
    return pages.with_its_type({"id": oparl_id, "modified": now, "deleted": True}, _type_of(kind))


def _type_of(kind: str) -> str:
    return "".join(word.capitalize() for word in kind.split("_"))


def is_deaf(entries: list[Any], since: datetime | None) -> bool:
    """Whether a list that was asked for changes since then gives what is older: a server that knows no filter."""
    if since is None:
        return False
    times = (Said(entry).moment("modified") for entry in entries if isinstance(entry, dict))
    return any(time is not None and time < since for time in times)


def part_of(page: dict[str, Any]) -> float:
    """How much of its list is read after this page, as far as the server says."""
    said = Said(page["pagination"]) if isinstance(page.get("pagination"), dict) else None
    current, total = (said.number("currentPage"), said.number("totalPages")) if said else (None, None)
    return min(current / total, 1.0) if current and total else 0.0


def _object(content: bytes) -> dict[str, Any]:
    try:
        data = parse(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as why:
        raise NotHad(NOT_JSON) from why
    if not isinstance(data, dict):
        raise NotHad(NO_LIST)
    return data


def _entries(page: dict[str, Any]) -> list[Any]:
    entries = page.get("data")
    if not isinstance(entries, list):
        raise NotHad(NO_LIST)
    return entries
