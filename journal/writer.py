"""Group commit: one writer per stream and process takes everything that waits and commits it at once.

    receipt = await submit(SITTING, "sitting:42", Order(cast_ballot, actor, command_id, {"choice": "yes"}))

The first order is committed at once. Behind one follow others: the next batch gathers for a moment that hardly anybody
feels, and twice as long where only a few have come by then, because a commit costs as much for one as for twenty.
Nobody gathers where an urgent order waits, or one of a sender who has just been answered: who waits for every answer
must not be slower for it.
An order is answered only after the commit that contains it.
"""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from django.db import connection

from journal.events import Refused, require
from journal.hub import hub
from journal.store import CONNECTION_LOST, Book, JournalRefusal, Order, Receipt, perform_batch
from journal.threads import DatabaseThread

logger = logging.getLogger(__name__)
QUEUE_LIMIT = 2_000  # orders that may wait for one stream: a council twice over, all at once
# Between two commits: what is answered in that time is answered at once, to whom it happens.
GATHERING_SECONDS = 0.1
FEW = 50  # fewer orders than these gather once more
ENOUGH = 100  # orders that are not kept waiting for more

_thread = DatabaseThread("journal-writer")


async def submit(book: Book[Any], key: str, order: Order, *, urgent: bool = False) -> Receipt:
    """The receipt of the order, once it is on disk. Raises Refused. `urgent`: others wait for what it does.

    Whoever stops waiting (a lost socket) does not stop the order: asked again with its id it is answered.
    """
    hub.attach()
    place = (asyncio.get_running_loop(), book, key)
    line = _lines.get(place) or _lines.setdefault(place, _Line(book, key))
    return await line.join(order, urgent=urgent)


def close() -> None:
    """Ends the writer's thread and its database connection, after the work in hand."""
    _thread.close()


class _Line:
    """The orders that wait for one stream. Exists while there are any."""

    def __init__(self, book: Book[Any], key: str) -> None:
        self._book, self._key = book, key
        self._waiting: list[tuple[Order, asyncio.Future[Receipt]]] = []
        self._writer: asyncio.Task[None] | None = None
        self._enough = asyncio.Event()
        self._answered: frozenset[str] = frozenset()  # who gave the orders of the last batch

    async def join(self, order: Order, *, urgent: bool) -> Receipt:
        require(len(self._waiting) < QUEUE_LIMIT, JournalRefusal.TOO_BUSY)
        answer: asyncio.Future[Receipt] = asyncio.get_running_loop().create_future()
        self._waiting.append((order, answer))
        if urgent or order.by.signature in self._answered or len(self._waiting) >= ENOUGH:
            self._enough.set()
        if self._writer is None:
            self._writer = asyncio.create_task(self._write())
        return await answer

    async def _write(self) -> None:
        try:
            while self._waiting:
                batch, self._waiting = self._waiting, []
                self._enough.clear()
                self._answered = frozenset(order.by.signature for order, _ in batch)
                _answer(batch, await self._commit([order for order, _ in batch]))
                await self._gather()
        finally:
            _lines.pop((asyncio.get_running_loop(), self._book, self._key), None)

    async def _gather(self) -> None:
        await self._wait_for_enough()
        if 0 < len(self._waiting) < FEW and not self._enough.is_set():
            await self._wait_for_enough()

    async def _wait_for_enough(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(GATHERING_SECONDS):
                await self._enough.wait()

    async def _commit(self, orders: Sequence[Order]) -> Sequence[Receipt | Exception]:
        try:
            return await _thread.run(_perform, self._book, self._key, orders)
        except Exception as error:
            logger.exception("%s: %d orders could not be committed.", self._key, len(orders))
            return [error] * len(orders)


_lines: dict[tuple[asyncio.AbstractEventLoop, Book[Any], str], _Line] = {}


def _perform(book: Book[Any], key: str, orders: Sequence[Order]) -> list[Receipt | Exception]:
    """Runs in the writer's thread. A lost connection is replaced and everything asked once more.

    That is safe even where the connection broke in the middle of the commit: what it committed is found
    again by the ids of the commands.
    """
    try:
        return perform_batch(book, key, orders)
    except CONNECTION_LOST:
        logger.warning("%s: the database connection failed, trying once more.", key, exc_info=True)
        connection.close()
        return perform_batch(book, key, orders)


def _answer(
    batch: Sequence[tuple[Order, asyncio.Future[Receipt]]], results: Sequence[Receipt | Exception]
) -> None:
    for (_, answer), result in zip(batch, results, strict=True):
        if answer.done():
            continue  # whoever asked does not wait any more
        if isinstance(result, Receipt):
            answer.set_result(result)
        elif isinstance(result, CONNECTION_LOST):
            answer.set_exception(Refused(JournalRefusal.NOT_REACHABLE))
        else:
            answer.set_exception(result)
