"""Of minutes that were published or recalled before, the row that the public pages read."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from minutes.published_rows import told


def tell(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    entries = apps.get_model("journal", "Entry").objects.filter(
        kind__in=("minutes_published", "minutes_recalled")
    )
    there = set(apps.get_model("sessions_app", "Meeting").objects.values_list("pk", flat=True))
    rows = apps.get_model("sessions_app", "PublishedMinutes").objects
    for key in entries.values_list("stream__key", flat=True).distinct():
        if (meeting := int(key.partition(":")[2])) in there:
            rows.update_or_create(meeting_id=meeting, defaults=told(key))


class Migration(migrations.Migration):
    dependencies = [
        ("minutes", "0002_invitations"),
        ("journal", "0002_entries_never_change"),
        ("sessions_app", "0018_plan_changes_and_published_minutes"),
    ]

    operations = [migrations.RunPython(tell, migrations.RunPython.noop)]
