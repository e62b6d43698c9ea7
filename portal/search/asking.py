"""A question in OpenSearch's own language (its query DSL).

At most some 350 clauses (10 words wanted, 10 not, 60 longer ones in two fields): a server takes 1,024 unless told otherwise.
"""

from typing import Any

from portal.search.index import OWN, WEIGHTS, WITHIN, Clause, Question
from portal.search.place import Window

FIELDS = [f"{name}^{weight:g}" for name, weight in WEIGHTS.items()]


def query(question: Question, window: Window) -> dict[str, Any]:
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
