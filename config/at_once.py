"""Under daphne what is said over a socket leaves at once, as far as the system takes it.

Twisted asks the system first to be told when there is room, is told in the next round of the event loop, sends, and asks
not to be told any more: two questions and a round for each receipt of a ballot, although there is nearly always room.
The transports of asyncio, and so other servers, try first. Only what was not taken waits for room.
"""

import sys
from typing import Any

from twisted.internet.abstract import FileDescriptor


def send_at_once() -> None:
    """To be called once, when the server has imported its library; under another server there is nothing to do."""
    if daphne := sys.modules.get("daphne.ws_protocol"):
        protocol = daphne.WebSocketProtocol
        protocol.serverAccept = _trying_first(protocol.serverAccept)


def _trying_first(accept: Any) -> Any:
    def accepted(protocol: Any, *chosen: Any) -> None:
        accept(protocol, *chosen)
        transport = protocol.transport
        if isinstance(transport, FileDescriptor):  # not where it enciphers by itself
            vars(transport)["startWriting"] = _Line(transport, transport.startWriting).begin

    return accepted


class _Line:
    """Stands where a transport asks to be told of room."""

    __slots__ = ("_ask", "_transport")

    def __init__(self, transport: Any, ask: Any) -> None:
        self._transport, self._ask = transport, ask

    def begin(self) -> None:
        """A fault is met again, and dealt with, by whom it would have been met."""
        line = self._transport
        if self._nothing_waits and line._tempDataLen and not line.doWrite() and self._nothing_waits:  # noqa: SLF001 (twisted tells it nowhere else)
            return
        self._ask()

    @property
    def _nothing_waits(self) -> bool:
        return bool(self._transport.offset == len(self._transport.dataBuffer))
