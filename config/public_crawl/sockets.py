"""What comes down the sockets that are open to all: the public page of each sitting and the hall's display."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any
from urllib.parse import urlsplit

from channels.routing import URLRouter
from channels.sessions import CookieMiddleware
from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

from config.public_crawl.walk import Seen
from sessions_app.live_urls import websocket_urlpatterns

AUDIENCES = ("public", "wall")
PATIENCE = 30.0  # seconds for one socket
EVERYTHING = json.dumps({"at": 0})
Receive = Callable[[], Awaitable[str | None]]
Line = AbstractAsyncContextManager[tuple[Callable[[str], Awaitable[None]], Receive]]
Dial = Callable[[str], Line]


def sockets_of(meetings: Iterable[int]) -> list[str]:
    return [f"/ws/sitzungen/{meeting}/{audience}/" for meeting in meetings for audience in AUDIENCES]


def heard(paths: Iterable[str], dial: Dial) -> list[Seen]:
    """What each of these shows to whoever connects; `status` 0 where nothing came."""
    return asyncio.run(all_heard(paths, dial))


async def all_heard(paths: Iterable[str], dial: Dial) -> list[Seen]:
    return [await _heard(path, dial) for path in paths]


async def _heard(path: str, dial: Dial) -> Seen:
    try:
        async with asyncio.timeout(PATIENCE), dial(path) as (send, receive):
            await send(EVERYTHING)
            said = []
            while text := await receive():
                message = json.loads(text)
                said.append(json.dumps(message, ensure_ascii=False))
                if "bye" in message or message.get(
                    "regions"
                ):  # also of a sitting in which nothing happened yet
                    return Seen(path, 200, "\n".join(said))
    except (TimeoutError, OSError, WebSocketException) as trouble:
        return Seen(path, 0, str(trouble))
    return Seen(path, 0, "\n".join(said))


def inside(host: str, origin: str) -> Dial:
    """Straight into the application, where no network stands between."""
    application = CookieMiddleware(URLRouter(websocket_urlpatterns))

    @asynccontextmanager
    async def dial(path: str) -> AsyncIterator[Any]:
        down: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        up: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        heads = [(b"host", host.encode()), (b"origin", origin.encode())]
        scope = {"type": "websocket", "path": path, "query_string": b"", "headers": heads, "subprotocols": []}
        task = asyncio.create_task(application(scope, up.get, down.put))
        task.add_done_callback(lambda _: down.put_nowait({"type": "websocket.close"}))
        await up.put({"type": "websocket.connect"})

        async def send(text: str) -> None:
            await up.put({"type": "websocket.receive", "text": text})

        async def receive() -> str | None:
            while (message := await down.get())["type"] == "websocket.accept":
                pass
            return message.get("text")

        try:
            yield send, receive
        finally:
            await up.put({"type": "websocket.disconnect", "code": 1000})
            await asyncio.wait({task}, timeout=PATIENCE)

    return dial


def outside(origin: str) -> Dial:
    """To the running server."""
    place = urlsplit(origin)
    scheme = "wss" if place.scheme == "https" else "ws"

    @asynccontextmanager
    async def dial(path: str) -> AsyncIterator[Any]:
        async with connect(f"{scheme}://{place.netloc}{path}", origin=origin) as line:  # type: ignore[arg-type]  # a NewType of str

            async def receive() -> str | None:
                text = await line.recv()
                return text if isinstance(text, str) else None

            yield line.send, receive

    return dial
