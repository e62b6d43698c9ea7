"""The floor: a bare ASGI application that sends as many bytes to as many sockets, without Django or Channels.

{"at": n, "size": b}   answered with b bytes, as a screen or as what changed since a cursor
{"do": …, "id": …}     answered with a receipt: a ballot that comes in and is stored nowhere
{"shout": b}           b bytes to everybody
"""

import json
from collections.abc import Awaitable, Callable
from typing import Any

Message = dict[str, Any]
Send = Callable[[Message], Awaitable[None]]

everybody: set[Send] = set()


async def application(scope: Message, receive: Callable[[], Awaitable[Message]], send: Send) -> None:
    """Anything but a socket is not answered."""
    if scope["type"] != "websocket":
        return
    while True:
        message = await receive()
        if message["type"] == "websocket.connect":
            await send({"type": "websocket.accept"})
            everybody.add(send)
        elif message["type"] == "websocket.disconnect":
            everybody.discard(send)
            return
        else:
            await _answer(json.loads(message["text"]), send)


async def _answer(asked: Message, send: Send) -> None:
    if "at" in asked:
        await _say(_regions(asked["size"]), send)
    elif "shout" in asked:
        text = _regions(asked["shout"])
        for each in tuple(everybody):
            await _say(text, each)
    else:
        await _say(json.dumps({"ok": asked["id"], "seq": 3}), send)


async def _say(text: str, send: Send) -> None:
    await send({"type": "websocket.send", "text": text})


def _regions(size: int) -> str:
    """A frame of about `size` bytes."""
    return json.dumps({"seq": 2, "regions": {"vote": "x" * max(0, size - 35)}})
