"""The index on an OpenSearch server (OPENSEARCH_URL): it holds stems and ids alone, no title and no sentence."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from portal.search.asking import query
from portal.search.index import WEIGHTS, IndexUnavailableError, Question, Relation, Stems
from portal.search.place import Window, kind_of
from portal.search.remote import as_documented, reason_in, said

NAME = "ratssaal-search-3"
MOST = 1000  # hits of one question: the best
AT_ONCE = 5_000_000  # bytes of one request, unless one entry has more; some servers take no more than ten
NOTHING = Relation("SELECT 0 AS place, 0 AS exact, 0.0 AS score WHERE 1 = 0", ())
ANSWERED = "SELECT column1 AS place, column2 AS exact, column3 AS score FROM (VALUES {}) AS answered"
BAD_REQUEST = 400
MADE_ALREADY = "resource_already_exists_exception"
NOT_THERE = 404
WHOLE = {"allow_partial_search_results": "false"}  # else what a failed part holds is missing without a word
LAYOUT = {
    "mappings": {
        "dynamic": "strict",
        "properties": {
            **{name: {"type": "long"} for name in ("body", "place", "kind", "organizations")},
            **{name: {"type": "text", "analyzer": "whitespace"} for name in WEIGHTS},
        },
    }
}


class OpenSearch:
    def __init__(self, url: str) -> None:
        self._url = url

    def write(self, entries: Sequence[Stems]) -> None:
        self._make()
        self._bulk(
            _lines(
                {"index": {"_id": str(each.place)}},
                {
                    "body": each.body,
                    "place": each.place,
                    "kind": kind_of(each.place),
                    "organizations": list(each.organizations),
                    **{name: getattr(each, name) for name in WEIGHTS},
                },
            )
            for each in entries
        )

    def remove(self, places: Sequence[int]) -> None:
        self._make()
        self._bulk(_lines({"delete": {"_id": str(each)}}) for each in places)

    def clear(self) -> None:
        said(self._url, "DELETE", f"/{NAME}", allowed=NOT_THERE)

    def hits(self, asked: Sequence[Question], window: Window, _most: int) -> Relation:
        """Its best, whatever their date."""
        found = [row for question in asked for row in self._best(question, window)]
        if not found:
            return NOTHING
        sql = ANSWERED.format(", ".join(["(%s, %s, %s)"] * len(found)))
        return Relation(sql, tuple(value for row in found for value in row))

    def _best(self, question: Question, window: Window) -> list[tuple[int | None, int, float | None]]:
        """Place, whether by the words as they were typed, and score."""
        # Nobody reads how many there are: what can be no hit any more need not be counted.
        sent = {"size": MOST, "_source": False, "track_total_hits": False, "query": query(question, window)}
        answer = said(self._url, "POST", f"/{NAME}/_search", params=WHOLE, json=sent)
        exact = int(not question.is_wide)
        with as_documented(answer):
            rows = [(int(hit["_id"]), exact, float(hit["_score"])) for hit in answer["hits"]["hits"]]
        return [*rows, (None, exact, None)] if len(rows) >= MOST else [*rows]

    def stems(self, places: Collection[int]) -> Sequence[Stems]:
        """It tells scores."""
        return ()

    def _make(self) -> None:
        """The index itself, unless it is there. A server that is full answers with the same status."""
        answer = said(self._url, "PUT", f"/{NAME}", json=LAYOUT, allowed=BAD_REQUEST)
        if "error" in answer and MADE_ALREADY not in (reason := reason_in(answer)):
            raise IndexUnavailableError(reason)

    def _bulk(self, actions: Iterable[bytes]) -> None:
        """Whatever it did not take in is told; that something to be forgotten was not there is no error of it."""
        for content in pieces(actions, AT_ONCE):
            kind = {"Content-Type": "application/x-ndjson"}
            path = f"/{NAME}/_bulk?refresh=true"
            answer = said(self._url, "POST", path, content=content, headers=kind)
            with as_documented(answer):
                results = [result for item in answer["items"] for result in item.values()]
                refused = [result for result in results if "error" in result]
            if refused:
                reason = reason_in(refused[0])
                raise IndexUnavailableError(f"{len(refused)} of {len(results)} not taken in: {reason}")


def pieces(actions: Iterable[bytes], most: int) -> Iterator[bytes]:
    """The same, in requests of at most so many bytes; an action with more is one by itself."""
    piece = b""
    for action in actions:
        if piece and len(piece) + len(action) > most:
            yield piece
            piece = b""
        piece += action
    if piece:
        yield piece


def _lines(*parts: dict[str, Any]) -> bytes:
    """One action, as NDJSON has it."""
    return "".join(f"{json.dumps(part)}\n" for part in parts).encode()
