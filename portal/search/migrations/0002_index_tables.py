"""The tables of stems, which each database has in its own way; and a note of all that is there already."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

CREATE = {
    "sqlite": (
        "CREATE VIRTUAL TABLE search_stems USING fts5(title, text, about, tokenize = 'unicode61 remove_diacritics 0')",
    ),
    "postgresql": (
        "CREATE TABLE search_stems (id bigint PRIMARY KEY, vector tsvector NOT NULL)",
        "CREATE INDEX search_stems_vector ON search_stems USING gin (vector)",
    ),
}
KINDS = (
    ("meeting", "sessions_app_meeting"),
    ("paper", "sessions_app_paper"),
    ("person", "sessions_app_person"),
    ("organization", "sessions_app_organization"),
)


def create(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute("DROP TABLE search_stems")


def note(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for kind, table in KINDS:
        rows = f"SELECT '{kind}', id, CURRENT_TIMESTAMP FROM {table} ORDER BY id"  # noqa: S608 (names of ours)
        schema_editor.execute(f"INSERT INTO search_touched (kind, key, at) {rows}", params=None)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_entries"), ("sessions_app", "0001_filing_cabinet")]
    operations = [
        migrations.RunPython(create, drop),
        migrations.RunPython(note, migrations.RunPython.noop),
    ]
