"""The live path beside its floor: the same sockets, as many bytes, under the same server, in the same run."""

import asyncio
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

from benchmarks.council import Council, Door
from benchmarks.crowd import Crowd
from benchmarks.neighbours import disturbed
from benchmarks.server import Server, running

ROUNDS = 3
NOBODY = Door("localhost", "/", "")


@dataclass
class Measured:
    """What one side took; seconds, bytes."""

    connect: float = 0.0
    reconnect: float = 0.0
    memory: float = 0.0  # bytes per idle socket
    sitting: float = 0.0  # bytes that a process takes once, when the sitting is first looked at in it
    opening: list[float] = field(default_factory=list)
    result: list[float] = field(default_factory=list)
    acks: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)  # of the server, per ballot
    cpu_answering: list[float] = field(default_factory=list)  # of one that only answers, for who is logged in
    rate: float = 0.0  # ballots acknowledged per second, where all come at once
    acks_disturbed: list[float] = field(default_factory=list)  # beside bad neighbours
    result_disturbed: list[float] = field(default_factory=list)


@dataclass
class Sizes:
    """Bytes that the product sends one socket, for the floor to send as many."""

    screen: int = 0
    again: int = 0
    opening: int = 0
    result: int = 0


def compared(
    council: Council, folder: Path, *, kind: str = "daphne", processes: int = 1
) -> tuple[Measured, Measured]:
    """(product, floor), one after the other in turns. The floor is always one process, without a proxy."""
    with ExitStack() as life:
        product = life.enter_context(running("asgi:application", folder, kind=kind, processes=processes))
        floor = life.enter_context(running("benchmarks.floor:application", folder, kind=kind))
        ours, bare = asyncio.run(_compared(council, product, floor))
    with running("benchmarks.answering:application", folder, kind=kind) as answering:
        bare.cpu_answering = asyncio.run(_answered(council, answering))
    return ours, bare


async def _answered(council: Council, server: Server) -> list[float]:
    """Seconds of the server's time per ballot in each round, where each is answered and none is kept."""
    crowd, taken = Crowd([server.port], council.members), []
    await crowd.storm(b'{"at":0}')
    for number in range(1, ROUNDS + 1):
        before = server.cpu()
        await crowd.vote(number)
        taken.append((server.cpu() - before) / len(crowd.wires))
    await crowd.leave()
    return taken


async def _compared(council: Council, product: Server, floor: Server) -> tuple[Measured, Measured]:
    ours, bare, sizes = Measured(), Measured(), Sizes()
    hall = Crowd([product.port], council.members)
    ours.sitting = await _looked_at(product, council.desk)
    desk = Crowd([product.port], [council.desk])
    await desk.storm(b'{"at":0}')
    await _come(hall, product, ours, b'{"at":0}')
    sizes.screen = _received(hall)
    ours.reconnect, sizes.again = await _again(hall)
    crowd = Crowd([floor.port], [NOBODY] * len(council.members))
    await _come(crowd, floor, bare, _at(sizes.screen))
    await crowd.leave()
    bare.reconnect = await crowd.storm(_at(sizes.again))
    for number, item in enumerate(council.items[:ROUNDS], start=1):
        await _a_vote(hall, desk, product, item, number, ours, sizes)
        await _as_many_bytes(crowd, floor, bare, sizes)
    await _all_at_once(hall, desk, council.items[ROUNDS], ours)
    bare.rate = await _rate(crowd, 1)
    await _beside_neighbours(hall, desk, product, council, ours)
    await hall.leave()
    await crowd.leave()
    return ours, bare


async def _looked_at(server: Server, door: Door) -> float:
    """In every process, by somebody who goes again: what it takes for that it takes for no connection."""
    before = server.memory()
    looking = Crowd(server.ports, [door] * len(server.ports))
    await looking.storm(b'{"at":0}')
    await looking.leave()
    return (server.memory() - before) / len(server.ports)


