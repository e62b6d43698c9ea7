"""What the import has to remember beside the rows themselves."""

from django.db import models

from sessions_app.models import Body


class DanglingReference(models.Model):
    """A reference of an imported row to an object that is not here (yet): a later import ties it.

    `kind` and `owner` (primary key) name the row, `field` its link in our nouns, `target` the OParl id.
    """

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="dangling_references")
    kind = models.CharField(max_length=20)
    owner = models.PositiveBigIntegerField()
    field = models.CharField(max_length=40)
    target = models.CharField(max_length=500)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "owner", "field", "target"], name="one_reference_once")
        ]
        indexes = [models.Index(fields=["body", "kind", "field"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.owner}, {self.field}: {self.target}"
