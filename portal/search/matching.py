"""The one question to the database: what the index found, joined with what is public, the best entry of each thing."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import FloatField, QuerySet, Value

from portal.search.index import Relation
from portal.search.models import Entry
from portal.search.wanted import Order

ORDERS = {
    Order.RELEVANCE: "score DESC, dated_on DESC NULLS LAST, kind, key",
    Order.DATE: "dated_on DESC NULLS LAST, score DESC, kind, key",
}
COLUMNS = ("id", "kind", "key", "page", "dated_on", "since", "score")
# Materialized: a score can be reckoned only where the index is read.
HITS = """
    found AS MATERIALIZED ({found}),
    hit AS (SELECT id, SUM(score) AS score FROM found GROUP BY id),
"""
BEST = """
    WITH {hits} public AS ({public}),
    placed AS (
        SELECT public.*, ROW_NUMBER() OVER (PARTITION BY kind, key ORDER BY score DESC, page) AS place,
            COUNT(*) OVER (PARTITION BY kind, key) AS entries, MIN(since) OVER (PARTITION BY kind, key) AS known
        FROM public
    )
    SELECT id, kind, key, page, entries, COUNT(*) OVER () AS total
    FROM placed WHERE place = 1{after} ORDER BY {order} LIMIT %s OFFSET %s
"""


@dataclass(frozen=True)
class Match:
    """The entry that answers best for its thing, of `entries` that answer; `total`: so many things there are in all."""

    entry: int
    kind: str
    key: int
    page: int
    entries: int
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


def _scored(entries: QuerySet[Entry], hits: Relation | None) -> tuple[str, tuple[object, ...]]:
    if hits is None:
        rows = entries.annotate(score=Value(0.0, FloatField()))
    else:
        rows = entries.extra(
            select={"score": "hit.score"}, tables=["hit"], where=["hit.id = search_entry.id"]
        )
    sql, values = rows.order_by().values_list(*COLUMNS).query.sql_with_params()
    return sql, tuple(values)
