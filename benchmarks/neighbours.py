"""Bad neighbours: one takes hardly anything, one nothing at all, one floods. What do the others notice?"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from benchmarks.council import Door
from benchmarks.wire import Wire

AT_ONCE = 20  # messages in one breath of the flood
BREATH = 0.02  # seconds


@asynccontextmanager
async def disturbed(port: int, doors: Sequence[Door]) -> AsyncIterator[None]:
    """For as long as the block lasts, a slow, a dead and a flooding client come in through the first three doors."""
    tasks = [asyncio.create_task(each(port, door)) for each, door in zip((_slow, _dead, _flooding), doors)]  # noqa: B905 (more doors than neighbours)
    await asyncio.sleep(1)
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _come(port: int, door: Door) -> Wire:
    loop = asyncio.get_running_loop()
    _, wire = await loop.create_connection(
        lambda: Wire(door.host, door.path, door.cookie, lambda _wire, _text: None), "127.0.0.1", port
    )
    await wire.open
    wire.send(b'{"at":0}')
    return wire


async def _slow(port: int, door: Door) -> None:
    """Reads for a moment every second."""
    wire = await _come(port, door)
    while True:
        wire.transport.pause_reading()
        await asyncio.sleep(1)
        wire.transport.resume_reading()
        await asyncio.sleep(BREATH)


async def _dead(port: int, door: Door) -> None:
    wire = await _come(port, door)
    wire.transport.pause_reading()
    await asyncio.Event().wait()


async def _flooding(port: int, door: Door) -> None:
    """Comes back whenever it has been sent away."""
    while True:
        wire = await _come(port, door)
        while not wire.transport.is_closing():
            for _ in range(AT_ONCE):
                wire.send(b'{"at":1}')
            await asyncio.sleep(BREATH)
