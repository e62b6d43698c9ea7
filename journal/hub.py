"""One hub per process: tells those who watch a stream that it moved on, and never what happened in it.

    unwatch = hub.watch("sitting:42", on_change)

News comes from commits of this process, through the channel layer from other processes, and from a poll
of the heads. The layer may lose anything: then the poll brings the news about a second later.
"""

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from typing import Any, TypeVar

from channels.layers import InMemoryChannelLayer, get_channel_layer
from django.db import connection

from journal.composed import Composed, among
from journal.models import Stream
from journal.store import on_commit_nudge
from journal.threads import DatabaseThread

logger = logging.getLogger(__name__)
T = TypeVar("T")
Callback = Callable[[int], None]

POLL_SECONDS = 1.0
LAYER_SECONDS = 2.0  # a layer that does not answer in this time counts as failed
RESTART_SECONDS = 1.0


def group_of(key: str) -> str:
    """The layer's name for a stream. Two keys may share a name: the message says which stream is meant."""
    return "journal." + re.sub(r"[^A-Za-z0-9_.-]", ".", key)[:90]


_HEADS = Composed(lambda: Stream.objects.filter(key__in=among("keys", str)).values_list("key", "seq"))


def read_heads(keys: list[str]) -> dict[str, int]:
    try:
        return {str(key): int(seq) for key, seq in _HEADS(keys=keys)}
    except Exception:
        connection.close()  # the next poll gets a new one
        raise


class _Watcher:
    """One callback: called in the loop with the latest seq, never for old news. It looks at nothing that takes time."""

    def __init__(self, callback: Callback, after: int) -> None:
        self._callback = callback
        self._told = after
        self._left = False

    def hear(self, seq: int) -> None:
        if self._left or seq <= self._told:
            return
        self._told = seq
        try:
            self._callback(seq)
        except Exception:
            logger.exception("Somebody who watches a stream failed at %d.", seq)

    def stop(self) -> None:
        self._left = True


