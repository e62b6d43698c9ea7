"""What a ballot costs the server in councils of any size, in turns with one that only comes in and is answered.

At once: cast straight upon the opening, measured for the second in which they are cast. What is still to be drawn of
the opening counts along, what is drawn when the last has voted does not.
In all: cast when the opening has been drawn, measured until every screen shows the last of them.
"""

import asyncio
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from benchmarks.council import Council
from benchmarks.crowd import Crowd
from benchmarks.live import shows
from benchmarks.server import Server, running

ROUNDS = 5
DRAWN = 1.5  # seconds after which every screen shows what was done


def compared(council: Council, folder: Path) -> dict[str, list[float]]:
    """{"at_once": [ours, floor], "in_all": […]}: seconds of the servers' time per ballot, medians of the rounds."""
    with ExitStack() as life:
        product = life.enter_context(running("asgi:application", folder))
        answering = life.enter_context(running("benchmarks.answering:application", folder))
        return asyncio.run(_compared(council, product, answering))


async def _compared(council: Council, product: Server, answering: Server) -> dict[str, list[float]]:
    hall, bare = (Crowd([server.port], council.members) for server in (product, answering))
    desk = Crowd([product.port], [council.desk])
    for crowd in (desk, hall, bare):
        await crowd.storm(b'{"at":0}')
    ours: dict[str, list[float]] = {"at_once": [], "in_all": []}
    floor: dict[str, list[float]] = {"at_once": [], "in_all": []}
    votes = enumerate(council.items[: 2 * ROUNDS], start=1)
    for way, (number, item) in zip(("at_once", "in_all") * ROUNDS, votes, strict=True):
        waits = DRAWN if way == "in_all" else 0.0
        await _opened(hall, desk, item)
        await asyncio.sleep(waits)
        ours[way].append(await _cost(hall, product, number, waits))
        await _closed(hall, desk, number)
        floor[way].append(await _cost(bare, answering, number, waits))
    for crowd in (hall, desk, bare):
        await crowd.leave()
    return {way: [median(ours[way]), median(floor[way])] for way in ours}


async def _opened(hall: Crowd, desk: Crowd, item: int) -> None:
    (chair,) = desk.wires
    await desk.do(chair, "call_item", item=str(item))
    await asyncio.sleep(DRAWN)
    asked = {"item": str(item), "question": "Dem Vorschlag der Verwaltung wird zugestimmt."}
    await hall.see(shows(b"vote"), lambda: desk.tell(chair, "open_vote", **asked))


async def _cost(crowd: Crowd, server: Server, number: int, waits: float) -> float:
    before = server.cpu()
    await crowd.vote(number)
    await asyncio.sleep(waits)
    return (server.cpu() - before) / len(crowd.wires)


async def _closed(hall: Crowd, desk: Crowd, number: int) -> None:
    (chair,) = desk.wires
    await asyncio.sleep(DRAWN)
    await hall.see(shows(b"names"), lambda: desk.tell(chair, "close_vote", vote=str(number)))
    await desk.do(chair, "announce_result", vote=str(number))
    await asyncio.sleep(DRAWN)  # what is drawn now must not slow the other server
