"""The one question to the database: what the index found, joined with what is public, the best entry of each thing."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import FloatField, QuerySet, Value

from portal.search.index import Relation
from portal.search.models import Entry
from portal.search.wanted import Kind, Order

# Between things that answer equally well: who looks for a name wants the person, not the minutes that name it.
WORTH = {
    Kind.PERSON: 2.0,
    Kind.ORGANIZATION: 2.0,
    Kind.RESOLUTION: 1.2,
    Kind.PAPER: 1.2,
    Kind.AGENDA_ITEM: 1.0,
    Kind.FILE: 0.9,
    Kind.MEETING: 0.6,
}
WORTHY = " ".join(f"WHEN '{kind.value}' THEN {worth}" for kind, worth in WORTH.items())
RANK = f"best * CASE kind {WORTHY} END"
ORDERS = {
    Order.RELEVANCE: f"{RANK} DESC, dated_on DESC NULLS LAST, kind, key",
    Order.DATE: f"dated_on DESC NULLS LAST, {RANK} DESC, kind, key",
}
COLUMNS = ("id", "kind", "key", "page", "dated_on", "since", "score")
# Materialized: a score can be reckoned only where the index is read.
HITS = """
    found AS MATERIALIZED ({found}),
    hit AS (SELECT id, SUM(score) AS score FROM found GROUP BY id),
"""
# Of a file a page that answers is better than its title: it has words to show, and a number.
BEST = """
    WITH {hits} public AS ({public}),
    placed AS (
        SELECT public.*, ROW_NUMBER() OVER (PARTITION BY kind, key ORDER BY page = 0, score DESC, page) AS place,
            COUNT(*) FILTER (WHERE page > 0) OVER (PARTITION BY kind, key) AS pages,
            MAX(score) OVER (PARTITION BY kind, key) AS best, MIN(since) OVER (PARTITION BY kind, key) AS known
        FROM public
    )
    SELECT id, kind, key, page, pages, COUNT(*) OVER () AS total
    FROM placed WHERE place = 1{after} ORDER BY {order} LIMIT %s OFFSET %s
"""


@dataclass(frozen=True)
class Match:
    """The entry that answers best for its thing, of a file with so many `pages` that answer;
    `total`: so many things there are in all.
    """

    entry: int
    kind: str
    key: int
    page: int
    pages: int
    total: int


def matches(
    entries: QuerySet[Entry],
    hits: Relation | None,
    order: Order,
    *,
    after: datetime | None,
    start: int,
    count: int,
) -> list[Match]:
    """Of these entries those that are hit; all of them where nothing is looked for (None)."""
    try:
        public, values = _scored(entries, hits)
    except EmptyResultSet:
        return []
    known = " AND known > %s" if after else ""
    before = HITS.format(found=hits.sql) if hits else ""
    sql = BEST.format(hits=before, public=public, after=known, order=ORDERS[order])
    moment = [connection.ops.adapt_datetimefield_value(after)] if after else []
    with connection.cursor() as cursor:
        cursor.execute(sql, [*(hits.params if hits else ()), *values, *moment, count, start])
        rows = cursor.fetchall()
    return [Match(*row) for row in rows]


def _scored(entries: QuerySet[Entry], hits: Relation | None) -> tuple[str, tuple[Any, ...]]:
    if hits is None:
        rows = entries.annotate(score=Value(0.0, FloatField()))
    else:
        rows = entries.extra(
            select={"score": "hit.score"}, tables=["hit"], where=["hit.id = search_entry.id"]
        )
    sql, values = rows.order_by().values_list(*COLUMNS).query.sql_with_params()
    return sql, tuple(values)