class Hub:
    """All of a process's watching. Everything but `nudge` belongs to the event loop that watches."""

    def __init__(self) -> None:
        self._thread = DatabaseThread("journal-hub")
        self._begin(None)

    def _begin(self, loop: asyncio.AbstractEventLoop | None) -> None:
        self._loop = loop
        self._watched: dict[str, set[_Watcher]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._running: list[asyncio.Task[None]] = []
        self._to_send: dict[str, int] = {}
        self._sender: asyncio.Task[None] | None = None
        self._regrouped = asyncio.Event()

    def attach(self) -> None:
        """Makes the running loop the hub's, unless another one is at work: a process has one main loop."""
        if self._loop is None or not self._loop.is_running():
            self._begin(asyncio.get_running_loop())

    def watch(self, key: str, callback: Callback, *, after: int = 0) -> Callable[[], None]:
        """Calls back with the new seq whenever the stream is beyond what it was called with, at first `after`.

        Returns the function that ends it.
        """
        self.attach()
        if self._loop is not asyncio.get_running_loop():
            raise RuntimeError("The hub belongs to another event loop of this process.")
        watcher = _Watcher(callback, after)
        self._watched.setdefault(key, set()).add(watcher)
        self._regrouped.set()
        if not self._running:
            self._running = [self._start(self._poll()), self._start(self._listen())]
        return lambda: self._unwatch(key, watcher)

    def _unwatch(self, key: str, watcher: _Watcher) -> None:
        watcher.stop()
        watchers = self._watched.get(key, set())
        watchers.discard(watcher)
        if not watchers:
            self._watched.pop(key, None)
            self._regrouped.set()
        if not self._watched:
            for task in self._running:
                task.cancel()
            self._running = []

    def nudge(self, key: str, seq: int) -> None:
        """A commit of this process. May be called from any thread; without a loop the poll of others must do."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._committed, key, seq)

    async def stop(self) -> None:
        """Ends all work in this loop and lets go of the layer. To be awaited before the loop ends.

        A loop that ends over a Redis client may wait for ever: cancelled a second time while it cleans up
        after the first, the client drops its connection, and the task that then connects anew may swallow
        its own cancellation (`asyncio.wait_for` in Python 3.11).
        """
        if self._loop is not asyncio.get_running_loop():
            return
        for task in self._tasks:
            task.cancel()
        self._running = []
        with suppress(Exception):  # a layer that fails now holds nobody up
            async with asyncio.timeout(LAYER_SECONDS):
                await asyncio.gather(*self._tasks, return_exceptions=True)
                await get_channel_layer().flush()

    def close(self) -> None:
        """Ends the hub's thread and its database connection."""
        self._thread.close()

    def _start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.add(task)  # the loop alone would forget it
        task.add_done_callback(self._tasks.discard)
        return task

    def _news(self, key: str, seq: int) -> None:
        for watcher in tuple(self._watched.get(key, ())):
            watcher.hear(seq)

    def _committed(self, key: str, seq: int) -> None:
        self._news(key, seq)
        if type(get_channel_layer()) is InMemoryChannelLayer:
            return  # it ends with this process, which knows
        self._to_send[key] = max(seq, self._to_send.get(key, 0))
        if self._sender is None or self._sender.done():
            self._sender = self._start(self._send())

    async def _send(self) -> None:
        """Tells the other processes, one stream after the other; what is committed meanwhile goes along."""
        while self._to_send:
            key = next(iter(self._to_send))
            seq = self._to_send.pop(key)
            try:
                message = {"type": "journal.nudge", "key": key, "seq": seq}
                async with asyncio.timeout(LAYER_SECONDS):
                    await get_channel_layer().group_send(group_of(key), message)
            except Exception as error:  # noqa: BLE001 (whatever a layer raises harms nobody)
                logger.warning("%s: the nudge did not reach the channel layer: %r", key, error)

    async def _poll(self) -> None:
        while True:
            try:
                heads = await self._thread.run(read_heads, list(self._watched))
                for key, seq in heads.items():
                    self._news(key, seq)
            except Exception as error:  # noqa: BLE001 (the next poll tries again)
                logger.warning("The heads of the streams could not be read: %r", error)
            await asyncio.sleep(POLL_SECONDS)

    async def _listen(self) -> None:
        """The only listener of the process at the channel layer; starts again when the layer fails."""
        while True:
            try:
                await _Listener(self._watched, self._regrouped, self._news).run()
            except Exception as error:  # noqa: BLE001 (whatever a layer raises, the poll goes on)
                logger.warning("The channel layer failed, listening again: %r", error)
            await asyncio.sleep(RESTART_SECONDS)


class _Listener:
    """One channel at the layer, in the groups of all watched streams."""

    def __init__(
        self, watched: dict[str, set[_Watcher]], regrouped: asyncio.Event, news: Callable[[str, int], None]
    ) -> None:
        self._layer = get_channel_layer()
        self._watched, self._regrouped, self._news = watched, regrouped, news
        self._joined: set[str] = set()

    async def run(self) -> None:
        channel = await _asked(self._layer.new_channel())
        both = [asyncio.create_task(self._keep_groups(channel)), asyncio.create_task(self._receive(channel))]
        try:
            await _first_failure(both)
        except asyncio.CancelledError:  # nobody watches any more
            await self._leave(channel)
            raise

    async def _leave(self, channel: str) -> None:
        with suppress(Exception):  # a layer that fails now forgets the channel by itself
            async with asyncio.timeout(LAYER_SECONDS):
                for group in self._joined:
                    await self._layer.group_discard(group, channel)

    async def _receive(self, channel: str) -> None:
        while True:
            message = await self._layer.receive(channel)
            _stop_if_cancelled()
            self._news(message["key"], message["seq"])

    async def _keep_groups(self, channel: str) -> None:
        while True:
            self._regrouped.clear()
            wanted = {group_of(key) for key in self._watched}
            for group in wanted - self._joined:
                await _asked(self._layer.group_add(group, channel))
            for group in self._joined - wanted:
                await _asked(self._layer.group_discard(group, channel))
            self._joined = wanted
            await self._regrouped.wait()


async def _first_failure(tasks: list[asyncio.Task[None]]) -> None:
    """Raises what the first of the tasks raises, and ends the others.

    Not a TaskGroup: after a failure Python 3.11 leaves the task around it marked as cancelled.
    """
    try:
        ended, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in ended:
        task.result()


async def _asked(call: Awaitable[T]) -> T:
    """The layer's answer, if it comes in time."""
    async with asyncio.timeout(LAYER_SECONDS):
        answer = await call
    _stop_if_cancelled()
    return answer


def _stop_if_cancelled() -> None:
    """Redis clients swallow a cancellation now and then; a task that went on would hold up the loop's end."""
    task = asyncio.current_task()
    if task is not None and task.cancelling():
        raise asyncio.CancelledError


hub = Hub()


async def lifespan(_scope: object, receive: Callable[[], Awaitable[Any]], send: Callable[..., Any]) -> None:
    """ASGI's lifespan: a server that says when it ends (uvicorn does, daphne does not) waits for the hub."""
    while (await receive())["type"] != "lifespan.shutdown":
        await send({"type": "lifespan.startup.complete"})
    await hub.stop()
    await send({"type": "lifespan.shutdown.complete"})


on_commit_nudge.append(hub.nudge)
