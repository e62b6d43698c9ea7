"""A ballot that only comes in and is answered: Channels and the log-in as Django's manuals have them, nothing stored.

What a ballot costs before anybody has thought of a council: beside it stands what ours costs.
"""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
http = get_asgi_application()  # sets Django up: the imports below need it

import json  # noqa: E402

from channels.auth import AuthMiddlewareStack  # noqa: E402
from channels.generic.websocket import AsyncJsonWebsocketConsumer  # noqa: E402
from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from django.urls import re_path  # noqa: E402


class Answering(AsyncJsonWebsocketConsumer):  # type: ignore[misc]  # channels ships no types
    """Whoever is logged in gets a screen and receipts."""

    async def connect(self) -> None:
        await (self.accept() if self.scope["user"].is_authenticated else self.close())

    async def receive_json(self, content: dict[str, object], **_: object) -> None:
        screen = {"seq": 1, "regions": {}}
        await self.send_json({"ok": content["id"], "seq": 3} if "do" in content else screen)

    @classmethod
    async def encode_json(cls, content: dict[str, object]) -> str:
        return json.dumps(content)


sockets = AuthMiddlewareStack(URLRouter([re_path("", Answering.as_asgi())]))
application = ProtocolTypeRouter({"http": http, "websocket": sockets})
