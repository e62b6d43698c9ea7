"""Files: what they are called, what they are, who made them public."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.record import Record


def storage_name(file: "File", _name: str) -> str:
    """Where the bytes lie: by content, never by the name that somebody gave the file."""
    return f"{file.sha256[:2]}/{file.sha256}"


class File(Record):
    """A file (Datei, Anlage). Its bytes never change: a new version is a new File. (Of an imported one they follow
    the source, which knows no versions.)

    `owner` names the tenant in the caller's words; `external_url` is set where only the source has the bytes.
    Nothing is public unless somebody says so.
    """

    token = models.UUIDField(_("token"), default=uuid.uuid4, unique=True, editable=False)
    owner = models.CharField(_("owner"), max_length=80, db_index=True)
    name = models.CharField(_("name"), max_length=500)
    file_name = models.CharField(_("file name"), max_length=300)
    mime_type = models.CharField(_("type"), max_length=100, default="application/pdf")
    size = models.PositiveBigIntegerField(_("size in bytes"), null=True, blank=True)
    sha256 = models.CharField(_("SHA-256"), max_length=64, blank=True)
    content = models.FileField(_("content"), upload_to=storage_name, max_length=200, blank=True)
    external_url = models.URLField(_("address at the source"), max_length=500, blank=True)
    dated_on = models.DateField(_("date"), null=True, blank=True)
    public = models.BooleanField(_("public"), default=False)
    # Found at the upload. It goes out as it was signed, without the reader's name.
    signed = models.BooleanField(_("electronically signed"), default=False)

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")

    def __str__(self) -> str:
        return self.name
