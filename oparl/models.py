"""What import and publication have to remember beside the rows themselves."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from documents.models import File
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


class Taken(models.Model):
    """An object of a source as it was last taken over: the same once more is not even read.

    `digest` is a fingerprint of its JSON, `holds` counts its rows by kind, embedded ones too, `seen` is the beginning
    of the last run that met it.
    """

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="taken")
    oparl_id = models.CharField(max_length=500)
    kind = models.CharField(max_length=20)
    digest = models.CharField(max_length=32)
    holds = models.JSONField(default=dict)
    seen = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "oparl_id"], name="taken_once")]
        indexes = [models.Index(fields=["body", "kind", "seen"], name="taken_lately")]

    def __str__(self) -> str:
        return self.oparl_id


class Mirror(models.Model):
    """A server that a body is kept in step with. `began`: the run that is not finished yet goes on from there."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="mirrors")
    address = models.CharField(max_length=500)
    began = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "address"], name="mirrored_once")]

    def __str__(self) -> str:
        return self.address


class MirroredList(models.Model):
    """How far one list of a server is read.

    `following` is the page at which an interrupted reading goes on, `began` when that began. `read` and `read_whole`
    are the beginnings of the last readings that came to the end, for changes or for everything. `deaf`: the server
    ignores filters.
    """

    mirror = models.ForeignKey(Mirror, on_delete=models.CASCADE, related_name="lists")
    name = models.CharField(max_length=40)
    following = models.TextField(blank=True)
    filtered = models.BooleanField(default=False)
    began = models.DateTimeField(null=True)
    read = models.DateTimeField(null=True)
    read_whole = models.DateTimeField(null=True)
    deaf = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mirror", "name"], name="mirrored_list_once")]

    def __str__(self) -> str:
        return f"{self.name}: {self.mirror}"


class FetchedFile(models.Model):
    """What came of fetching a file's bytes from its source. `modified`: the source's time for which that holds.

    `etag` and `last_modified` are given back to the server, which then need not send the same again; `why_not` is
    a sentence.
    """

    file = models.OneToOneField(File, on_delete=models.CASCADE, related_name="fetched")
    modified = models.DateTimeField()
    mime_type = models.CharField(max_length=100, blank=True)
    etag = models.CharField(max_length=200, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    why_not = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.why_not or str(self.file)


class OpenData(models.Model):
    """What a body gives away as open data (Offene Daten), and under which licence. Without a row: nothing personal."""

    body = models.OneToOneField(Body, on_delete=models.CASCADE, related_name="open_data")
    license = models.URLField(
        _("licence"),
        blank=True,
        help_text=_("The address of the licence’s text, as in https://www.govdata.de/dl-de/by-2-0"),
    )
    contact_name = models.CharField(_("contact"), max_length=200, blank=True)
    contact_email = models.EmailField(_("e-mail of the contact"), blank=True)
    contributor_id = models.URLField(
        _("contributor of the data portal"),
        blank=True,
        help_text=_(
            "As GovData has assigned it, such as http://dcat-ap.de/def/contributors/openNRW. "
            "Without it no catalogue takes the data in."
        ),
    )
    geocoding_uri = models.URLField(
        _("area"),
        blank=True,
        help_text=_(
            "Municipality key or regional key as an address, such as "
            "http://dcat-ap.de/def/politicalGeocoding/municipalityKey/05315000"
        ),
    )
    persons_email = models.BooleanField(_("publish e-mail addresses of the members"), default=False)
    persons_phone = models.BooleanField(_("publish telephone numbers of the members"), default=False)
    attendance = models.BooleanField(
        _("publish who attended"),
        default=False,
        help_text=_("For meetings that are closed. The minutes name them in any case."),
    )

    class Meta:
        verbose_name = _("open data")
        verbose_name_plural = _("open data")

    def __str__(self) -> str:
        return str(self.body)


class Published(models.Model):
    """An object that anybody can fetch by OParl, or once could (`deleted`): when it appeared, when it changed last.

    `kind` and `key` (primary key) name the row in the filing cabinet. `digest` is a fingerprint of all that is shown
    of it, its times left out: another digest is a change (docs/adr/0023-oparl-out.md). Times are whole seconds.
    """

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="published")
    kind = models.CharField(max_length=20)
    key = models.PositiveBigIntegerField()
    created = models.DateTimeField()
    modified = models.DateTimeField()
    deleted = models.BooleanField(default=False)
    digest = models.CharField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="published_once")]
        indexes = [
            models.Index(fields=["body", "kind", "key"], name="published_in_order"),
            models.Index(fields=["body", "kind", "modified"], name="published_lately"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Touched(models.Model):
    """A row of the filing cabinet that was written, as a trigger noted within the transaction that wrote it.

    `spread`: the object itself is to be compared; else also everything that shows something of it.
    """

    kind = models.CharField(max_length=20)
    key = models.PositiveBigIntegerField()
    at = models.DateTimeField(default=timezone.now)
    spread = models.BooleanField(default=False)

    class Meta:
        # Each for one question: asked for a truth alone, SQLite makes no use of a column at an index's beginning, and
        # where a whole town waits to be compared every portion of it would look at all of them.
        indexes = [
            models.Index(fields=["kind", "key"], name="touched_to_compare", condition=models.Q(spread=True)),
            models.Index(fields=["id"], name="touched_to_spread", condition=models.Q(spread=False)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Reading(models.Model):
    """When somebody last read a body's objects, to the minute: what changes afterwards must look younger."""

    body = models.OneToOneField(Body, on_delete=models.CASCADE, primary_key=True, related_name="reading")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.body}: {self.at}"


class Checksum(models.Model):
    """The SHA-512 of a content that is known by its SHA-256. Reckoned once: contents never change."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    sha512 = models.CharField(max_length=128)

    def __str__(self) -> str:
        return self.sha512
