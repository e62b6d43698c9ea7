"""Entries know which organizations they belong to. Everything is noted, so that `index_texts` marks what is there already."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# Papers before meetings, which else would find all of theirs moved, in one transaction.
NOTED = {
    "paper": "sessions_app_paper",
    "meeting": "sessions_app_meeting",
    "person": "sessions_app_person",
    "organization": "sessions_app_organization",
    "written": "sessions_app_writtenprocedure",
}

# Django would copy the whole table on SQLite, with all texts. A space says that nobody has marked it: so it is written once
# more even if it belongs to none, because the index on another server has a new name and is empty.
ADD = "ALTER TABLE search_entry ADD COLUMN organizations text NOT NULL DEFAULT ' '"
DROP = "ALTER TABLE search_entry DROP COLUMN organizations"


def note(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for kind, table in NOTED.items():
        rows = f"SELECT '{kind}', id, CURRENT_TIMESTAMP FROM {table} ORDER BY id"  # noqa: S608 (names of ours)
        schema_editor.execute(f"INSERT INTO search_touched (kind, key, at) {rows}", params=None)


class Migration(migrations.Migration):
    dependencies = [("search", "0005_one_index_for_things_and_one_for_pages")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(ADD, DROP)],
            state_operations=[
                migrations.AddField(
                    model_name="entry",
                    name="organizations",
                    field=models.TextField(blank=True, default=""),
                    preserve_default=False,
                )
            ],
        ),
        migrations.RunPython(note, migrations.RunPython.noop),
    ]
