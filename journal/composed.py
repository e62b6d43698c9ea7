"""Questions that are put for every page and every socket, composed once: Django takes ten times as long to put one
together as a database to answer it.

    NAMES = Composed(lambda: Person.objects.filter(pk__in=among("people", int)).values_list("pk", "name"))
    NAMES(people={3, 4})

What stays open in a question has a name: `given` one value, `among` any number of keys. The words alone are kept.
A question for whole objects can be answered with `objects`.
"""

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.query import get_related_populators  # type: ignore[attr-defined]  # the stubs lack it
from django.db.models.sql.compiler import SQLCompiler

M = TypeVar("M", bound=Model)
Row = Sequence[Any]
ARRAYS = {int: "bigint[]", str: "text[]"}


@dataclass(frozen=True)
class _Open:
    name: str


def given(name: str) -> RawSQL:
    return RawSQL("%s", (_Open(name),))


def among(name: str, kind: type[int] | type[str]) -> RawSQL:
    """For `pk__in=among(…)`. A thousand keys are one parameter: as many would cost more than the question."""
    if connection.vendor == "postgresql":
        return RawSQL(f"SELECT unnest(%s::{ARRAYS[kind]})", (_Open(name),))  # noqa: S611 (one of our two words)
    return RawSQL("SELECT value FROM json_each(%s)", (_Open(name),))


@dataclass(frozen=True)
class _Statement:
    sql: str
    params: Row
    read: Callable[[Iterable[Row]], Iterable[Row]]
    made: Callable[[Row], Any]  # of a question for objects: one of them


class Composed:
    """`question` is asked for when it is first put to a kind of database."""

    def __init__(self, question: Callable[[], QuerySet[Any, Any]]) -> None:
        self._question = question
        self._statements: dict[str, _Statement] = {}

    def __call__(self, **values: object) -> list[Row]:
        """The rows, with the columns of the question."""
        return self._answered(self._statement(), values)

    def objects(self, **values: object) -> list[Any]:
        """Of a question for whole objects: these, with what `select_related` names."""
        statement = self._statement()
        return [statement.made(row) for row in self._answered(statement, values)]

    def _statement(self) -> _Statement:
        if (statement := self._statements.get(connection.vendor)) is None:
            statement = self._statements[connection.vendor] = _statement(self._question())
        return statement

    def _answered(self, statement: _Statement, values: dict[str, object]) -> list[Row]:
        params = [
            _spelled(values[each.name]) if isinstance(each, _Open) else each for each in statement.params
        ]
        with connection.cursor() as cursor:
            cursor.execute(statement.sql, params)
            return list(statement.read(cursor.fetchall()))


def _statement(question: QuerySet[Any, Any]) -> _Statement:
    compiler = question.query.get_compiler(connection=connection)
    sql, params = compiler.as_sql()
    columns = [expression for expression, *_ in compiler.select]
    made = _maker(compiler)
    converters = compiler.get_converters(columns)
    if not converters:
        return _Statement(sql, params, iter, made)
    return _Statement(sql, params, lambda rows: compiler.apply_converters(rows, converters), made)


def _maker(compiler: SQLCompiler) -> Callable[[Row], Any]:
    """As Django makes an object of a row, without finding out for each question where its columns are."""
    if (info := compiler.klass_info) is None:
        return tuple
    model, places = info["model"], info["select_fields"]
    begin, end = places[0], places[-1] + 1
    names = [column.target.attname for column, *_ in compiler.select[begin:end]]
    beside = get_related_populators(info, compiler.select, connection.alias)

    def made(row: Row) -> Any:
        one = model.from_db(connection.alias, names, row[begin:end])
        for each in beside:
            each.populate(row, one)
        return one

    return made


def _spelled(value: object) -> Any:
    """As the database takes it."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    if isinstance(value, Collection) and not isinstance(value, str):
        return list(value) if connection.vendor == "postgresql" else json.dumps(list(value))
    return value


def read(model: type[M], row: Row) -> M:
    """The object whose columns the row has, all of them and in their order."""
    names = [field.attname for field in model._meta.concrete_fields]  # noqa: SLF001 (public API)
    return model.from_db(connection.alias, names, row)
