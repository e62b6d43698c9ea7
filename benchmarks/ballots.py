"""What a ballot costs the server in councils of any size, in turns with one that only comes in and is answered.

At once: cast straight upon the opening; measured from the opening until every screen shows the last of them, less what
an opening takes by itself. In all: cast when the opening has been drawn, measured until every screen shows the last.
Of both is taken off what the same time takes in silence, when rights are asked for and heads of journals read all the
same. Silence, and an opening until every screen shows it, are told beside them: each row together with these two is all
that was spent, nothing is left out and nothing told twice.
"""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from benchmarks.council import Council
from benchmarks.crowd import WITHIN, Crowd
from benchmarks.live import shows
from benchmarks.server import Server, running

ROUNDS = 7
DRAWN = 1.5  # seconds after which every screen shows what was done
WAYS = ("at_once", "in_all")
Costs = dict[str, list[float]]


def compared(council: Council, folder: Path) -> Costs:
    """{"at_once": [ours, floor], "in_all": …, "silence": …, "opening": [ours]}: seconds of the servers' time, medians of
    the rounds: per ballot, for a second in which nothing happens, for an opening.
    """
    with ExitStack() as life:
        product = life.enter_context(running("asgi:application", folder))
        answering = life.enter_context(running("benchmarks.answering:application", folder))
        ours, floor = asyncio.run(_compared(council, product, answering))
    members = len(council.members)
    pairs = {way: [_alone(spent, way) / members for spent in (ours, floor)] for way in WAYS}
    silence = [median(spent["silence"]) for spent in (ours, floor)]
    return {**pairs, "silence": silence, "opening": [_opening(ours)]}


def _alone(spent: Costs, way: str) -> float:
    """What the ballots of one vote took, beyond silence; cast at once, beyond the opening as well."""
    beside = _opening(spent) if way == "at_once" else 0.0
    return median(spent[way]) - beside - (WITHIN + DRAWN) * median(spent["silence"])


def _opening(spent: Costs) -> float:
    """Beyond silence; nothing where nothing is opened."""
    return median(spent["opening"]) - DRAWN * median(spent["silence"]) if spent["opening"] else 0.0


async def _compared(council: Council, product: Server, answering: Server) -> tuple[Costs, Costs]:
    hall, bare = (Crowd([server.port], council.members) for server in (product, answering))
    desk = Crowd([product.port], [council.desk])
    for crowd in (desk, hall, bare):
        await crowd.storm(b'{"at":0}')
    ours, floor = defaultdict[str, list[float]](list), defaultdict[str, list[float]](list)
    votes = enumerate(council.items[: 2 * ROUNDS], start=1)
    for way, (number, item) in zip(WAYS * ROUNDS, votes, strict=True):
        await _called(desk, item)
        for server, spent in ((product, ours), (answering, floor)):
            spent["silence"].append(await _cost(server, asyncio.sleep(WITHIN)))
        if way == "at_once":
            ours[way].append(await _cost(product, _opened_and_voted(hall, desk, item, number)))
        else:
            ours["opening"].append(await _cost(product, _opened(hall, desk, item, DRAWN)))
            ours[way].append(await _cost(product, _voted(hall, number)))
        await _closed(hall, desk, number)
        floor[way].append(await _cost(answering, _voted(bare, number)))
    for crowd in (hall, desk, bare):
        await crowd.leave()
    return ours, floor


async def _cost(server: Server, happening: Awaitable[None]) -> float:
    before = server.cpu()
    await happening
    return server.cpu() - before


async def _called(desk: Crowd, item: int) -> None:
    (chair,) = desk.wires
    await desk.do(chair, "call_item", item=str(item))
    await asyncio.sleep(DRAWN)


async def _opened(hall: Crowd, desk: Crowd, item: int, waits: float) -> None:
    (chair,) = desk.wires
    asked = {"item": str(item), "question": "Dem Vorschlag der Verwaltung wird zugestimmt."}
    await hall.see(shows(b"vote"), lambda: desk.tell(chair, "open_vote", **asked))
    await asyncio.sleep(waits)


async def _voted(crowd: Crowd, number: int) -> None:
    await crowd.vote(number)
    await asyncio.sleep(DRAWN)


async def _opened_and_voted(hall: Crowd, desk: Crowd, item: int, number: int) -> None:
    await _opened(hall, desk, item, 0.0)
    await _voted(hall, number)


async def _closed(hall: Crowd, desk: Crowd, number: int) -> None:
    (chair,) = desk.wires
    await hall.see(shows(b"names"), lambda: desk.tell(chair, "close_vote", vote=str(number)))
    await desk.do(chair, "announce_result", vote=str(number))
    await asyncio.sleep(DRAWN)  # what is drawn now must not slow the other server
