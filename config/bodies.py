"""How large a request may be: what is longer is refused by its length, before anybody keeps or parses it.

`BoundedBodies` stands around Django, which reads a whole body before its first middleware; what is too long it
withholds. `refuse_large_bodies` then says so on a page. A proxy in front (deploy/nginx.conf) and the server
itself come before both.
"""

import asyncio
import math
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve

MEBIBYTE = 1024 * 1024
TAKES_FILES = {
    "sessions_app:paper",
    "sessions_app:add_file",
    "minutes:verify",
    "minutes:sign_upload",
    "minutes:sign_on_paper",
}
END = {"type": "http.request", "body": b"", "more_body": False}

Scope = dict[str, Any]
Message = Mapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


def limit_of(path: str) -> int:
    """The most bytes that a request to this address may bring: a file with its form, or a form."""
    try:
        name = resolve(path).view_name
    except Resolver404:
        name = ""
    return settings.UPLOAD_LIMIT + MEBIBYTE if name in TAKES_FILES else settings.DATA_UPLOAD_MAX_MEMORY_SIZE


def is_too_long(length: float, path: str) -> bool:
    """Which address it is, is asked for the few that bring more than a form: all others need not wait for the answer."""
    return length > settings.DATA_UPLOAD_MAX_MEMORY_SIZE and length > limit_of(path)


def length_said(value: str) -> float:
    """A Content-Length in bytes; what is no number may be anything."""
    try:
        return int(value or 0)
    except ValueError:
        return math.inf


def refuse_large_bodies(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        if is_too_long(length_said(request.META.get("CONTENT_LENGTH", "")), request.path_info):
            most = limit_of(request.path_info) // MEBIBYTE
            return render(request, "413.html", {"limit": most}, status=413)
        return get_response(request)

    return middleware


class BoundedBodies:
    """An ASGI application for HTTP whose requests' bodies end where the limit of their address is passed."""

    def __init__(self, app: Callable[[Scope, Receive, Send], Coroutine[Any, Any, None]]) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope = {**scope}
        await self.app(scope, Body(scope, receive), send)


class Body:
    """The messages of one request. A body without a true length gets it, so that the middleware sees it."""

    def __init__(self, scope: Scope, receive: Receive) -> None:
        self.scope, self.receive = scope, receive
        self.taken = 0
        said = dict(scope["headers"]).get(b"content-length", b"").decode("latin-1")
        self.withheld = is_too_long(length_said(said), scope["path"])
        self.ended = False

    async def __call__(self) -> Message:
        if self.ended:
            # The rest is left where it is. Django waits for the visitor's going until its own answer is out.
            waiting: asyncio.Future[Message] = asyncio.get_running_loop().create_future()
            return await waiting
        if not self.withheld:
            message = await self.receive()
            self.taken += len(message.get("body", b""))
            if not is_too_long(self.taken, self.scope["path"]):
                return message
            others = [each for each in self.scope["headers"] if each[0] != b"content-length"]
            self.scope["headers"] = [*others, (b"content-length", str(self.taken).encode())]
        self.ended = True
        return END
