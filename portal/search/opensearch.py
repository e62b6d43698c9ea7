"""The index on an OpenSearch server (OPENSEARCH_URL): it holds stems and ids alone, no title and no sentence."""

import json
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Any

import httpx

from portal.search.index import OWN, WEIGHTS, WITHIN, Clause, IndexUnavailableError, Question, Relation, Stems
from portal.search.place import Window, kind_of

NAME = "ratssaal-search-3"
MOST = 1000  # hits of one question: the best
PATIENCE = 10.0  # seconds
NOTHING = Relation("SELECT 0 AS place, 0 AS exact, 0.0 AS score WHERE 1 = 0", ())
ANSWERED = "SELECT column1 AS place, column2 AS exact, column3 AS score FROM (VALUES {}) AS answered"
BAD_REQUEST = 400
MADE_ALREADY = "resource_already_exists_exception"
NOT_THERE = 404
FIELDS = [f"{name}^{weight:g}" for name, weight in WEIGHTS.items()]
LAYOUT = {
    "mappings": {
        "dynamic": "strict",
        "properties": {
            **{name: {"type": "long"} for name in ("body", "place", "kind", "organizations")},
            **{name: {"type": "text", "analyzer": "whitespace"} for name in WEIGHTS},
        },
    }
}


@cache
def _client(url: str) -> httpx.Client:
    return httpx.Client(base_url=url, timeout=PATIENCE)


class OpenSearch:
    def __init__(self, url: str) -> None:
        self._url = url

    def write(self, entries: Sequence[Stems]) -> None:
        self._make()
        self._bulk(
            line
            for each in entries
            for line in (
                {"index": {"_id": str(each.place)}},
                {
                    "body": each.body,
                    "place": each.place,
                    "kind": kind_of(each.place),
                    "organizations": list(each.organizations),
                    **{name: getattr(each, name) for name in WEIGHTS},
                },
            )
        )

    def remove(self, places: Sequence[int]) -> None:
        self._make()
        self._bulk({"delete": {"_id": str(each)}} for each in places)

    def clear(self) -> None:
        self._said("DELETE", f"/{NAME}", allowed=NOT_THERE)

    def hits(self, asked: Sequence[Question], window: Window, _most: int) -> Relation:
        """Its best, whatever their date."""
        found = [row for question in asked for row in self._best(question, window)]
        if not found:
            return NOTHING
        sql = ANSWERED.format(", ".join(["(%s, %s, %s)"] * len(found)))
        return Relation(sql, tuple(value for row in found for value in row))

    def _best(self, question: Question, window: Window) -> list[tuple[int | None, int, float | None]]:
        """Place, whether by the words as they were typed, and score."""
        sent = {"size": MOST, "_source": False, "query": query(question, window)}
        hits = self._said("POST", f"/{NAME}/_search", json=sent)["hits"]["hits"]
        exact = int(not question.is_wide)
        more = [(None, exact, None)] if len(hits) >= MOST else []
        return [*((int(hit["_id"]), exact, float(hit["_score"])) for hit in hits), *more]

    def stems(self, places: Collection[int]) -> Sequence[Stems]:
        """It tells scores."""
        return ()

    def _make(self) -> None:
        """The index itself, unless it is there. A server that is full answers with the same status."""
        problem = self._said("PUT", f"/{NAME}", json=LAYOUT, allowed=BAD_REQUEST).get("error")
        if problem and problem["type"] != MADE_ALREADY:
            raise IndexUnavailableError(str(problem.get("reason", problem["type"])))

    def _bulk(self, lines: Iterator[dict[str, Any]]) -> None:
        content = "".join(f"{json.dumps(line)}\n" for line in lines)
        if not content:
            return
        headers = {"Content-Type": "application/x-ndjson"}
        answer = self._said("POST", f"/{NAME}/_bulk?refresh=true", content=content, headers=headers)
        if any("error" in result for item in answer["items"] for result in item.values()):
            raise IndexUnavailableError("OpenSearch did not take everything in")

    def _said(self, method: str, path: str, *, allowed: int = 0, **request: Any) -> Any:
        try:
            answer = _client(self._url).request(method, path, **request)
            if answer.status_code != allowed:
                answer.raise_for_status()
            return answer.json()
        except (httpx.HTTPError, ValueError) as error:
            raise IndexUnavailableError(str(error)) from error


def query(question: Question, window: Window) -> dict[str, Any]:
    """The question in OpenSearch's own language."""
    own = [one for clause in question.wanted for one in _ways(clause, list(OWN))]
    home = {"organizations": question.organization} if question.organization else {"body": question.body}
    kinds = [{"terms": {"kind": window.numbers}}] if window.kinds else []
    stretches = [{"range": {"place": {"gte": low, "lte": high}}} for low, high in window.stretches]
    return {
        "bool": {
            "filter": [
                {"term": home},
                *kinds,
                {"bool": {"should": stretches, "minimum_should_match": 1}},
                {"bool": {"should": own, "minimum_should_match": 1}},
            ],
            "must": [{"dis_max": {"queries": _ways(clause, FIELDS)}} for clause in question.wanted],
            "must_not": [one for clause in question.without for one in _ways(clause, list(WEIGHTS))],
        }
    }


def _ways(clause: Clause, fields: list[str]) -> list[dict[str, Any]]:
    """The sequence of stems itself, and the words that hold it."""
    own = [field for field in fields if not field.startswith("about")]
    itself = _matching(" ".join(clause.stems), "phrase", fields)
    others = _matching(" ".join(clause.others), "best_fields", own, boost=WITHIN)
    return [itself, others] if clause.others else [itself]


def _matching(stems: str, kind: str, fields: list[str], boost: float = 1.0) -> dict[str, Any]:
    return {"multi_match": {"query": stems, "type": kind, "fields": fields, "boost": boost}}
