"""Streams and their entries. Written through `journal.store` alone; triggers refuse every other change."""

from django.db import models


class Stream(models.Model):
    """One append-only book, such as `sitting:42`. Its row is what writers lock."""

    key = models.CharField(max_length=100, unique=True)
    seq = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.key} at {self.seq}"


class Entry(models.Model):
    """One event in its place. `data` is canonical JSON; `data` and `salt` are null, `by` empty once erased.

    The last entry of a command carries its `command_id`: its `seq` is the receipt of the command.
    """

    stream = models.ForeignKey(Stream, models.PROTECT, related_name="entries", db_index=False)
    seq = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.CharField(max_length=100, blank=True)
    kind = models.CharField(max_length=100)
    data = models.TextField(null=True)
    salt = models.CharField(max_length=64, null=True)
    seal = models.CharField(max_length=64)
    prev = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    command_id = models.UUIDField(null=True)

    class Meta:
        verbose_name_plural = "entries"
        constraints = [
            models.UniqueConstraint(fields=["stream", "seq"], name="entry_has_one_place"),
            models.UniqueConstraint(
                fields=["stream", "command_id"],
                condition=models.Q(command_id__isnull=False),
                name="command_is_carried_out_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stream_id}/{self.seq} {self.kind}"
