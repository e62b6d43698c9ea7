"""The outbox of one socket: bounded, of each region only the latest state, and never in anybody's way."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable

from sessions_app.relay.frame import Frame

logger = logging.getLogger(__name__)
REPLIES = 200  # answers that may wait; each belongs to a message of this very client
UNHEARD_BYTES = (
    4 * 2**20
)  # sent and not acknowledged: then all waits, frames merged, until the client is heard
PATIENCE = 60.0  # seconds in which nothing is acknowledged while something waits
SEND_SECONDS = 20.0  # a transport that takes longer over one message has given up


class Outbox:
    """Everything for one socket goes through here. Belongs to the event loop; one task sends, while there is
    something to send: a thousand sockets that are silent cost none. Behind the farewell, or when the transport is
    stuck, it calls `hang_up`.

    daphne takes whatever it is given and piles it up, uvicorn waits for the client: so how much has gone
    out unheard is counted here. Each message of a client says how much has come to it on this line; that it
    asks proves nothing, for who asks without reading makes the pile grow.
    """

    def __init__(
        self, send: Callable[[str], Awaitable[None]], hang_up: Callable[[], Awaitable[None]]
    ) -> None:
        self._send, self._hang_up = send, hang_up
        self._replies: list[str] = []
        self._frame: Frame | None = None
        self._pieces: list[Frame] = []
        self._farewell: str | None = None
        self._over = False
        self._sender: asyncio.Task[None] | None = None
        self._sent = self._arrived = 0  # characters, all of them ASCII
        self._heard_at = time.monotonic()
        self._began: float | None = None  # when the message was begun that is under way
        self._alarm: asyncio.TimerHandle | None = None
        self._late = False

    def reply(self, text: str) -> None:
        """An answer to the client's own message: in order, and before any frame."""
        self._replies.append(text)
        self._wake()

    def offer(self, frame: Frame) -> None:
        self._frame = frame if self._frame is None else self._frame.followed_by(frame)
        self._wake()

    def end(self, text: str) -> None:
        """The last message: whatever else waits is dropped."""
        self._replies.clear()
        self._pieces.clear()
        self._frame = None
        self._farewell = self._farewell or text
        self._wake()

    def heard(self, arrived: object) -> None:
        """The client says how many characters have come to it; what cannot be so says nothing."""
        if type(arrived) is int and self._arrived < arrived <= self._sent:
            waits = self._full
            self._arrived = arrived
            self._heard_at = time.monotonic()
            if waits:
                self._wake()

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

    async def finish(self) -> None:
        """Returns when what there was to send is sent."""
        if self._sender is not None:
            await self._sender

    def abandon(self) -> None:
        """The client is gone: nothing more is sent."""
        self._over = True
        if self._alarm is not None:
            self._alarm.cancel()
        if self._sender is not None:
            self._sender.cancel()

    def _wake(self) -> None:
        if self._sender is None and not self._over:
            self._sender = asyncio.create_task(self._deliver())

    async def _deliver(self) -> None:
        try:
            try:
                await self._send_all()
            except TimeoutError:
                self._over = True
            except Exception:
                self._over = True
                logger.exception("A socket could not be written to and is closed.")
            if self._over:
                await self._hang_up()
        finally:
            self._sender = None

    async def _send_all(self) -> None:
        """Raises TimeoutError where the transport is stuck."""
        while (text := self._next()) is not None:
            self._sent += len(text)
            await self._send_in_time(text)
        if self._farewell is not None:
            await self._send_in_time(self._farewell)
            self._over = True

    async def _send_in_time(self, text: str) -> None:
        """Under one alarm for many messages: one for each would take as long as the sending."""
        loop = asyncio.get_running_loop()
        self._began = loop.time()
        if self._alarm is None:
            self._alarm = loop.call_later(SEND_SECONDS, self._ring)
        try:
            await self._send(text)
        except asyncio.CancelledError:
            if not self._late or self._sender is None:
                raise
            self._sender.uncancel()  # it was the alarm: there is still the line to hang up
            raise TimeoutError from None
        finally:
            self._began = None

    def _ring(self) -> None:
        self._alarm = None
        if self._began is None or self._sender is None:
            return
        loop = asyncio.get_running_loop()
        rest = self._began + SEND_SECONDS - loop.time()
        if rest > 0:
            self._alarm = loop.call_later(rest, self._ring)
        else:
            self._late = self._sender.cancel()

    def _next(self) -> str | None:
        if self._full:
            return None
        if self._replies:
            return self._replies.pop(0)
        if self._pieces:
            return self._pieces.pop(0).text
        if self._frame is None or self.ended:
            return None
        self._pieces.extend(self._frame.pieces)
        self._frame = None
        return self._pieces.pop(0).text
