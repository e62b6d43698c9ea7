"""The floors of a kept page: as many bytes that never change, and nothing else.

`application` is Django with our settings, handler, middleware and all; BARE=1 is Django's own handler without the
middleware: no Django does less.
`wire` is a bare ASGI application: nothing behind this server does less.
"""

import os
from collections.abc import Awaitable, Callable
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

from django.conf import settings
from django.core.asgi import get_asgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

settings.ROOT_URLCONF = "benchmarks.constant"
if os.environ.get("BARE"):
    settings.MIDDLEWARE = [
        "allauth.account.middleware.AccountMiddleware"
    ]  # it insists, and does next to nothing
CONTENT = b"x" * int(os.environ.get("SIZE", "0"))


def constant(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (a view)
    return HttpResponse(CONTENT, headers={"Content-Length": len(CONTENT)})


django_alone = get_asgi_application()  # sets Django up: the imports below need it

from config.one_thread import InOneThread  # noqa: E402
from config.urls import urlpatterns as ours  # noqa: E402

application = django_alone if os.environ.get("BARE") else InOneThread()

urlpatterns = [path("constant/", constant), *ours]


async def wire(scope: dict[str, Any], receive: object, send: Callable[[Any], Awaitable[None]]) -> None:  # noqa: ARG001
    heads = [(b"content-length", str(len(CONTENT)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": heads})
    await send({"type": "http.response.body", "body": CONTENT})
