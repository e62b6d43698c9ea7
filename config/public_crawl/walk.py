"""A walk over everything public of one host, door by door and link by link, as somebody who has not logged in."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from math import inf
from urllib.parse import urldefrag, urljoin, urlsplit

import httpx
from django.shortcuts import resolve_url
from django.utils import timezone

from config.public_crawl.reading import offered, readable, unquoted

ENTRANCES = ("/", "/robots.txt", "/sitemap.xml", "/oparl/v1.1/system")
SELDOM_CHANGED = ("/static/",)
WAITING = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)
LONGEST_WAIT = 60  # seconds
PATIENCE = 10  # times that it asks for the same once more
ALL_PATIENCE = 3 * 3_600  # seconds that it waits in one night


@dataclass(frozen=True)
class Seen:
    """What one address answered: `text` is all that a reader could take from it, heads included. `status` 0: nothing."""

    path: str
    status: int
    text: str
    links: tuple[str, ...] = ()


def _every(_link: str) -> bool:
    return True


class Walk:
    """Every address once that begins with `beneath`, and of the links those that `follows` lets through. `client` knows the
    host; it keeps no cookies. `waited`: seconds that it was asked to wait.
    """

    def __init__(
        self, client: httpx.Client, origin: str, beneath: str = "/", follows: Callable[[str], bool] = _every
    ) -> None:
        self._client, self._origin, self._beneath, self._follows = client, origin, beneath, follows
        self.waiting: list[str] = []
        self.waited = 0.0
        self._known: set[str] = set()
        self._patience: float = ALL_PATIENCE
        self._log_in = str(resolve_url("account_login"))
        self._remember(ENTRANCES)

    def goes_to(self, path: str) -> bool:
        return path.startswith(self._beneath)

    def knock(self, paths: Iterable[str]) -> Iterator[Seen]:
        """The addresses of one route, until its door says that it takes only what is sent. One that leads to the log-in for
        many rows may open for the next one.
        """
        for path in paths:
            if path in self._known or not self.goes_to(path):
                continue
            self._known.add(path)
            seen = self.open(path)
            yield seen
            if seen.status == HTTPStatus.METHOD_NOT_ALLOWED:
                return
            self._remember(seen.links)

    def __iter__(self) -> Iterator[Seen]:
        """All that is linked to, from where the walk has been and from the entrances."""
        while self.waiting:
            seen = self.open(self.waiting.pop())
            yield seen
            self._remember(seen.links)

    def open(self, path: str) -> Seen:
        try:
            return self._read(path, self._asked(path))
        except httpx.HTTPError as trouble:
            return Seen(path, 0, str(trouble))
        except Exception as trouble:  # noqa: BLE001 (what breaks off an answer that had begun, or cannot be read)
            return Seen(path, HTTPStatus.INTERNAL_SERVER_ERROR, type(trouble).__name__)

    def _read(self, path: str, answer: httpx.Response) -> Seen:
        self._client.cookies.clear()
        kind = answer.headers.get("content-type", "").partition(";")[0].strip()
        body = readable(answer.content)
        heads = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
        links = [*offered(kind, body), *([answer.headers["location"]] if answer.is_redirect else [])]
        own = tuple(filter(None, (self._own(path, link) for link in links)))
        return Seen(path, answer.status_code, unquoted(f"{heads}\n{body}"), own)

    def _asked(self, path: str) -> httpx.Response:
        """Whoever asks much is asked to wait, and this one has time, though not for ever."""
        answer = self._client.get(urljoin(self._origin, path))
        for _ in range(PATIENCE):
            pause = seconds_until(answer.headers.get("retry-after", ""))
            if answer.status_code not in WAITING or pause > self._patience:
                break
            self._patience, self.waited = self._patience - pause, self.waited + pause
            time.sleep(pause)
            answer = self._client.get(urljoin(self._origin, path))
        return answer

    def _own(self, path: str, link: str) -> str | None:
        """The link as a path of this host, or None."""
        try:
            place = urlsplit(urldefrag(urljoin(urljoin(self._origin, path), link)).url)
        except ValueError:  # an address that a source supplied broken
            return None
        if f"{place.scheme}://{place.netloc}" != self._origin or place.path.startswith(SELDOM_CHANGED):
            return None
        # The log-in says the same, whatever page it leads on to.
        asked = place.query and place.path != self._log_in
        return f"{place.path}?{place.query}" if asked else place.path

    def _remember(self, links: Iterable[str]) -> None:
        for link in dict.fromkeys(links):
            if link in self._known or not self.goes_to(link):
                continue
            if self._follows(link):
                self._known.add(link)
                self.waiting.append(link)


def seconds_until(said: str) -> float:
    """What a Retry-After means, a number of seconds or a date; at most a minute. Infinite where it cannot be read: nobody
    says that waiting helps.
    """
    if said.isdecimal():
        return min(float(said), LONGEST_WAIT)
    try:
        seconds = (parsedate_to_datetime(said) - timezone.now()).total_seconds()
    except (ValueError, TypeError):
        return inf
    return min(max(seconds, 0.0), LONGEST_WAIT)
