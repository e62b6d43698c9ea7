"""A small strict OpenSearch on the loopback: the four requests that we make, answered as its API documents them.

Strict: whatever is not exactly such a request is answered 400, so that a test sees it, and 401 without name and password.
"""

import json
import threading
from base64 import b64encode
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.portal.search import opensearch_answers as answers
from tests.portal.search.opensearch_scores import Refused, require, score

FIELDS = ("title", "text", "about")
INDEX = f"/{answers.INDEX}"
NUMBERS = ("body", "place", "kind", "organizations")
NAME, PASSWORD = "ratssaal", "ge:heim/?"
BASIC = "Basic " + b64encode(f"{NAME}:{PASSWORD}".encode()).decode()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        try:
            status, said = self.server.instead or self.said(body.decode())
        except (Refused, KeyError, ValueError, TypeError):
            status, said = answers.error(400, "parsing_exception", "no such request is ours")
        data = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=UTF-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    do_GET = do_PUT = do_POST = do_DELETE = answer  # noqa: N815 (as http.server calls them)

    def said(self, body):
        server = self.server
        if self.headers["Authorization"] != BASIC:
            return answers.error(401, "security_exception", "missing authentication credentials")
        match self.command, self.path:
            case "PUT", path if path == INDEX:
                return server.made(json.loads(body))
            case "DELETE", path if path == INDEX:
                there, server.documents = server.documents is not None, None
                return answers.deleted() if there else answers.not_there()
            case "POST", path if path == f"{INDEX}/_bulk?refresh=true":
                require(self.headers["Content-Type"] == "application/x-ndjson" and body.endswith("\n"))
                return answers.bulk(list(server.taken_in(body)))
            case "POST", path if path == f"{INDEX}/_search?allow_partial_search_results=false":
                return server.found(json.loads(body))
        return answers.without_route(self.command, self.path)

    def log_message(self, *args):
        pass


class Server(ThreadingHTTPServer):
    """`instead`: what it answers to everything; `blocked`: its disk is full, it takes nothing in."""

    documents = None
    instead = None
    blocked = False

    def made(self, layout):
        require(layout["mappings"]["dynamic"] == "strict")
        require(set(layout["mappings"]["properties"]) == {*NUMBERS, *FIELDS})
        if self.documents is not None:
            return answers.error(
                400, "resource_already_exists_exception", f"index [{answers.INDEX}] already exists"
            )
        self.documents = {}
        return answers.made()

    def taken_in(self, body):
        lines = iter(body.splitlines())
        for line in lines:
            ((action, named),) = json.loads(line).items()
            require(set(named) == {"_id"} and isinstance(named["_id"], str))
            require(action in {"index", "delete"})
            document = json.loads(next(lines)) if action == "index" else None
            yield self._taken_in(action, named["_id"], document)

    def _taken_in(self, action, key, document):
        if self.blocked:
            return answers.not_taken_in(action, key)
        if action == "delete":
            there = self.documents.pop(key, None)
            return answers.taken_in(action, key, *((200, "deleted") if there else (404, "not_found")))
        require(set(document) == {*NUMBERS, *FIELDS})
        new, self.documents[key] = key not in self.documents, document
        return answers.taken_in(action, key, *((201, "created") if new else (200, "updated")))

    def found(self, asked):
        require(set(asked) == {"size", "_source", "track_total_hits", "query"})
        require(asked["_source"] is False and asked["track_total_hits"] is False)
        if self.documents is None:
            return answers.not_there()
        scored = [(key, score(asked["query"], each)) for key, each in self.documents.items()]
        best = sorted(((key, worth) for key, worth in scored if worth), key=lambda one: -one[1])
        return answers.found(best[: asked["size"]])


@contextmanager
def opensearch():
    """Yields the server, its address in `.url`, with name and password."""
    server = Server(("127.0.0.1", 0), Handler)
    server.url = f"http://{NAME}:ge%3Aheim%2F%3F@127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
