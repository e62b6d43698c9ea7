"""A bad network on the loopback, between the windows of a story and its server.

    with Network([server.port], seed=7) as network:
        anna = network.line("anna")  # her window goes to anna.url
        network.storm()  # every live connection gets a fate, and every new one
        network.calm()  # what was held back arrives, nothing is disturbed any more

Only WebSockets are disturbed: pages and files load. TCP neither loses, doubles nor reorders bytes; connections
do: an answer is lost with its line, and a line that its client has given up may still deliver a command after
the next line has sent it again.
"""

import asyncio
import logging
import random
import re
import socket
import struct
import threading
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, replace
from math import inf

logger = logging.getLogger(__name__)
PATIENCE = 20
ANSWER = re.compile(rb'"(ok|refused)":')
COMMAND = 60  # a chunk of so many bytes going up holds a command; a cursor is shorter
AT_ONCE = struct.pack("ii", 1, 0)  # SO_LINGER: the line ends with a reset


@dataclass(frozen=True)
class Fate:
    """What becomes of a connection. Bytes are counted behind the request for the upgrade.

    fair: it stands. cut: it breaks after `up` or `down` bytes, in the middle of a frame if that is there.
    deaf: after `down` bytes nothing comes down any more, what goes up arrives; it breaks after a command.
    ghost: the first command is held back and the client's end breaks; later it is delivered all the same.
    mute: nothing goes up. silent: nothing comes down, and it does not break.
    """

    kind: str = "fair"
    up: float = inf
    down: float = inf
    slow: float = 0.0  # the longest that a piece is delayed, in seconds
    late: float = inf  # seconds until a ghost delivers, or a deaf line breaks, by itself
    reset: bool = False


FAIR = Fate()
KINDS = {"fair": 3, "cut": 4, "deaf": 2, "ghost": 3}  # how often each is drawn


def drawn(dice: random.Random) -> Fate:
    kind = dice.choices(list(KINDS), list(KINDS.values()))[0]
    fate = Fate(kind, slow=dice.choice((0.0, 0.0, 0.02, 0.1)), reset=dice.random() < 0.5)
    if kind == "cut":
        upwards = dice.random() < 0.4
        return replace(fate, up=dice.randint(20, 500)) if upwards else replace(fate, down=_some_bytes(dice))
    return replace(fate, down=_some_bytes(dice), late=dice.uniform(0.2, 0.8))


def _some_bytes(dice: random.Random) -> int:
    """From the middle of the answer to the upgrade to some screens later."""
    return int(10 ** dice.uniform(2, 5))


class Way:
    """One direction of a connection. What comes is taken at once, and handed on while the gate is open."""

    def __init__(self, source, target, delay):
        self.source, self.target, self.delay = source, target, delay
        self.gate = asyncio.Event()
        self.gate.set()
        self.waiting = asyncio.Queue()
        self.passed, self.limit, self.at_limit = 0, inf, None

    async def read(self, seen=lambda chunk: None):
        with suppress(ConnectionError):
            while chunk := await self.source.read(65_536):
                seen(chunk)
                self.waiting.put_nowait(chunk)
        self.waiting.put_nowait(b"")

    async def write(self):
        """Until the source has ended and everything was handed on."""
        with suppress(ConnectionError):
            while chunk := await self.waiting.get():
                await asyncio.sleep(self.delay())
                await self.gate.wait()
                await self._hand_on(chunk)

    async def _hand_on(self, chunk):
        room = self.limit - self.passed
        piece = chunk if len(chunk) < room else chunk[: int(room)]
        self.target.write(piece)
        await self.target.drain()
        self.passed += len(piece)
        if self.passed >= self.limit:
            self.at_limit()
            if len(piece) < len(chunk):
                await self.gate.wait()
                await self._hand_on(chunk[len(piece) :])


class Passage:
    """One WebSocket: `up` from the client to the server, `down` back."""

    def __init__(self, line, client, server):
        self.line, self.ends = line, (client[1], server[1])
        self.fate = FAIR
        self.up = Way(client[0], server[1], self._delay)
        self.down = Way(server[0], client[1], self._delay)
        self.answered = asyncio.Event()  # what was delivered late
        self.gone = self.late = False

    def _delay(self):
        return self.line.haste.uniform(0, self.fate.slow)

    async def run(self):
        heard = (self.up.read(self._said), self.down.read(self._answered))
        await asyncio.gather(*heard, self._upwards(), self._downwards())

    async def _upwards(self):
        await self.up.write()
        if self.late:
            await self.answered.wait()
        self.ends[1].close()

    async def _downwards(self):
        await self.down.write()
        self.ends[0].close()

    def meet(self, fate):
        self.fate = fate
        if self.gone:
            return
        for way, bytes_left in ((self.up, fate.up), (self.down, fate.down)):
            way.limit, way.at_limit = way.passed + bytes_left, self._break
        if fate.kind == "deaf":
            self.down.at_limit = self._deafen
        if fate.kind in ("silent", "deaf") and fate.down in (0, inf):
            self.down.gate.clear()
        if fate.kind == "mute":
            self.up.gate.clear()

    def _deafen(self):
        self.down.limit = inf
        self.down.gate.clear()
        self._later(self.fate.late, self._break)

    def _said(self, chunk):
        """What the client says decides when its line breaks: in the middle of a command's way."""
        if self.gone or len(chunk) < COMMAND:
            return
        if self.fate.kind == "deaf":
            self.line.network.did["answer lost"] += 1
            self._later(self.line.haste.uniform(0.05, 0.3), self._break)
        elif self.fate.kind == "ghost":
            self.late = True
            self.up.gate.clear()
            self._later(0, self._break)
            self._later(self.fate.late, self.deliver)

    def _answered(self, chunk):
        if self.late and ANSWER.search(chunk):
            self.answered.set()

    def _later(self, seconds, what):
        if seconds < inf:
            asyncio.get_running_loop().call_later(seconds, what)

    def _break(self):
        """The client's end goes at once, the server's with it; a ghost's stays."""
        if self.gone:
            return
        self.gone = True
        self.line.broke(self)
        for end in self.ends[: 1 if self.late else 2]:
            if self.fate.reset:
                end.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
                end.transport.abort()
            else:
                end.close()
        if not self.late:
            self.let_go()

    def let_go(self):
        self.up.limit = self.down.limit = inf
        self.up.gate.set()
        self.down.gate.set()

    def deliver(self):
        """The held command reaches the server, long after its client has gone another way."""
        if self.late and not self.up.gate.is_set():
            self.line.network.did["delivered late"] += 1
            self.let_go()


