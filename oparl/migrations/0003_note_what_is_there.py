"""An installation that has been at work: all its rows are compared at the first reading."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

KINDS = (
    ("system", "sessions_app_body"),
    ("body", "sessions_app_body"),
    ("legislative_term", "sessions_app_legislativeterm"),
    ("location", "sessions_app_location"),
    ("organization", "sessions_app_organization"),
    ("person", "sessions_app_person"),
    ("membership", "sessions_app_membership"),
    ("meeting", "sessions_app_meeting"),
    ("agenda_item", "sessions_app_agendaitem"),
    ("paper", "sessions_app_paper"),
    ("consultation", "sessions_app_consultation"),
    ("file", "documents_file"),
)


def note(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for kind, table in KINDS:
        rows = f"SELECT '{kind}', id, CURRENT_TIMESTAMP, true FROM {table} ORDER BY id"  # noqa: S608 (names of ours)
        schema_editor.execute(f"INSERT INTO oparl_touched (kind, key, at, spread) {rows}", params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("oparl", "0002_published"),
        ("sessions_app", "0010_resolutions"),
        ("documents", "0001_files"),
    ]
    operations = [migrations.RunPython(note, migrations.RunPython.noop)]
