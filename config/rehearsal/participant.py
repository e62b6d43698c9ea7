"""One person at the rehearsal: a real login over HTTP, a real WebSocket, and patience when the line breaks."""

import asyncio
import json
import random
import re
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from urllib.parse import urlsplit

import httpx
from django.utils.translation import gettext
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

PATIENCE = 60  # seconds that a command is tried again until it counts as lost
# What a page says of the form that led to it.
REFUSED = re.compile(
    r'<div role="status">\s*<div class="kern-alert kern-alert--danger notice">.*?"kern-title">(.*?)</span>',
    re.DOTALL,
)
PULSE = 5.0  # seconds between two messages of a page that has nothing to say
LONGEST = 600  # seconds that something of the minutes may take on a busy machine


class RehearsalError(Exception):
    """Something went otherwise than in a real evening; the sentence says what."""


@dataclass(frozen=True)
class Server:
    """Where the server listens, and under which host name the municipality answers."""

    url: str
    host: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Host": self.host, "Referer": f"{self.origin}/"}

    @property
    def origin(self) -> str:
        return f"{urlsplit(self.url).scheme}://{self.host}"

    def socket_url(self, meeting: int, audience: str) -> str:
        scheme = "wss" if self.origin.startswith("https") else "ws"
        return f"{scheme}://{self.host}/ws/sitzungen/{meeting}/{audience}/"


@dataclass
class Order:
    """A command under way: sent again after every reconnect, with the same id, until it is answered."""

    message: dict[str, object]
    answer: "asyncio.Future[dict[str, object]]"