class Line:
    """The way of one window to the server, on a port of its own."""

    def __init__(self, network, name):
        self.network = network
        self.server = network.servers[len(network.lines) % len(network.servers)]
        self.dice = random.Random(f"{network.seed} {name}")  # the fates, one after the other
        self.haste = random.Random(f"{network.seed} {name}")  # how fast: as often as there are pieces
        self.passages: set[Passage] = set()
        self.stormy = self.refusing = False
        self.next_fate = FAIR

    async def open(self):
        self.door = await asyncio.start_server(self._come, "127.0.0.1", 0)
        self.url = f"http://localhost:{self.door.sockets[0].getsockname()[1]}"
        return self

    def _come(self, *client):
        task = asyncio.ensure_future(self._serve(client))
        self.network.tasks.add(task)
        task.add_done_callback(self.network.tasks.discard)

    async def _serve(self, client):
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            head = await client[0].readuntil(b"\r\n\r\n")
            live = b"upgrade: websocket" in head.lower()
            if live and self.refusing:
                client[1].transport.abort()
                self.network.did["refused"] += 1
                return
            server = await asyncio.open_connection("127.0.0.1", self.server)
            server[1].write(head)
            passage = Passage(self, client, server)
            if live:
                self.passages.add(passage)
                passage.meet(drawn(self.dice) if self.stormy else self.next_fate)
            await passage.run()
            self.passages.discard(passage)

    def broke(self, passage):
        self.network.did[f"broken: {passage.fate.kind}"] += 1
        if self.stormy and self.dice.random() < 0.2:
            self.refusing = True
            asyncio.get_running_loop().call_later(self.dice.uniform(0.1, 0.4), self._let_in)

    def _let_in(self):
        self.refusing = False

    def _meet(self, fate):
        for passage in tuple(self.passages):
            passage.meet(fate)

    async def _set(self, *, stormy=False, refusing=False, fate=FAIR, next_fate=FAIR):
        self.stormy, self.refusing, self.next_fate = stormy, refusing, next_fate
        for passage in tuple(self.passages):
            passage.meet(drawn(self.dice) if stormy else fate)
            if fate == FAIR and not stormy:
                passage.deliver()
                passage.let_go()

    async def _cut(self):
        for passage in tuple(self.passages):
            passage._break()

    async def _delivered(self):
        late = [each for each in self.passages if each.late]
        for passage in late:
            passage.deliver()
        async with asyncio.timeout(PATIENCE):
            for passage in late:
                await passage.answered.wait()
        return len(late)

    # What a story does with it

    def meets(self, fate, then=FAIR):
        """The connections that stand meet this fate, those that come the other."""
        self.network.run(self._set(fate=fate, next_fate=then))

    def refuses(self):
        """No connection stands, none comes about."""
        self.network.run(self._set(refusing=True))
        self.network.run(self._cut())

    def breaks(self, then=FAIR):
        self.meets(Fate("cut"), then)
        self.network.run(self._cut())

    def delivers(self):
        """What was held back arrives; returns from how many lines, when the server has answered to each."""
        return self.network.run(self._delivered())

    def is_calm(self):
        self.meets(FAIR)


class Network:
    """All lines to the servers, each to one of them, in a thread of their own. `did` counts what happened."""

    def __init__(self, server_ports, seed):
        self.servers, self.seed = server_ports, seed
        self.lines: dict[str, Line] = {}
        self.did: Counter[str] = Counter()
        self.tasks: set[asyncio.Future[None]] = set()
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, name="chaos", daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, failed, *_rest):
        if failed:
            logger.warning("The network's seed was %s; it did %s.", self.seed, dict(self.did))
        self.run(self._close())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(PATIENCE)
        self.loop.close()

    async def _close(self):
        for line in self.lines.values():
            line.door.close()
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)

    def run(self, work):
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(PATIENCE + 1)

    def line(self, name):
        if name not in self.lines:
            self.lines[name] = self.run(Line(self, name).open())
        return self.lines[name]

    def storm(self):
        for line in self.lines.values():
            self.run(line._set(stormy=True))

    def calm(self):
        for line in self.lines.values():
            line.is_calm()
