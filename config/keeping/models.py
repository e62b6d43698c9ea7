"""The terms that a municipality has chosen, and the record of what was deleted."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sessions_app.models import Body


class Term(models.Model):
    """For how many days a municipality keeps data of one kind. Without a row the preset term holds."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="terms_of_keeping")
    kind = models.CharField(_("kind of data"), max_length=20)
    days = models.PositiveSmallIntegerField(_("days"))

    class Meta:
        verbose_name = _("term of keeping")
        verbose_name_plural = _("terms of keeping")
        constraints = [models.UniqueConstraint(fields=["body", "kind"], name="one_term_of_a_kind")]

    def __str__(self) -> str:
        return f"{self.body}: {self.kind}, {self.days}"


class Forgetting(models.Model):
    """One round (Löschlauf) through a municipality, or without one through what belongs to the installation.

    `counts`: how many rows went, by kind; never which. `failed`: the kinds of which nothing went because of a fault.
    """

    body = models.ForeignKey(
        Body, on_delete=models.CASCADE, null=True, related_name="forgettings", verbose_name=_("body")
    )
    at = models.DateTimeField(_("deleted at"), default=timezone.now)
    counts = models.JSONField(_("deleted rows by kind"), default=dict)
    failed = models.JSONField(_("kinds that failed"), default=list)

    class Meta:
        verbose_name = _("round of deletion")
        verbose_name_plural = _("rounds of deletion")
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.body or '–'} {timezone.localtime(self.at):%Y-%m-%d %H:%M}"
