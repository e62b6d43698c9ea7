"""The outbox of one socket: bounded, of each region only the latest state, and never in anybody's way."""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable

from sessions_app.relay.frame import Frame

REPLIES = 200  # answers that may wait; each belongs to a message of this very client
UNHEARD_BYTES = (
    4 * 2**20
)  # sent and not acknowledged: then all waits, frames merged, until the client is heard
PATIENCE = 60.0  # seconds in which nothing is acknowledged while something waits
SEND_SECONDS = 20.0  # a transport that takes longer over one message has given up


class Outbox:
    """Everything for one socket goes through here. Belongs to the event loop; `run` is the only sender.

    daphne takes whatever it is given and piles it up, uvicorn waits for the client: so how much has gone
    out unheard is counted here. Each message of a client says how much has come to it on this line; that it
    asks proves nothing, for who asks without reading makes the pile grow.
    """

    def __init__(self, send: Callable[[str], Awaitable[None]]) -> None:
        self._send = send
        self._replies: deque[str] = deque()
        self._frame: Frame | None = None
        self._pieces: deque[Frame] = deque()
        self._farewell: str | None = None
        self._sent = self._arrived = 0  # characters, all of them ASCII
        self._heard_at = time.monotonic()
        self._woken = asyncio.Event()

    def reply(self, text: str) -> None:
        """An answer to the client's own message: in order, and before any frame."""
        self._replies.append(text)
        self._woken.set()

    def offer(self, frame: Frame) -> None:
        self._frame = frame if self._frame is None else self._frame.followed_by(frame)
        self._woken.set()

    def end(self, text: str) -> None:
        """The last message: whatever else waits is dropped, then `run` returns."""
        self._replies.clear()
        self._pieces.clear()
        self._frame = None
        self._farewell = self._farewell or text
        self._woken.set()

    def heard(self, arrived: object) -> None:
        """The client says how many characters have come to it; what cannot be so says nothing."""
        if type(arrived) is int and self._arrived < arrived <= self._sent:
            waits = self._full
            self._arrived = arrived
            self._heard_at = time.monotonic()
            if waits:
                self._woken.set()

    @property
    def ended(self) -> bool:
        return self._farewell is not None

    @property
    def stuck(self) -> bool:
        """The client does not take what it is sent."""
        waiting = self._frame is not None or self._pieces or self._replies
        silent = waiting and self._full and time.monotonic() - self._heard_at > PATIENCE
        return bool(silent) or len(self._replies) > REPLIES

    @property
    def _full(self) -> bool:
        return self._sent - self._arrived >= UNHEARD_BYTES

    async def run(self) -> None:
        """Sends until the farewell is sent. Raises TimeoutError where the transport is stuck."""
        while True:
            await self._woken.wait()
            self._woken.clear()
            while (text := self._next()) is not None:
                self._sent += len(text)
                async with asyncio.timeout(SEND_SECONDS):
                    await self._send(text)
            if self._farewell is not None:
                async with asyncio.timeout(SEND_SECONDS):
                    await self._send(self._farewell)
                return

    def _next(self) -> str | None:
        if self._full:
            return None
        if self._replies:
            return self._replies.popleft()
        if self._pieces:
            return self._pieces.popleft().text
        if self._frame is None or self.ended:
            return None
        self._pieces.extend(self._frame.pieces)
        self._frame = None
        return self._pieces.popleft().text