async def _come(crowd: Crowd, server: Server, measured: Measured, first: bytes) -> None:
    before = server.memory()
    measured.connect = await crowd.storm(first)
    measured.memory = (server.memory() - before) / len(crowd.wires)


def _at(size: int) -> bytes:
    return b'{"at":0,"size":%d}' % size


async def _again(hall: Crowd) -> tuple[float, int]:
    """Everybody's line breaks and comes back with the cursor it had."""
    cursor = hall.cursor()
    await hall.leave()
    taken = await hall.storm(b'{"at":%d}' % cursor)
    return taken, _received(hall)


def _received(crowd: Crowd) -> int:
    """Bytes of text that a socket has received since it opened, or since they were last asked for."""
    total = sum(wire.received for wire in crowd.wires)
    for wire in crowd.wires:
        wire.received = 0
    return total // len(crowd.wires)


async def _a_vote(
    hall: Crowd, desk: Crowd, server: Server, item: int, number: int, ours: Measured, sizes: Sizes
) -> None:
    (chair,) = desk.wires
    await desk.do(chair, "call_item", item=str(item))
    await asyncio.sleep(1)
    _received(hall)
    question = "Dem Vorschlag der Verwaltung wird zugestimmt."
    opened = hall.see(
        shows(b"vote"), lambda: desk.tell(chair, "open_vote", item=str(item), question=question)
    )
    ours.opening.append(await opened)
    sizes.opening = _received(hall)
    before = server.cpu()
    ours.acks += await hall.vote(number)
    ours.cpu.append((server.cpu() - before) / len(hall.wires))
    await asyncio.sleep(1)
    _received(hall)
    seen = hall.see(shows(b"names"), lambda: desk.tell(chair, "close_vote", vote=str(number)))
    ours.result.append(await seen)
    sizes.result = _received(hall)
    await desk.do(chair, "announce_result", vote=str(number))


async def _all_at_once(hall: Crowd, desk: Crowd, item: int, ours: Measured) -> None:
    (chair,) = desk.wires
    number = ROUNDS + 1
    await desk.do(chair, "call_item", item=str(item))
    await desk.do(chair, "open_vote", item=str(item), question="Wird zugestimmt?")
    await asyncio.sleep(1)
    ours.rate = await _rate(hall, number)
    await desk.do(chair, "close_vote", vote=str(number))
    await desk.do(chair, "announce_result", vote=str(number))
    await asyncio.sleep(1)


async def _rate(crowd: Crowd, number: int) -> float:
    begin = time.perf_counter()
    return len(await crowd.vote(number, within=0)) / (time.perf_counter() - begin)


async def _beside_neighbours(
    hall: Crowd, desk: Crowd, server: Server, council: Council, ours: Measured
) -> None:
    beside = Measured()
    async with disturbed(server.port, council.members):
        for number, item in enumerate(council.items[ROUNDS + 1 : 2 * ROUNDS + 1], start=ROUNDS + 2):
            await _a_vote(hall, desk, server, item, number, beside, Sizes())
    ours.acks_disturbed, ours.result_disturbed = beside.acks, beside.result


def shows(region: bytes) -> "_Shows":
    """A frame that carries this region."""
    return _Shows(b'"%s":' % region)


@dataclass(frozen=True)
class _Shows:
    name: bytes

    def __call__(self, text: bytes) -> bool:
        return self.name in text


async def _as_many_bytes(crowd: Crowd, server: Server, bare: Measured, sizes: Sizes) -> None:
    first = crowd.wires[0]
    for size, times in ((sizes.opening, bare.opening), (sizes.result, bare.result)):
        times.append(await crowd.see(bool, lambda size=size: first.send(b'{"shout":%d}' % size)))  # type: ignore[misc]
        await asyncio.sleep(0.5)
    before = server.cpu()
    bare.acks += await crowd.vote(1)
    bare.cpu.append((server.cpu() - before) / len(crowd.wires))


def percentiles(times: Sequence[float]) -> tuple[float, float]:
    """(p50, p99) in milliseconds."""
    return median(times) * 1000, quantiles(times, n=100)[98] * 1000
