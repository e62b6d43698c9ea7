"""A server of others on the loopback that speaks OParl, well and badly."""

import json
import threading
from collections import Counter
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import GeneratorType

import pytest

from tests.oparl.objects import ROOT, an, town


class Server(ThreadingHTTPServer):
    """Answers under each path what `pages` says: JSON, raw bytes, (status, bytes), (status, bytes, headers), or a list
    of those in turn; or what a function makes of the request's headers. `asked` counts. A generator gives the bytes of
    the line itself, head and all, for as long as it likes (until `ended`).
    """

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.pages: dict = {}
        self.asked: Counter[str] = Counter()
        self.ended = threading.Event()
        self.root = f"http://127.0.0.1:{self.server_port}"

    def url(self, path: str) -> str:
        return self.root + path

    def put_list(self, path: str, *pages: list) -> None:
        """An external list in pages, as the standard has it."""
        for number, data in enumerate(pages):
            links = {"next": self.url(f"{path}?page={number + 1}")} if number + 1 < len(pages) else {}
            address = f"{path}?page={number}" if number else path
            self.pages[address] = {"data": data, "links": links, "pagination": {}}

    def silence(self, _headers):
        """Accepts, and never answers."""
        self.ended.wait()
        yield b""

    def hanging_up(self, _headers):
        """Accepts, and closes the line without a word."""
        yield b""

    def dripping(self, begin: bytes):
        """Begins, and then gives a byte now and then."""

        def answer(_headers):
            yield begin
            while not self.ended.wait(0.01):
                yield b"x"

        return answer


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked[self.path] += 1
        answer = self.server.pages.get(self.path, (404, b""))
        if isinstance(answer, list):
            answer = answer.pop(0) if len(answer) > 1 else answer[0]
        answer = answer(self.headers) if callable(answer) else answer
        if isinstance(answer, GeneratorType):
            return self._trickle(answer)
        status, body, *headers = answer if isinstance(answer, tuple) else (200, answer)
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        if status == 302:
            self.send_header("Location", content.decode())
        for name, value in (headers[0] if headers else {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        return None

    def _trickle(self, parts) -> None:
        self.close_connection = True
        with suppress(OSError):  # whoever asked has gone
            for part in parts:
                self.wfile.write(part)

    def log_message(self, *args) -> None:
        """The test's own output is enough."""


@pytest.fixture
def server():
    with Server() as made:
        thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield made
        made.ended.set()
        made.shutdown()
        thread.join()


@pytest.fixture
def town_server(server):
    """The invented town as an API: a System, its Body, four lists, two of them in pages."""
    council, office, meeting, paper = town()
    body = an("Body", "", name="Stadt Neustadt") | {"id": ROOT}
    for key in ("organization", "person", "meeting", "paper", "agendaItem"):
        body[key] = server.url(f"/{key}")
    server.pages["/system"] = {"type": "https://schema.oparl.org/1.1/System", "body": server.url("/bodies")}
    server.put_list("/bodies", [body])
    server.pages["/body"] = body
    server.put_list("/organization", [council], [office])
    server.put_list("/person", [])
    server.put_list("/meeting", [meeting])
    server.put_list("/paper", [paper])
    server.put_list("/agendaItem", [item | {"meeting": meeting["id"]} for item in meeting["agendaItem"]])
    return server
