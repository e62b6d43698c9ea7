"""Many sockets at once: how long it takes them to come, to come back, to see something, to cast a ballot."""

import asyncio
import json
import random
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from benchmarks.council import Door
from benchmarks.wire import Wire

AT_ONCE = 40  # connections under way: more would wait in the kernel's queue and measure its patience
PATIENCE = 60.0  # seconds until something counts as lost
WITHIN = 1.0  # seconds in which a council casts its ballots


@dataclass
class Crowd:
    """Sockets at one or several ports. `ask` is what each says first, with the size of the answer it expects."""

    ports: Sequence[int]
    doors: Sequence[Door]
    wires: list[Wire] = field(default_factory=list)
    _awaited: dict[Wire, "asyncio.Future[float]"] = field(default_factory=dict)
    _acks: dict[str, "asyncio.Future[float]"] = field(default_factory=dict)
    _wanted: Callable[[bytes], bool] = bool

    async def storm(self, first: bytes) -> float:
        """Seconds until the last of all has the answer to its first message."""
        gate = asyncio.Semaphore(AT_ONCE)
        begin = time.perf_counter()
        answered: list[float] = await asyncio.gather(
            *(self._come(door, number, first, gate) for number, door in enumerate(self.doors))
        )
        return max(answered) - begin

    async def _come(self, door: Door, number: int, first: bytes, gate: asyncio.Semaphore) -> float:
        loop = asyncio.get_running_loop()
        async with gate:
            port = self.ports[number % len(self.ports)]
            _, wire = await loop.create_connection(
                lambda: Wire(door.host, door.path, door.cookie, self._heard), "127.0.0.1", port
            )
            async with asyncio.timeout(PATIENCE):
                await wire.open
                answer: asyncio.Future[float] = loop.create_future()
                self._awaited[wire] = answer
                wire.send(first)
                seen = await answer
        self.wires.append(wire)
        return seen

    async def leave(self) -> None:
        for wire in self.wires:
            wire.transport.close()
        self.wires.clear()
        await asyncio.sleep(WITHIN)

    async def see(self, wanted: Callable[[bytes], bool], trigger: Callable[[], None]) -> float:
        """Seconds from the trigger until the last socket has a message that is wanted."""
        loop = asyncio.get_running_loop()
        self._wanted = wanted
        self._awaited = {wire: loop.create_future() for wire in self.wires}
        answers = tuple(self._awaited.values())
        begin = time.perf_counter()
        trigger()
        async with asyncio.timeout(PATIENCE):
            last = max(await asyncio.gather(*answers))
        self._wanted = bool
        return last - begin

    async def vote(self, number: int, *, within: float = WITHIN) -> list[float]:
        """Everybody casts one ballot at a random moment; the seconds until each was acknowledged."""
        async with asyncio.timeout(PATIENCE):
            return list(await asyncio.gather(*(self._cast(wire, number, within) for wire in self.wires)))

    async def _cast(self, wire: Wire, vote: int, within: float) -> float:
        await asyncio.sleep(random.random() * within)
        return await self.do(wire, "cast_ballot", vote=str(vote), choice=random.choice(("yes", "no")))

    def tell(self, wire: Wire, name: str, **given: str) -> None:
        """A command whose effect is looked at and not its receipt."""
        wire.send(json.dumps({"do": name, "with": given, "id": str(uuid.uuid4())}).encode())

    def cursor(self) -> int:
        """How far the screens have come: the cursor with which they return."""
        return max(wire.seq for wire in self.wires)

    async def do(self, wire: Wire, name: str, **given: str) -> float:
        """Seconds until the command was acknowledged. Raises RuntimeError where it was refused."""
        number = str(uuid.uuid4())
        answer: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        self._acks[number] = answer
        begin = time.perf_counter()
        wire.send(json.dumps({"do": name, "with": given, "id": number, "got": wire.got}).encode())
        return await answer - begin

    def _heard(self, wire: Wire, text: bytes) -> None:
        now = time.perf_counter()
        if text.startswith((b'{"ok', b'{"refused')):
            self._answered(text, now)
            return
        wire.seq = int(text[7 : text.index(b",")])  # {"seq":42,"regions":…
        if wire in self._awaited and self._wanted(text):
            self._awaited.pop(wire).set_result(now)

    def _answered(self, text: bytes, now: float) -> None:
        message = json.loads(text)
        answer = self._acks.pop(message.get("ok") or message["refused"], None)
        if "ok" not in message:
            error = RuntimeError(message["say"])
            if answer is None:
                raise error
            answer.set_exception(error)
        elif answer is not None:
            answer.set_result(now)
