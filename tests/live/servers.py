"""Real servers in processes of their own, on the test's database, and screens at real sockets of theirs."""

import asyncio
import os
import re
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import websockets
from django.conf import settings
from django.db import connection

from tests.live.screen import Screen
from tests.parts import await_port, free_port

ROOT = Path(__file__).parents[2]
END_SECONDS = 30  # a server that was told to end has ended by then
OPTIONS = {
    "daphne": ["--bind", "127.0.0.1", "--port"],
    "uvicorn": ["--host", "127.0.0.1", "--ws", "websockets-sansio", "--port"],
}
# A shell that runs the tests in the background has all its children ignore Ctrl-C: these hear it.
HEAR = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
RUN = f"{HEAR}; import runpy, sys; runpy.run_module(sys.argv.pop(1), run_name='__main__', alter_sys=True)"


class Server:
    """One server process. `prelude` is code that runs in it first, with Django set up: other constants."""

    def __init__(self, name, folder, redis_url, prelude=""):
        self.port = free_port()
        self.log = folder / f"{name}-{self.port}.log"
        code = f"import asgi; {prelude}; {RUN}" if prelude else RUN
        with self.log.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-c", code, name, *OPTIONS[name], str(self.port), "asgi:application"],
                cwd=ROOT,
                env=environment(redis_url),
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def end(self, told_by):
        """Tells the server to end; the words it left. A server that does not end fails the test."""
        self.process.send_signal(told_by)
        try:
            self.process.wait(END_SECONDS)
        finally:
            self.process.kill()
            self.process.wait()
        return self.log.read_text()


def database_url():
    """The address of the test's database on PostgreSQL."""
    place = connection.settings_dict
    return f"postgresql://{place['USER']}@{place['HOST']}:{place['PORT']}/{place['NAME']}"


def environment(redis_url):
    """The two addresses alone, and the folder with the key under which the test's logins are signed."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("PYTEST_") and name != "DJANGO_SETTINGS_MODULE"
    }
    return inherited | {
        "DATABASE_URL": database_url(),
        "REDIS_URL": redis_url,
        "RATSSAAL_DATA": str(settings.DATA),
    }


@contextmanager
def serving(*names, folder, redis_url, prelude=""):
    """Runs the servers side by side; at the end each ends by itself, without an error of its own."""
    servers = [Server(name, folder, redis_url, prelude) for name in names]
    try:
        for server in servers:
            await_port(server.process, server.port, server.log)
        yield servers
    except BaseException:
        for server in servers:
            sys.stderr.write(server.end(signal.SIGKILL))
        raise
    told = zip(servers, (signal.SIGTERM, signal.SIGINT), strict=False)
    for server, words in [(server, server.end(told_by)) for server, told_by in told]:
        assert server.process.returncode in {0, -signal.SIGTERM, -signal.SIGINT}, words
        assert (
            re.findall(r" ERROR (?!channels_redis)\S+ .*", words) == []
        )  # Redis may be dead; that they tell


class Wire:
    """A real socket, with the face of channels' WebsocketCommunicator."""

    def __init__(self, port, place, headers):
        given = {name.decode(): value.decode() for name, value in headers}
        self._dial = websockets.connect(
            f"ws://{given.pop('host')}{place}",
            host="127.0.0.1",
            port=port,
            additional_headers=given,
            compression=None,
            proxy=None,
            max_queue=1,  # who does not read lets the network fill up
        )

    async def connect(self, patience):
        async with asyncio.timeout(patience):
            self._line = await self._dial
        return True, None

    async def send_to(self, text):
        await self._line.send(text)

    async def receive_from(self, patience):
        async with asyncio.timeout(patience):
            return await self._line.recv()

    async def disconnect(self):
        await self._line.close()


class RemoteScreen(Screen):
    def __init__(self, server, *args, **options):
        super().__init__(*args, **options)
        self.server = server

    def dial(self, place, headers):
        return Wire(self.server.port, place, headers)
