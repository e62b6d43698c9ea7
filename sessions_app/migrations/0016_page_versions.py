"""A number of changes for each body, those that are there included."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def begin_counting(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    bodies = apps.get_model("sessions_app", "Body").objects.values_list("pk", flat=True)
    versions = apps.get_model("sessions_app", "PageVersion").objects
    versions.bulk_create([versions.model(body=body, number=1) for body in bodies])


class Migration(migrations.Migration):
    dependencies = [("sessions_app", "0015_places_and_broadcasts")]

    operations = [
        migrations.CreateModel(
            name="PageVersion",
            fields=[
                ("body", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("number", models.PositiveBigIntegerField()),
            ],
        ),
        migrations.RunPython(begin_counting, migrations.RunPython.noop),
    ]
