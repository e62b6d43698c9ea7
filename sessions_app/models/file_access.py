"""Who has opened a closed file: kept for a term, read by few (DP-10)."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from documents.models import File
from sessions_app.models.body import Body


class FileAccess(models.Model):
    """A closed file was delivered (Abruf). `name` and `title` are as they were then; written once, never changed."""

    class Way(models.TextChoices):
        MARKED = "marked", _("with the reader’s name on each page")
        AS_IT_IS = "as_it_is", _("as it is")
        SIGNED = "signed", _("signed document, unchanged")
        DAMAGED = "damaged", _("without the reader’s name: the PDF is damaged")

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="file_accesses")
    file = models.ForeignKey(
        File, on_delete=models.SET_NULL, null=True, related_name="accesses", verbose_name=_("file")
    )
    title = models.CharField(_("title"), max_length=500)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="file_accesses",
        verbose_name=_("account"),
    )  # fmt: skip
    name = models.CharField(_("full name"), max_length=200)
    at = models.DateTimeField(_("fetched at"), default=timezone.now)
    way = models.CharField(_("delivered"), max_length=10, choices=Way)

    class Meta:
        verbose_name = _("access to a closed file")
        verbose_name_plural = _("accesses to closed files")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["body", "at"], name="accesses_in_time")]

    def __str__(self) -> str:
        return f"{self.name}: {self.title}"
