"""What calendars were told of a meeting before."""

from enum import StrEnum

from django.db import models

from sessions_app.models.meeting import Meeting


class PlanChange(models.Model):
    """That begin, place, end, standing or name of a meeting was another one until `at` (Verlegung, Absage). Read-only:
    triggers write it (`sessions_app.plan_changes`), one row for one statement, however a meeting is changed.

    `what` is the weightiest of what changed, `starts_at` the begin before.
    """

    class What(StrEnum):
        BEGIN = "begin"
        PLACE = "place"
        STANDING = "standing"
        END = "end"
        NAME = "name"

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="plan_changes")
    what = models.CharField(max_length=10)
    starts_at = models.DateTimeField(null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.what}"
