"""Public queries as SQL, composed once: Django takes longer to put such a query together than a database to answer it, and a
search asks the same ones every time.

What is kept says what the public queries say. It hangs on nothing of a body but its key and its slug, and not on the moment.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from sessions_app.models import Body

Rows = QuerySet[Any]
Row = tuple[Any, ...]
Statement = tuple[str, Row]  # SQL and its parameters
Part = tuple[
    Statement, str, Collection[int]
]  # of what it selects those with one of these keys in this column
Composing = Callable[..., Rows]  # of a body and whatever else tells one query from another
# PostgreSQL takes lists for longer than they are, and the comparison of a vector for cheap: it would begin with whole tables.
# It all travels as one message, so that it is one transaction, and holds for that alone.
BY_KEYS = "".join(
    f"SET LOCAL {each} = off; " for each in ("enable_seqscan", "enable_hashjoin", "enable_mergejoin", "jit")
)
KEPT = 1000  # statements of one process: some dozens for each body


def composed(of: Composing, body: Body, *more: object) -> Statement:
    return _composed(of, body.pk, body.slug, *more)


def sql_of(rows: Rows) -> Statement:
    """In no order, and with nothing but the columns that are named."""
    sql, params = rows.order_by().query.sql_with_params()
    return sql, tuple(params)


def rows_among(parts: Iterable[Part]) -> list[Row]:
    """The rows of several statements, each those with one of these keys in this column, in one query."""
    selects, values = [], list[Any]()
    for (sql, params), column, keys in parts:
        if keys:
            held, some = among(keys)
            selects.append(f"SELECT * FROM ({sql}) AS answer WHERE {column} {held}")  # noqa: S608 (SQL of ours)
            values += [*params, *some]
    return fetched(" UNION ALL ".join(selects), values) if selects else []


def among(keys: Collection[int]) -> Statement:
    """Behind a column: that it is one of these. PostgreSQL gets them as one value: to put in some hundreds by themselves takes
    its driver longer than the search.
    """
    if connection.vendor == "postgresql":
        return "= ANY(%s)", (list(keys),)
    return f"IN ({', '.join(['%s'] * len(keys))})", tuple(keys)


def fetched(sql: str, values: Sequence[Any]) -> list[Row]:
    """All rows of a statement that looks up some by their keys."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(BY_KEYS + sql, values)
            while cursor.nextset():
                pass
        else:
            cursor.execute(sql, values)
        rows: list[Row] = cursor.fetchall()
    return rows


def day_from(value: date | str | None) -> date | None:
    """As SQLite tells a day, or as PostgreSQL does."""
    return date.fromisoformat(value) if isinstance(value, str) else value


@lru_cache(maxsize=KEPT)
def _composed(of: Composing, key: int, slug: str, *more: object) -> Statement:
    return sql_of(of(Body(pk=key, slug=slug), *more))
