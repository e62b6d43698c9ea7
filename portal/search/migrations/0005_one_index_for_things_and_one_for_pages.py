"""PostgreSQL finds things and pages in an index each: who looks for things does not meet every page with the word.

The condition is written so that no other index serves it: a plan that begins with the places reads every vector.
"""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

INDEX = """
    CREATE INDEX search_stems_{} ON search_stems USING gin (vector)
    WITH (gin_pending_list_limit = 1024) WHERE (place >> 58) = {}
"""


def part(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute("DROP INDEX IF EXISTS search_stems_vector")
    schema_editor.execute(INDEX.format("things", 1))
    schema_editor.execute(INDEX.format("pages", 0))


class Migration(migrations.Migration):
    dependencies = [("search", "0004_places")]
    operations = [migrations.RunPython(part, migrations.RunPython.noop)]
