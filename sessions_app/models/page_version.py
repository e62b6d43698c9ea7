"""How often the pages of a body have changed."""

from django.db import models


class PageVersion(models.Model):
    """How often anything changed that a body's pages show; written by triggers alone (`sessions_app.page_versions`).

    `body` is the key of the body, and no foreign key: the row of a body that goes is counted once more.
    """

    body = models.PositiveBigIntegerField(primary_key=True)
    number = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return f"{self.body}: {self.number}"
