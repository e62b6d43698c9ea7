"""Asks Prosody's HTTP port how many are in a room. Never raises, never waits long, leaves a dead one alone."""

import asyncio
import time
from collections.abc import Awaitable, Callable

import httpx

from conference import answers
from conference.health import Headcount, Health

TIMEOUT = 1.5  # seconds for one question with all its answers
KEPT = 3.0  # seconds for which an answer is good enough
PAUSE = 20.0  # seconds for which a server that did not answer is left alone
REMEMBERED = 256  # rooms
# A server may hang up behind its answer without a word: the next question on that line would be lost.
A_LINE_FOR_EACH = httpx.Limits(max_keepalive_connections=0)
UNREACHABLE = Headcount(Health.UNREACHABLE)
ODD = Headcount(Health.ODD)
Question = Callable[[httpx.AsyncClient], Awaitable[Headcount]]


class ProsodyClient:
    """One per process. `base` is the address of Prosody's HTTP port, `domain` the XMPP domain."""

    def __init__(self, base: str, domain: str, clock: Callable[[], float] = time.monotonic) -> None:
        self.base = base
        self.domain = domain
        self.clock = clock
        self.silent_until = float("-inf")
        self.kept: dict[str, tuple[float, Headcount]] = {}

    async def size(self, room: str) -> Headcount:
        """How many are in the room. A room that is not there holds nobody."""
        return await self._remember(room, lambda http: self._count(http, room))

    async def health(self) -> Health:
        return (await self._remember("", self._look)).health  # no room has an empty name

    async def _count(self, http: httpx.AsyncClient, room: str) -> Headcount:
        # August's plugins do not decode the query: the names are such that nothing is encoded.
        size = answers.read_size(await http.get("/room-size", params={"room": room, "domain": self.domain}))
        if size is None:
            return ODD
        if size == 1:  # one person with Jitsi's focus, or the focus alone: only the census knows
            census = answers.read_census(await http.get("/room-census"))
            size = size if census is None else census.get(room, size)
        return Headcount(Health.WELL, size)

    async def _look(self, http: httpx.AsyncClient) -> Headcount:
        census = answers.read_census(await http.get("/room-census"))
        return ODD if census is None else Headcount(Health.WELL)

    async def _remember(self, name: str, question: Question) -> Headcount:
        now = self.clock()
        until, found = self.kept.get(name, (now, UNREACHABLE))
        if now < until:
            return found
        if now < self.silent_until:
            return UNREACHABLE
        found = await self._ask(question)
        self._note(name, found)
        return found

    def _note(self, name: str, found: Headcount) -> None:
        if found is UNREACHABLE:
            self.silent_until = self.clock() + PAUSE
            return
        if len(self.kept) >= REMEMBERED:
            self.kept.clear()
        self.kept[name] = (self.clock() + KEPT, found)

    async def _ask(self, question: Question) -> Headcount:
        try:
            # No proxy of the environment: this port is inside.
            async with (
                asyncio.timeout(TIMEOUT),
                httpx.AsyncClient(
                    base_url=self.base, timeout=TIMEOUT, trust_env=False, limits=A_LINE_FOR_EACH
                ) as http,
            ):
                return await question(http)
        except (httpx.HTTPError, OSError):  # TimeoutError is an OSError
            return UNREACHABLE
