"""Readers at the ASGI door, whose heads are sent as they are given."""

import asyncio
from dataclasses import dataclass

from config.kept_pages.application import KeptPages
from config.one_thread import InOneThread
from tests.house.world import HOST


@dataclass
class Heard:
    """An answer as a server gets it; `drawn`: by Django, for this reader."""

    status: int
    heads: dict[str, str]
    content: bytes
    drawn: bool

    def __getitem__(self, name):
        return self.heads.get(name.lower(), "")

    @property
    def text(self):
        return self.content.decode()


class Door:
    """The pages that are kept around Django, which counts what it is asked for."""

    def __init__(self):
        self.django, self.asked = InOneThread(), 0
        self.pages = KeptPages(self._counted)

    async def _counted(self, scope, receive, send):
        self.asked += 1
        await self.django(scope, receive, send)

    def ask(self, path, host=HOST, method="GET", client="192.0.2.1", root_path="", **heads):
        return asyncio.run(self.heard(path, host, method, client, root_path, **heads))

    async def heard(self, path, host=HOST, method="GET", client="192.0.2.1", root_path="", **heads):
        path, _, query = path.partition("?")
        sent = [(b"host", host.encode())]
        sent += [(name.replace("_", "-").encode(), value.encode()) for name, value in heads.items()]
        scope = {
            "type": "http",
            "scheme": "http",
            "method": method,
            "path": path,
            "root_path": root_path,
            "query_string": query.encode(),
            "headers": sent,
            "client": [client, 1],
        }
        before, messages, received = self.asked, [], iter([{"type": "http.request", "body": b""}])

        async def receive():
            return next(received, None) or await asyncio.Future()

        async def send(message):
            messages.append(message)

        await self.pages(scope, receive, send)
        start, *parts = messages
        heads = {name.decode().lower(): value.decode("latin-1") for name, value in start["headers"]}
        content = b"".join(each.get("body", b"") for each in parts)
        return Heard(start["status"], heads, content, self.asked > before)
