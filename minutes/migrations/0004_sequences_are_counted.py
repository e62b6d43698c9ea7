"""How often an invitation was changed is counted in the changes of the plan from now on. Those that were sent before
become such changes: the number that calendars know may never fall.
"""

from itertools import pairwise
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def keep_changes(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    sent = list(apps.get_model("minutes", "Invitation").objects.order_by("meeting", "pk"))
    changes = apps.get_model("sessions_app", "PlanChange").objects
    for before, after in pairwise(sent):
        if before.meeting_id == after.meeting_id and before.sequence != after.sequence:
            changes.create(
                meeting_id=after.meeting_id,
                what=_what(before, after),
                starts_at=before.starts_at,
                at=after.sent_at,
            )


def _what(before: Any, after: Any) -> str:
    if before.starts_at != after.starts_at:
        return "begin"
    return "place" if before.place != after.place else "standing"


class Migration(migrations.Migration):
    dependencies = [
        ("minutes", "0003_minutes_that_are_published"),
    ]

    operations = [
        migrations.RunPython(keep_changes, migrations.RunPython.noop),
        migrations.RemoveField(model_name="invitation", name="sequence"),
    ]
