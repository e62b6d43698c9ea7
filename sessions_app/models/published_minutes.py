"""What the public may know of minutes that were written here."""

from django.db import models

from sessions_app.models.meeting import Meeting


class PublishedMinutes(models.Model):
    """Since when minutes are published and who signed them, or when they were recalled: written by the projection of
    their stream (`minutes.published_rows`), read-only. Their file is the meeting's `results_protocol`.

    `signatures`: in the order of signing {"name", "role", "at", "ink"}: `role` as in `minutes.workflow.Signer`, `at` in
    ISO 8601, `ink` where the original is on paper. Who signed beside chair and clerk is left out where the published
    version leaves such names out.
    """

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="published_minutes")
    published_at = models.DateTimeField(null=True)
    recalled_at = models.DateTimeField(null=True)
    signatures = models.JSONField(default=list)

    def __str__(self) -> str:
        return str(self.meeting)
