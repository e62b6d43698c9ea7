"""A small strict OpenSearch on the loopback: the five requests that we make, answered as its API documents them.

Strict: whatever is not exactly such a request is answered 400, so that a test sees it. Scores are how many of the asked
stems stand there, times the boost; real ones differ, the order in these tests does not.
"""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

FIELDS = ("title", "text", "about")
INDEX = "/ratssaal-search-3"
NUMBERS = ("body", "place", "kind", "organizations")


class Refused(Exception):
    pass


def require(condition):
    if not condition:
        raise Refused


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        try:
            status, said = self.said(body.decode())
        except (Refused, KeyError, ValueError, TypeError):
            status, said = 400, {"error": {"type": "parsing_exception"}, "status": 400}
        data = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=UTF-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    do_GET = do_PUT = do_POST = do_DELETE = answer  # noqa: N815 (as http.server calls them)

    def said(self, body):
        server = self.server
        if server.broken:
            return 503, {"error": {"type": "cluster_block_exception"}, "status": 503}
        match self.command, self.path:
            case "PUT", path if path == INDEX:
                return server.made(json.loads(body))
            case "DELETE", path if path == INDEX:
                there, server.documents = server.documents is not None, None
                return (200, {"acknowledged": True}) if there else (404, {"status": 404})
            case "POST", path if path == f"{INDEX}/_bulk?refresh=true":
                require(self.headers["Content-Type"] == "application/x-ndjson" and body.endswith("\n"))
                return 200, server.bulk(body)
            case "POST", path if path == f"{INDEX}/_search":
                return 200, server.search(json.loads(body))
        raise Refused

    def log_message(self, *args):
        pass


class Server(ThreadingHTTPServer):
    documents = None
    broken = False
    full = False

    def made(self, layout):
        if self.full:
            reason = "this cluster currently has [1000]/[1000] maximum shards open"
            return 400, {"error": {"type": "validation_exception", "reason": reason}, "status": 400}
        require(layout["mappings"]["dynamic"] == "strict")
        require(set(layout["mappings"]["properties"]) == {*NUMBERS, *FIELDS})
        if self.documents is not None:
            return 400, {"error": {"type": "resource_already_exists_exception"}, "status": 400}
        self.documents = {}
        return 200, {"acknowledged": True, "shards_acknowledged": True, "index": INDEX[1:]}

    def bulk(self, body):
        lines, items = iter(body.splitlines()), []
        for line in lines:
            ((action, named),) = json.loads(line).items()
            require(set(named) == {"_id"} and isinstance(named["_id"], str))
            if action == "index":
                document = json.loads(next(lines))
                require(set(document) == {*NUMBERS, *FIELDS})
                self.documents[named["_id"]] = document
                items.append({"index": {"_id": named["_id"], "status": 201, "result": "created"}})
            else:
                require(action == "delete")
                status = 200 if self.documents.pop(named["_id"], None) else 404
                items.append({"delete": {"_id": named["_id"], "status": status}})
        return {"took": 1, "errors": False, "items": items}

    def search(self, asked):
        require(set(asked) == {"size", "_source", "query"} and asked["_source"] is False)
        scored = [(key, score(asked["query"], each)) for key, each in self.documents.items()]
        hits = [{"_index": INDEX[1:], "_id": key, "_score": worth} for key, worth in scored if worth]
        hits.sort(key=lambda hit: -hit["_score"])
        total = {"value": len(hits), "relation": "eq"}
        return {"took": 1, "timed_out": False, "hits": {"total": total, "hits": hits[: asked["size"]]}}


def score(query, document):
    ((kind, inside),) = query.items()
    return CLAUSES[kind](inside, document)


def _bool(inside, document):
    require(set(inside) <= {"filter", "must", "must_not", "should", "minimum_should_match"})
    if "should" in inside:
        require(inside["minimum_should_match"] == 1)
        return max(score(each, document) for each in inside["should"])
    must = [score(each, document) for each in inside["must"]]
    kept = all(score(each, document) for each in inside["filter"]) and all(must)
    return sum(must) if kept and not any(score(each, document) for each in inside["must_not"]) else 0


def _term(inside, document):
    ((field, value),) = inside.items()
    held = document[field]
    return float(value in held if isinstance(held, list) else value == held)


def _terms(inside, document):
    ((field, values),) = inside.items()
    return float(document[field] in values)


def _range(inside, document):
    ((field, ends),) = inside.items()
    require(set(ends) == {"gte", "lte"})
    return float(ends["gte"] <= document[field] <= ends["lte"])


def _dis_max(inside, document):
    return max(score(each, document) for each in inside["queries"])


def _multi_match(inside, document):
    require(set(inside) == {"query", "type", "fields", "boost"})
    asked, worth = inside["query"].split(), 0.0
    for field in inside["fields"]:
        name, _, weight = field.partition("^")
        stems = document[name].split()
        if inside["type"] == "phrase":
            spans = zip(*(stems[place:] for place in range(len(asked))), strict=False)
            found = list(spans).count(tuple(asked))
        else:
            require(inside["type"] == "best_fields")
            found = sum(stems.count(each) for each in asked)
        worth = max(worth, found * float(weight or 1) * inside["boost"])
    return worth


CLAUSES = {
    "bool": _bool,
    "term": _term,
    "terms": _terms,
    "range": _range,
    "dis_max": _dis_max,
    "multi_match": _multi_match,
}


@contextmanager
def opensearch():
    """Yields the server, its address in `.url`."""
    server = Server(("127.0.0.1", 0), Handler)
    server.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