@dataclass
class Participant:
    server: Server
    username: str
    password: str
    person: int
    audience: str = "member"
    seq: int = 0
    acks: list[float] = field(default_factory=list)  # seconds from a ballot's first sending to its answer
    ballots: dict[int, str] = field(default_factory=dict)  # acknowledged, by number of the vote
    reconnects: int = 0
    http: httpx.AsyncClient = field(init=False)
    _orders: dict[str, Order] = field(default_factory=dict)
    _socket: ClientConnection | None = None
    _listener: "asyncio.Task[None] | None" = None
    _got: int = 0  # characters that have come down the line, as live.js counts them
    _moved: asyncio.Condition = field(default_factory=asyncio.Condition)
    seen_at: dict[int, float] = field(default_factory=dict)  # when a frame showed which seq

    def __post_init__(self) -> None:
        self.http = httpx.AsyncClient(
            base_url=self.server.url, headers=self.server.headers, timeout=60, follow_redirects=False
        )

    async def log_in(self) -> None:
        page = await self.http.get("/konto/login/")
        form = {"login": self.username, "password": self.password, "csrfmiddlewaretoken": _token(page.text)}
        answer = await self.http.post("/konto/login/", data=form)
        if answer.status_code != httpx.codes.FOUND:
            raise RehearsalError(
                gettext("%(who)s could not log in (status %(status)s).")
                % {"who": self.username, "status": answer.status_code}
            )

    async def join(self, meeting: int) -> None:
        """Opens the socket and stays on it: reconnects by itself until `leave`."""
        connected = asyncio.Event()
        self._listener = asyncio.create_task(self._stay(meeting, connected))
        await asyncio.wait_for(connected.wait(), PATIENCE)

    async def leave(self) -> None:
        if self._listener:
            self._listener.cancel()
        if self._socket:
            await self._socket.close()
        await self.http.aclose()

    async def do(self, command: str, **arguments: object) -> int:
        """Carries a command out; returns the seq of its receipt. A refusal is a RehearsalError."""
        command_id = str(uuid.uuid4())
        message: dict[str, object] = {"do": command, "with": arguments, "id": command_id}
        order = Order(message, asyncio.get_running_loop().create_future())
        self._orders[command_id] = order
        await self._send(message)
        answer = await asyncio.wait_for(order.answer, PATIENCE)
        if "refused" in answer:
            raise RehearsalError(
                gettext("%(who)s: %(command)s was refused: %(why)s")
                % {"who": self.username, "command": command, "why": answer["say"]}
            )
        return int(str(answer["seq"]))

    async def cast(self, vote: int, choice: str) -> None:
        """Votes; what is acknowledged is remembered, to be compared with the journal."""
        sent_at = time.perf_counter()
        await self.do("cast_ballot", vote=vote, choice=choice)
        self.acks.append(time.perf_counter() - sent_at)
        self.ballots[vote] = choice

    async def see(self, seq: int) -> float:
        """Waits until the screen shows the sitting at `seq` or later; returns the moment."""
        async with self._moved:
            await asyncio.wait_for(self._moved.wait_for(lambda: self.seq >= seq), PATIENCE)
        return min(moment for shown, moment in self.seen_at.items() if shown >= seq)

    async def post(self, path: str, page: str, **fields: str) -> httpx.Response:
        """Sends a form of a page as a browser does."""
        token = _token((await self.http.get(page)).text)
        return await self.http.post(path, data={**fields, "csrfmiddlewaretoken": token})

    async def come_back(self, place: str, page: str) -> None:
        """What takes longer than a moment is told on a page of its own, which leads back when it is done. What the page
        refuses is a RehearsalError.
        """
        for _ in range(LONGEST):
            shown = await self.http.get(place)
            if shown.is_redirect:
                place = shown.headers["location"]
            elif urlsplit(place).path == page:
                if refused := REFUSED.search(shown.text):
                    raise RehearsalError(unescape(refused[1]))
                return
            else:
                await asyncio.sleep(1)
        raise RehearsalError(gettext("This did not come to an end. Please try again; nothing is lost."))

    async def _stay(self, meeting: int, connected: asyncio.Event) -> None:
        while True:
            try:
                await self._listen(meeting, connected)
            except (OSError, WebSocketException, TimeoutError):
                self.reconnects += 1
                await asyncio.sleep(random.uniform(0.2, 1.0))  # noqa: S311 (spreads reconnects)

    async def _listen(self, meeting: int, connected: asyncio.Event) -> None:
        parts = urlsplit(self.server.url)
        cookies = "; ".join(f"{name}={value}" for name, value in self.http.cookies.items())
        async with connect(
            self.server.socket_url(meeting, self.audience),
            host=parts.hostname,
            port=parts.port or (443 if parts.scheme == "https" else 80),
            origin=self.server.origin,  # type: ignore[arg-type]  # a NewType of str
            additional_headers={"Cookie": cookies},
            compression=None,
            open_timeout=PATIENCE,
        ) as socket:
            self._socket = socket
            self._got = 0
            await self._send({"at": self.seq})
            for order in tuple(self._orders.values()):
                await self._send(order.message)
            connected.set()
            pulse = asyncio.create_task(self._pulse())
            try:
                async for frame in socket:
                    self._got += len(frame)
                    await self._take(json.loads(frame))
            finally:
                pulse.cancel()

    async def _pulse(self) -> None:
        """As live.js does: who says nothing is taken for one who does not read, and is sent nothing more."""
        while True:
            await asyncio.sleep(PULSE)
            await self._send({"at": self.seq})

    async def _take(self, frame: Mapping[str, object]) -> None:
        answered = frame.get("ok") or frame.get("refused")
        if answered and (order := self._orders.pop(str(answered), None)):
            order.answer.set_result(dict(frame))
        if "regions" in frame:
            async with self._moved:
                self.seq = max(self.seq, int(str(frame["seq"])))
                self.seen_at.setdefault(self.seq, time.perf_counter())
                self._moved.notify_all()

    async def _send(self, message: dict[str, object]) -> None:
        try:
            if self._socket:
                await self._socket.send(json.dumps({**message, "got": self._got}))
        except WebSocketException:
            return  # the order waits in _orders and goes out again after the reconnect


class _TokenFinder(HTMLParser):
    token = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "input" and found.get("name") == "csrfmiddlewaretoken":
            self.token = found.get("value") or ""


def _token(page: str) -> str:
    finder = _TokenFinder()
    finder.feed(page)
    if not finder.token:
        raise RehearsalError(gettext("The page has no form to send. Is this the right server?"))
    return finder.token
