"""The line to a server of others: patient within limits, and never led to the machines around this one."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from functools import cache
from ssl import SSLContext
from typing import Self
from urllib.parse import urljoin

import httpx
from django.utils import timezone

from journal.events import N_
from oparl.importing.deadline import Deadline, keep_to
from oparl.importing.patience import Hosts, NotHad, Patience
from oparl.importing.reach import origin_of, public_place
from oparl.importing.said import is_web_address

TRIES_IN_SILENCE = 2
REDIRECTS = 5
LONGEST_WAIT = 300.0  # seconds that a server may ask us to wait
PERHAPS_LATER = {429, *range(500, 600)}
MOVED = {301, 302, 303, 307, 308}

NO_ANSWER = N_("The server did not answer with a page; the rest of this list is missing.")
ELSEWHERE = N_("The list leads to another server; it was left here.")
INSIDE = N_(
    "The address leads into a private network: not asked. Allow it with --private, if you trust the source."
)
TOO_LARGE = N_("The answer is larger than allowed.")
TOO_SLOW = N_("The answer took too long.")
LATER = N_("The server asks to come back much later.")


class LeadsElsewhere(NotHad):
    """A redirect to another server, which was not asked; `to` is where it leads."""

    def __init__(self, to: str) -> None:
        super().__init__(ELSEWHERE)
        self.to = to


@dataclass(frozen=True)
class Answer:
    status: int
    content: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


class Line:
    """Asks the origin that the operator named, wherever it lies. `ask(…, abroad=True)` asks other servers too, if
    they are public ones (or `private` allows any): each address is looked up once, and that very one is asked.
    Who is silent too often is asked no more (`Patience`).
    """

    def __init__(
        self,
        start: str,
        pause: Callable[[float], None] = time.sleep,
        *,
        private: bool = False,
        patience: Patience | None = None,
    ) -> None:
        self.home, self._pause, self._private = origin_of(start), pause, private
        self._patience, self._deadline = patience or Patience(), Deadline()
        self._hosts = Hosts(self._patience)
        headers = {"Accept": "application/json, */*;q=0.5", "User-Agent": "Ratssaal import"}
        times = httpx.Timeout(self._patience.wait, connect=self._patience.connect)
        self._client = httpx.Client(timeout=times, headers=headers, verify=_trusted())
        keep_to(self._client, self._deadline)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_why: object) -> None:
        self._client.close()

    def ask(
        self, url: str, limit: int, headers: Mapping[str, str] | None = None, *, abroad: bool = False
    ) -> Answer:
        """The answer, after up to four tries. Raises NotHad. `limit` is in bytes."""
        wait, host = 0.0, origin_of(url)
        for attempt in range(self._hosts.tries(host)):
            if attempt:
                self._pause(wait)
            wait = 2.0 ** (attempt + 1)
            try:
                answer = self._followed(url, limit, headers or {}, abroad)
            except httpx.TimeoutException as why:
                if attempt + 1 >= TRIES_IN_SILENCE:
                    raise NotHad(TOO_SLOW) from why
                continue
            except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError):  # nor is every address one
                continue
            if answer.status not in PERHAPS_LATER:
                return answer
            wait = max(wait, asked_to_wait(answer.headers.get("retry-after", "")))
            if wait > LONGEST_WAIT:
                self._hosts.was_silent(host)
                raise NotHad(LATER)
        self._hosts.stumbled(host)
        raise NotHad(NO_ANSWER)

    def _followed(self, url: str, limit: int, headers: Mapping[str, str], abroad: bool) -> Answer:
        for _ in range(REDIRECTS):
            answer = self._once(url, limit, headers, abroad)
            if answer.status not in MOVED or "location" not in answer.headers:
                return answer
            url = urljoin(url, answer.headers["location"])
        raise NotHad(NO_ANSWER)

    def _once(self, url: str, limit: int, headers: Mapping[str, str], abroad: bool) -> Answer:
        host = origin_of(url)
        self._hosts.require_patience_with(host)
        try:
            place, extensions = self._place(url, abroad)
            asked = {**headers, "Host": httpx.URL(url).netloc.decode()}
            got = self._received(place, limit, asked, extensions)
        except (httpx.HTTPError, OSError):
            self._hosts.was_silent(host)
            raise
        self._hosts.answered(host, well=got.status not in PERHAPS_LATER)
        return got

    def _received(
        self, place: httpx.URL, limit: int, headers: dict[str, str], extensions: dict[str, str]
    ) -> Answer:
        begun, content = time.monotonic(), bytearray()
        self._deadline.until = begun + self._patience.allowed(0)
        with self._client.stream("GET", place, headers=headers, extensions=extensions) as answer:
            length = answer.headers.get("content-length", "")
            if answer.is_success and length.isdecimal() and int(length) > limit:
                raise NotHad(TOO_LARGE)
            for part in answer.iter_bytes():
                content += part
                if len(content) > limit:
                    raise NotHad(TOO_LARGE)
                self._deadline.until = begun + self._patience.allowed(answer.num_bytes_downloaded)
            return Answer(answer.status_code, bytes(content), answer.headers)

    def _place(self, url: str, abroad: bool) -> tuple[httpx.URL, dict[str, str]]:
        """What is asked: the address as it is, or of a stranger the very machine that was looked at."""
        origin = origin_of(url)
        if not origin or not is_web_address(url):
            raise LeadsElsewhere(url)
        if origin == self.home:
            return httpx.URL(url), {}
        if not abroad:
            raise LeadsElsewhere(url)
        if self._private:
            return httpx.URL(url), {}
        place = public_place(origin[1], origin[2])
        if not place:
            raise NotHad(INSIDE)
        return httpx.URL(url).copy_with(host=place), {"sni_hostname": origin[1]}


@cache
def _trusted() -> SSLContext:
    """Whom encrypted lines trust. Reading the authorities takes long: once for all lines of a process."""
    return httpx.create_ssl_context()


def asked_to_wait(value: str) -> float:
    """Seconds of a Retry-After header: a number, or a date in the future. What cannot be read asks for nothing."""
    if value.strip().isdecimal():
        return float(value.strip()[:9])
    try:
        return max(0.0, (parsedate_to_datetime(value) - timezone.now()).total_seconds())
    except (ValueError, TypeError):
        return 0.0
