"""What the house remembers: the rounds of the watch, the terms of keeping, the rounds of deletion."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from config.keeping.models import Forgetting, Term
from sessions_app.models import Body

__all__ = ["Crawl", "Forgetting", "Term"]


class Crawl(models.Model):
    """One round of the watch through a municipality. `findings`: the first of them as address, kind and rows, never the
    closed words. `trouble`: what broke it off. Neither `ended_at` nor `trouble`: it runs, or was killed.
    """

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="crawls", verbose_name=_("body"))
    started_at = models.DateTimeField(_("begin"), default=timezone.now)
    ended_at = models.DateTimeField(_("end"), null=True, blank=True)
    answers = models.PositiveIntegerField(_("answers read"), default=0)
    faults = models.PositiveIntegerField(_("faults"), default=0)
    findings = models.JSONField(_("findings"), default=list, blank=True)
    trouble = models.CharField(_("broken off by"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("round of the watch")
        verbose_name_plural = _("rounds of the watch")
        ordering = ("-started_at",)

    def __str__(self) -> str:
        return f"{self.body} {timezone.localtime(self.started_at):%Y-%m-%d %H:%M}"


class Rota(models.Model):
    """What the next round has to know of those before (config/public_crawl/rota.py). `share`: whose turn it is; `rows`:
    fingerprints as the last round that ended met them; `again`: where it found something, `suspects`: of which rows. Shown
    nowhere: an address may hold the closed words that were found at it.
    """

    body = models.OneToOneField(Body, on_delete=models.CASCADE, related_name="rota")
    share = models.PositiveSmallIntegerField(default=0)
    rows = models.JSONField(default=dict)
    again = models.JSONField(default=list)
    suspects = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.body}: {self.share}"
