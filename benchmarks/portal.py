"""A kept agenda page beside constant responses under the same server, in turns: requests a second, server time of each.

Whoever asks keeps some connections open and asks again as soon as the answer is there.
"""

import asyncio
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from django.core.management import call_command
from django.db import connection
from django.test import Client

from benchmarks.council import assembled
from benchmarks.server import Server, running

CONSTANT = "/constant/"
CONNECTIONS, REQUESTS, ROUNDS, WARM = 8, 1_600, 5, 24
SLOW = 20  # one in so many requests is enough for what takes so much longer
# By their names in the report: the application, and what its environment has besides.
SERVERS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "kept": ("asgi:application", {}),
    "wire": ("benchmarks.constant:wire", {"BARE": "1"}),
    "bare": ("benchmarks.constant:application", {"BARE": "1"}),
    "same": ("benchmarks.constant:application", {}),
    "drawn": ("asgi:application", {"PAGE_SECONDS": "0"}),
}
SLOWLY = {"same", "drawn"}


@dataclass(frozen=True)
class Paced:
    """Of one round: requests a second, and seconds of the server's processor for each."""

    rate: float
    cpu: float


def measured(folder: Path, kind: str, requests: int = REQUESTS) -> dict[str, object]:
    """`kind` of server. `kept` is counted as everybody is (REQUESTS_A_MINUTE); nobody comes near the limit."""
    call_command("collectstatic", interactive=False, verbosity=0)
    council = assembled(20)
    host, path = council.crowd.host, f"/sitzungen/{council.crowd.meeting.pk}/"
    page = Client(headers={"host": host}).get(path)
    assert page.status_code == 200, page.status_code  # noqa: PLR2004 (HTTP)
    connection.close()
    with ExitStack() as life, _environment(SIZE=str(len(page.content)), REQUESTS_A_MINUTE="1000000"):
        servers = {
            name: life.enter_context(_server(application, folder, kind, more))
            for name, (application, more) in SERVERS.items()
        }
        paths = {"kept": path, "drawn": path}
        rounds = [
            {
                name: _round(
                    server, host, paths.get(name, CONSTANT), requests // (SLOW if name in SLOWLY else 1)
                )
                for name, server in servers.items()
            }
            for _ in range(ROUNDS)
        ]
    return {"bytes": len(page.content)} | {
        name: {
            "rate": median(each[name].rate for each in rounds),
            "cpu": median(each[name].cpu for each in rounds),
        }
        for name in servers
    }


@contextmanager
def _server(application: str, folder: Path, kind: str, more: Mapping[str, str]) -> Iterator[Server]:
    with ExitStack() as life:
        with _environment(**more):
            server = life.enter_context(running(application, folder, kind=kind))
        yield server


@contextmanager
def _environment(**more: str) -> Iterator[None]:
    """For the servers that are started within."""
    before = dict(os.environ)
    os.environ.update(more)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _round(server: Server, host: str, path: str, requests: int) -> Paced:
    asyncio.run(_ask(server.port, host, path, WARM))
    used, begin = server.cpu(), time.perf_counter()
    asyncio.run(_ask(server.port, host, path, requests))
    seconds = time.perf_counter() - begin
    return Paced(requests / seconds, (server.cpu() - used) / requests)


async def _ask(port: int, host: str, path: str, requests: int) -> None:
    each = requests // CONNECTIONS
    await asyncio.gather(*(_line(port, host, path, each) for _ in range(CONNECTIONS)))


async def _line(port: int, host: str, path: str, requests: int) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    asked = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept-Language: de\r\n\r\n".encode()
    for _ in range(requests):
        writer.write(asked)
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        assert head.startswith(b"http/1.1 200"), head
        await reader.readexactly(int(head.partition(b"content-length: ")[2].partition(b"\r\n")[0]))
    writer.close()
    await writer.wait_closed()
