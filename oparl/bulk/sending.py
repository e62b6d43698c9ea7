"""Sends a file while it is being written: never held as a whole, one for each process at a time, at half the pace.

A file of a whole term is a minute's work. Under ASGI each portion is written in the request's own thread, and then rests
for as long as it took: a sitting that runs in this process is not kept waiting.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Generator, Iterator
from functools import partial

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, StreamingHttpResponse

LONGEST_REST = 1.0  # seconds


class Counter:
    """How many files this process is sending."""

    running = 0


def is_busy() -> bool:
    return Counter.running > 0


def sent(request: HttpRequest, pieces: Iterator[bytes], content_type: str) -> StreamingHttpResponse:
    counted = _counted(pieces)
    content = _resting(counted) if isinstance(request, ASGIRequest) else counted
    return StreamingHttpResponse(content, content_type=content_type)


def _counted(pieces: Iterator[bytes]) -> Generator[bytes, None, None]:
    Counter.running += 1
    try:
        yield from filter(None, pieces)
    finally:
        Counter.running -= 1


async def _resting(pieces: Generator[bytes, None, None]) -> AsyncIterator[bytes]:
    following = sync_to_async(partial(next, pieces, None))
    try:
        begin = time.monotonic()
        while piece := await following():
            yield piece
            await asyncio.sleep(min(time.monotonic() - begin, LONGEST_REST))
            begin = time.monotonic()
    finally:  # whoever asked has it all, or has gone
        await sync_to_async(pieces.close)()
