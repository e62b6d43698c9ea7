"""From what the index found to the best entry of each thing, in order."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from portal.search.index import Relation
from portal.search.models import Entry
from portal.search.place import ENTRY, THING, day_of
from portal.search.wanted import Kind, Order

# Between things that answer equally well: who looks for a name wants the person, not the minutes that name it.
WORTH = {
    Kind.PERSON: 2.0,
    Kind.ORGANIZATION: 2.0,
    Kind.RESOLUTION: 1.2,
    Kind.WRITTEN: 1.2,
    Kind.PAPER: 1.2,
    Kind.AGENDA_ITEM: 1.0,
    Kind.FILE: 0.9,
    Kind.MEETING: 0.6,
}
COLUMNS = ("place", "fits", "score", "kind", "key", "page")
# First how many the index named, of things and of pages.
JOINED = """
    WITH hit AS MATERIALIZED ({hits})
    SELECT COUNT(*) AS place, true AS fits, NULL AS score, '' AS kind, 0 AS key, 0 AS page FROM hit GROUP BY place >= {thing}
    UNION ALL SELECT * FROM ({entries}) AS answering
"""


@dataclass(frozen=True)
class Candidate:
    """An entry that answers. `exact`: by the words as they were typed; `score`: if the index itself tells one."""

    place: int
    kind: Kind
    key: int
    page: int
    exact: bool
    score: float | None

    @property
    def entry(self) -> int:
        return self.place & ENTRY

    @property
    def thing(self) -> tuple[Kind, int]:
        return self.kind, self.key


@dataclass(frozen=True)
class Match:
    """The entry that answers best for its thing, of a file with so many `pages` that answer."""

    entry: int
    kind: Kind
    key: int
    page: int
    pages: int


Statement = tuple[str, tuple[Any, ...]]


def joined(entries: QuerySet[Entry]) -> Statement | None:
    """These entries, to be joined with what an index finds; None where there can be none."""
    rows = entries.extra(  # noqa: S610 (names and a number of ours)
        select={"place": "hit.place", "fits": "hit.fits", "score": "hit.score"},
        tables=["hit"],
        where=[f"(hit.place & {ENTRY}) = search_entry.id"],
    )
    try:
        sql, values = rows.values_list(*COLUMNS).query.sql_with_params()
    except EmptyResultSet:
        return None
    return sql, tuple(values)


def candidates(entries: Statement, hits: Relation, *, exact: bool) -> tuple[list[Candidate], bool]:
    """Of these entries those that are hit, and whether the index may know of more."""
    sql, values = entries
    with connection.cursor() as cursor:
        cursor.execute(JOINED.format(hits=hits.sql, entries=sql, thing=THING), [*hits.params, *values])
        found = cursor.fetchall()
    more = any(row[0] >= hits.most for row in found if not row[3])
    return [
        Candidate(place, Kind(kind), key, page, exact, score)
        for place, fits, score, kind, key, page in found
        if kind and fits
    ], more


def best(rows: Iterable[Candidate], scores: Mapping[int, float], order: Order) -> list[Match]:
    """Of each thing one, in order. `scores`: by place; what has none answers less well than all that have."""
    things: defaultdict[tuple[Kind, int], list[Candidate]] = defaultdict(list)
    for row in rows:
        things[row.thing].append(row)
    return [
        _match(of_one, scores)
        for of_one in sorted(things.values(), key=lambda some: _rank(some, scores, order))
    ]


def _match(rows: list[Candidate], scores: Mapping[int, float]) -> Match:
    """Of a file a page that answers is better than its title: it has words to show, and a number."""
    shown = min(rows, key=lambda row: (row.page == 0, -scores.get(row.place, 0.0), row.page))
    return Match(shown.entry, shown.kind, shown.key, shown.page, sum(row.page > 0 for row in rows))


def _rank(rows: list[Candidate], scores: Mapping[int, float], order: Order) -> tuple[object, ...]:
    first = rows[0]
    worth = WORTH[first.kind] * max(scores.get(row.place, 0.0) for row in rows)
    exact, day = any(row.exact for row in rows), max(day_of(row.place) for row in rows)
    by_day = (-day, -worth) if order is Order.DATE else (-worth, not exact, -day)
    return (*by_day, first.kind.value, first.key)
