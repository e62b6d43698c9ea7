"""A number for each body that grows with every change of what its pages show: kept pages hold for one number.

Triggers count, within the transaction that writes: a change and its number are seen at the same moment, and no way of
writing forgets it. They are made anew after every `migrate`; before it they go, as SQLite rebuilds no table that another
table's trigger reads. PostgreSQL counts at the end of the transaction, once for each body: else writers of one body would
wait for one another until then.
"""

from collections.abc import Iterator

from django.apps import apps
from django.db import connections
from django.db.models import ForeignKey, Model

from documents.models import File
from sessions_app.models import Body, PageVersion

ROOMS = ("sessions_app", "documents", "portal", "oparl")
# What no public page shows, and what reading them writes.
SHOWN_NOWHERE = frozenset(
    {
        "sessions_app_pageversion",
        "sessions_app_checkinnumber",
        "sessions_app_broadcastobjection",
        "sessions_app_display",
        "sessions_app_displaywish",
        "portal_subscriber",
        "portal_subscription",
        "portal_told",
        "oparl_published",
        "oparl_touched",
        "oparl_reading",
        "oparl_checksum",
        "oparl_danglingreference",
        "oparl_taken",
        "oparl_mirror",
        "oparl_mirroredlist",
        "oparl_fetchedfile",
    }
)
ROWS = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}
# By which field a row says whose it is.
UPWARDS = ("body", "meeting", "supplement", "paper")


def table_of(model: type[Model]) -> str:
    return model._meta.db_table  # noqa: SLF001 (Django's name for what is public)


def keys_of(model: type[Model]) -> list["ForeignKey[object, object]"]:
    fields = model._meta.concrete_fields  # noqa: SLF001 (as above)
    return [each for each in fields if isinstance(each, ForeignKey)]


VERSIONS, ALL = table_of(PageVersion), table_of(Body)
COUNT = f"ON CONFLICT (body) DO UPDATE SET number = {VERSIONS}.number + 1"
# One row for a body and a transaction; the second change of the same transaction finds it counted.
COUNT_ONCE = f"""
CREATE OR REPLACE FUNCTION count_page_version(counted bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE mark text := 'ratssaal.counted_' || counted; now text := pg_current_xact_id()::text;
BEGIN
  IF current_setting(mark, true) IS DISTINCT FROM now THEN
    INSERT INTO {VERSIONS} (body, number) VALUES (counted, 1) {COUNT};
    PERFORM set_config(mark, now, true);
  END IF;
END $$
"""  # noqa: S608 (a name of ours)


def drop_triggers(using: str = "default", **_signal: object) -> None:
    """Called before tables change (pre_migrate)."""
    connection = connections[using]
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        for table in map(table_of, watched()):
            for when in ROWS:
                if connection.vendor == "sqlite":
                    cursor.execute(f"DROP TRIGGER IF EXISTS {_name(table, when)}")
                elif table in there:
                    cursor.execute(f"DROP TRIGGER IF EXISTS {_name(table, when)} ON {table}")


def make_triggers(using: str = "default", **_signal: object) -> None:
    """Called when the tables stand (post_migrate)."""
    connection = connections[using]
    statements = {"sqlite": _on_sqlite, "postgresql": _on_postgresql}[connection.vendor]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(COUNT_ONCE)
        for model in watched():
            for when in ROWS:
                for statement in statements(model, when):
                    cursor.execute(statement)


def watched() -> list[type[Model]]:
    """Every table whose rows a public page may show."""
    found = [
        each for room in ROOMS for each in apps.get_app_config(room).get_models(include_auto_created=True)
    ]
    return [each for each in found if table_of(each) not in SHOWN_NOWHERE]


def version_of(body: Body) -> int:
    return PageVersion.objects.filter(body=body.pk).values_list("number", flat=True).first() or 0


def bodies_of(model: type[Model], row: str) -> list[str]:
    """What gives the bodies that a row belongs to, in SQL; where nothing says whose it is, all of them."""
    if model is Body:
        return [f"{row}.id"]
    if model is File:
        return [f"(SELECT id FROM {ALL} WHERE slug = {row}.owner)"]  # noqa: S608 (names of ours)
    keys = keys_of(model)
    own = [each for each in keys if each.related_model is Body] or keys
    found = [sql for key in own if (sql := _through(key, f"{row}.{key.column}"))]
    return found or [f"{ALL}.id"]


def _through(key: "ForeignKey[object, object]", value: str) -> str | None:
    """The body behind a key: its own value, or what the row that it names says."""
    there: type[Model] = key.remote_field.model
    if there is Body:
        return value
    up = next((each for each in keys_of(there) if each.name in UPWARDS), None)
    if up is None:
        return None
    return _through(up, f"(SELECT {up.column} FROM {table_of(there)} WHERE id = {value})")  # noqa: S608 (as above)


def _found(model: type[Model], when: str) -> str:
    expressions = {sql: None for row in ROWS[when] for sql in bodies_of(model, row)}
    whose = {sql: f" FROM {ALL}" if sql.startswith(ALL) else "" for sql in expressions}
    return " UNION ".join(f"SELECT {sql} AS body{source}" for sql, source in whose.items())


def _on_sqlite(model: type[Model], when: str) -> Iterator[str]:
    table = table_of(model)
    found = f"SELECT body, 1 FROM ({_found(model, when)}) WHERE body IS NOT NULL"  # noqa: S608 (names of ours)
    yield f"DROP TRIGGER IF EXISTS {_name(table, when)}"
    yield (
        f"CREATE TRIGGER {_name(table, when)} AFTER {when} ON {table} FOR EACH ROW"
        f" BEGIN INSERT INTO {VERSIONS} (body, number) {found} {COUNT}; END"
    )


def _on_postgresql(model: type[Model], when: str) -> Iterator[str]:
    table, name = table_of(model), _name(table_of(model), when)
    found = f"FROM ({_found(model, when)}) AS found WHERE body IS NOT NULL"
    yield (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql"
        f" AS $$ BEGIN PERFORM count_page_version(body) {found}; RETURN NULL; END $$"
    )
    yield f"DROP TRIGGER IF EXISTS {name} ON {table}"
    yield (
        f"CREATE CONSTRAINT TRIGGER {name} AFTER {when} ON {table} DEFERRABLE INITIALLY DEFERRED"
        f" FOR EACH ROW EXECUTE FUNCTION {name}()"
    )


def _name(table: str, when: str) -> str:
    return f"version_{table}_{when.lower()}"
