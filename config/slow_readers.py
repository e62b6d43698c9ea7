"""Under daphne a large answer waits for its reader.

Daphne takes whatever it is given: a whole file lay in the process's memory for each reader on a slow line, and stayed
there when the reader had gone, until Python looks for garbage (`config.garbage`). Other servers let the sender wait.
"""

import asyncio
import sys
from collections.abc import Mapping
from typing import Any


def wait_for_readers() -> None:
    """To be called once, when the server has imported its library; under another server there is nothing to do."""
    if daphne := sys.modules.get("daphne.server"):
        daphne.Server.handle_reply = _waiting(daphne.Server.handle_reply)


def _waiting(write: Any) -> Any:
    async def handle_reply(server: Any, protocol: Any, message: Mapping[str, Any]) -> None:
        if not message.get("more_body") or getattr(protocol, "channel", None) is None:
            await write(server, protocol, message)
            return
        line = _Line()
        protocol.registerProducer(line, True)
        try:
            await write(server, protocol, message)
            await line.free.wait()
        finally:
            if protocol.channel is not None:  # the reader is still there
                protocol.unregisterProducer()

    return handle_reply


class _Line:
    """What twisted tells when it has more than it can send at once (IPushProducer)."""

    def __init__(self) -> None:
        self.free = asyncio.Event()
        self.free.set()

    def pauseProducing(self) -> None:  # noqa: N802 (twisted calls it so)
        self.free.clear()

    def resumeProducing(self) -> None:  # noqa: N802 (as above)
        self.free.set()

    def stopProducing(self) -> None:  # noqa: N802 (as above)
        self.free.set()
