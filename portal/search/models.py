"""What the search keeps beside the filing cabinet: entries, the vocabulary, what was read, what waits.

Nothing here decides who may see what: every answer is compared with the public queries when it is given (looking.py).
"""

from django.db import models
from django.utils import timezone

from documents.models import File
from portal.search.place import place_of
from portal.search.wanted import Kind
from sessions_app.models import Body


class Entry(models.Model):
    """One thing, or one page of a file, as it is indexed. `kind`: of `wanted.Kind`; `key`: its primary key.

    `page` counts from 1; 0 is the thing itself. `about`: the titles of what it belongs to; `organizations`: the keys of
    those that it belongs to, each between spaces. Its stems lie in the index under its place.
    """

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="search_entries")
    kind = models.CharField(max_length=20)
    key = models.PositiveBigIntegerField()
    page = models.PositiveIntegerField(default=0)
    title = models.TextField(blank=True)
    text = models.TextField(blank=True)
    about = models.TextField(blank=True)
    organizations = models.TextField(blank=True)
    dated_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key", "page"], name="one_entry_of_a_page")]
        indexes = [models.Index(fields=["body", "page", "dated_on"], name="entries_by_day")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}, {self.page}"

    @property
    def place(self) -> int:
        return place_of(self.pk, Kind(self.kind), self.page, self.dated_on)


class Word(models.Model):
    """A stem that stands in `hits` entries of a body; `said`: the word as it stood in one of them."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="search_words")
    stem = models.CharField(max_length=60)
    said = models.CharField(max_length=60)
    hits = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "stem"], name="one_word_of_a_body")]

    def __str__(self) -> str:
        return self.said


class FileRead(models.Model):
    """A file whose text was taken out. `sha256`: of the bytes that were read, as a mirrored file follows its source;
    `blank`: pages without any text, as scans are; `problem`: why there is none.
    """

    file = models.OneToOneField(File, on_delete=models.CASCADE, related_name="text_read")
    sha256 = models.CharField(max_length=64, blank=True)
    pages = models.PositiveIntegerField(default=0)
    blank = models.PositiveIntegerField(default=0)
    problem = models.CharField(max_length=100, blank=True)

    def __str__(self) -> str:
        return f"{self.file}: {self.pages}"


class Touched(models.Model):
    """A row of the filing cabinet that was written, as a trigger noted within the transaction that wrote it."""

    kind = models.CharField(max_length=20)
    key = models.PositiveBigIntegerField()
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
