"""The index is read along the places of its entries (place.py). It is built anew from what is there."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

CREATE = {
    "sqlite": (
        """
        CREATE VIRTUAL TABLE search_stems USING fts5(
            title, text, about, columnsize = 0, tokenize = "unicode61 remove_diacritics 0 tokenchars '@'"
        )
        """,
    ),
    # Narrow rows: the places of a frequent word are read by the hundred thousand, its vectors and texts by the hundred.
    "postgresql": (
        """
        CREATE TABLE search_stems (
            place bigint PRIMARY KEY, vector tsvector NOT NULL,
            title text NOT NULL, text text NOT NULL, about text NOT NULL
        ) WITH (toast_tuple_target = 128)
        """,
        "ALTER TABLE search_stems ALTER COLUMN vector SET STORAGE EXTERNAL",
        """
        CREATE INDEX search_stems_vector ON search_stems USING gin (vector) WITH (gin_pending_list_limit = 1024)
        """,
    ),
}
NOTED = {
    "meeting": "sessions_app_meeting",
    "paper": "sessions_app_paper",
    "person": "sessions_app_person",
    "organization": "sessions_app_organization",
    "written": "sessions_app_writtenprocedure",
}


def begin_anew(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute("DROP TABLE search_stems")
    for table in ("search_entry", "search_word", "search_fileread"):
        schema_editor.execute(f"DELETE FROM {table}")  # noqa: S608 (names of ours)
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)
    for kind, table in NOTED.items():
        rows = f"SELECT '{kind}', id, CURRENT_TIMESTAMP FROM {table} ORDER BY id"  # noqa: S608 (names of ours)
        schema_editor.execute(f"INSERT INTO search_touched (kind, key, at) {rows}", params=None)


class Migration(migrations.Migration):
    dependencies = [("search", "0003_bytes_that_were_read"), ("sessions_app", "0012_written_consent")]
    operations = [
        migrations.RemoveField(model_name="entry", name="since"),
        migrations.RunPython(begin_anew, migrations.RunPython.noop),
    ]
