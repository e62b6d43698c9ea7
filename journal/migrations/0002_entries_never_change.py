"""Triggers that refuse every change of the journal but its growth and the erasure of content.

Allowed are: a new stream at 0; a new entry; the erasure of an entry (data and salt to NULL, by to '',
everything else as it was); a stream moving forward onto an entry that is there.
"""

from collections.abc import Iterator

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

ERASED = "NEW.data IS NULL AND NEW.salt IS NULL AND NEW.by = ''"
KEPT = ("id", "stream_id", "seq", "at", "kind", "seal", "prev", "hash", "command_id")
ON_ITS_ENTRY = "EXISTS (SELECT 1 FROM journal_entry e WHERE e.stream_id = NEW.id AND e.seq = NEW.seq AND e.hash = NEW.head)"
FORWARD = f"NEW.id = OLD.id AND NEW.key = OLD.key AND NEW.seq > OLD.seq AND {ON_ITS_ENTRY}"

NO_DELETE = "The journal is never deleted."
NO_CHANGE = "An entry of the journal never changes."
ONLY_FORWARD = "A stream of the journal only goes forward."
FIRST = "A stream of the journal begins at 0."
NO_REPLACE = "An entry of the journal is never replaced."

# INSERT OR REPLACE deletes without firing the trigger on DELETE: what would be replaced is refused before.
ENTRY_TAKEN = (
    "EXISTS (SELECT 1 FROM journal_entry e WHERE e.id = NEW.id OR (e.stream_id = NEW.stream_id"
    " AND (e.seq = NEW.seq OR e.command_id = NEW.command_id)))"
)
STREAM_TAKEN = "EXISTS (SELECT 1 FROM journal_stream s WHERE s.id = NEW.id OR s.key = NEW.key)"


def sqlite_trigger(name: str, when: str, condition: str, sentence: str) -> str:
    return (
        f"CREATE TRIGGER {name} BEFORE {when} FOR EACH ROW WHEN {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
    )


def on_sqlite() -> Iterator[str]:
    kept = " AND ".join(f"NEW.{column} IS OLD.{column}" for column in KEPT)
    yield sqlite_trigger("journal_entry_stays", "DELETE ON journal_entry", "1", NO_DELETE)
    yield sqlite_trigger("journal_stream_stays", "DELETE ON journal_stream", "1", NO_DELETE)
    yield sqlite_trigger(
        "journal_entry_unchanged", "UPDATE ON journal_entry", f"NOT ({ERASED} AND {kept})", NO_CHANGE
    )
    yield sqlite_trigger(
        "journal_stream_forward", "UPDATE ON journal_stream", f"NOT ({FORWARD})", ONLY_FORWARD
    )
    yield sqlite_trigger("journal_stream_begins", "INSERT ON journal_stream", "NEW.seq <> 0", FIRST)
    yield sqlite_trigger("journal_entry_not_replaced", "INSERT ON journal_entry", ENTRY_TAKEN, NO_REPLACE)
    yield sqlite_trigger("journal_stream_not_replaced", "INSERT ON journal_stream", STREAM_TAKEN, NO_REPLACE)


REFUSE = """
CREATE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
END
$$
"""


def postgresql_trigger(name: str, when: str, sentence: str, condition: str = "") -> str:
    each = "ROW" if condition else "STATEMENT"
    guard = f"WHEN ({condition})" if condition else ""
    return f"CREATE TRIGGER {name} BEFORE {when} FOR EACH {each} {guard} EXECUTE FUNCTION journal_refuse('{sentence}')"


STREAM_FORWARD = f"""
CREATE FUNCTION journal_stream_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT ({FORWARD}) THEN
        RAISE EXCEPTION '{ONLY_FORWARD}' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END
$$
"""


def on_postgresql() -> Iterator[str]:
    kept = " AND ".join(f"NEW.{column} IS NOT DISTINCT FROM OLD.{column}" for column in KEPT)
    yield REFUSE
    yield STREAM_FORWARD
    for table in ("journal_entry", "journal_stream"):
        yield postgresql_trigger(f"{table}_stays", f"DELETE OR TRUNCATE ON {table}", NO_DELETE)
    changed = f"NOT ({ERASED} AND {kept})"
    yield postgresql_trigger("journal_entry_unchanged", "UPDATE ON journal_entry", NO_CHANGE, changed)
    yield postgresql_trigger("journal_stream_begins", "INSERT ON journal_stream", FIRST, "NEW.seq <> 0")
    # A condition with a query has to stand in the function: WHEN takes none.
    yield (
        "CREATE TRIGGER journal_stream_forward BEFORE UPDATE ON journal_stream"
        " FOR EACH ROW EXECUTE FUNCTION journal_stream_forward()"
    )


def install(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    statements = {"sqlite": on_sqlite, "postgresql": on_postgresql}[schema_editor.connection.vendor]
    for statement in statements():
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_streams_and_entries")]
    # There is no way back: a journal without its triggers is no journal.
    operations = [migrations.RunPython(install)]
