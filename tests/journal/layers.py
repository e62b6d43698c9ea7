"""Channel layers: one that others hear, and some at their worst."""

import asyncio
from contextlib import suppress

from channels.exceptions import ChannelFull
from channels.layers import InMemoryChannelLayer


class SharedLayer(InMemoryChannelLayer):
    """Stands for one between processes: what is sent over it reaches the other hub of a test."""


class DeafLayer(InMemoryChannelLayer):
    """Drops everything in silence, as layers do above their capacity."""

    async def group_send(self, group, message):
        pass


class BrokenLayer(InMemoryChannelLayer):
    """Raises at every touch."""

    async def new_channel(self, prefix="specific."):
        raise ConnectionError("nobody there")

    async def group_send(self, group, message):
        raise ConnectionError("nobody there")


class FullLayer(InMemoryChannelLayer):
    """Takes no message more, and says so."""

    async def send(self, channel, message):
        raise ChannelFull(channel)

    async def group_send(self, group, message):
        raise ChannelFull(group)


class HangingLayer(InMemoryChannelLayer):
    """Never answers."""

    async def group_send(self, group, message):
        await asyncio.Event().wait()


class FlakyLayer(InMemoryChannelLayer):
    """Fails at the first listening, as the Redis layers do when their socket times out."""

    failures = 1

    async def receive(self, channel):
        if self.failures:
            self.failures -= 1
            raise TimeoutError("read timed out")
        return await super().receive(channel)


class SwallowingLayer(InMemoryChannelLayer):
    """Swallows cancellations, as Redis clients do now and then."""

    async def group_add(self, group, message):
        with suppress(asyncio.CancelledError):
            await asyncio.Event().wait()

    async def receive(self, channel):
        with suppress(asyncio.CancelledError):
            await asyncio.Event().wait()
        return {"key": "", "seq": 0}


class ClingingLayer(InMemoryChannelLayer):
    """Has a task of its own that swallows its first cancellation, as that of the Redis layer may."""

    receiver = None

    async def new_channel(self, prefix="specific."):
        self.receiver = asyncio.create_task(self.cling())
        return await super().new_channel(prefix)

    async def cling(self):
        with suppress(asyncio.CancelledError):
            await asyncio.Event().wait()
        await asyncio.Event().wait()

    async def flush(self):
        self.receiver.cancel()
        with suppress(asyncio.CancelledError):
            await self.receiver
        await super().flush()
