"""How well a document answers a question in OpenSearch's language, of which we use six kinds of clause. Pure.

Scores are how many of the asked stems stand there, times the boost; real ones differ, the order in our tests does not.
"""


class Refused(Exception):
    """No such request is ours."""


def require(condition):
    if not condition:
        raise Refused


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
