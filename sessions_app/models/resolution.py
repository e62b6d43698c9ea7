"""What was adopted: a projection of the journal."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions_app.models.agenda_item import AgendaItem


class Resolution(models.Model):
    """A resolution (Beschluss), written by the projection when its result is announced: read-only.

    `entry` is the journal's seq of the announcement, so that anyone can look the vote up.
    """

    agenda_item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="resolutions")
    vote_number = models.PositiveSmallIntegerField(_("number of the vote"))
    text = models.TextField(_("wording"))
    carried = models.BooleanField(_("carried"))
    yes = models.PositiveIntegerField(_("yes"))
    no = models.PositiveIntegerField(_("no"))
    abstain = models.PositiveIntegerField(_("abstentions"))
    adopted_at = models.DateTimeField(_("announced at"))
    entry = models.PositiveIntegerField(_("entry in the journal"))

    class Meta:
        verbose_name = _("resolution")
        verbose_name_plural = _("resolutions")
        constraints = [
            models.UniqueConstraint(fields=["agenda_item", "vote_number"], name="one_resolution_per_vote")
        ]

    def __str__(self) -> str:
        return f"{self.agenda_item}: {self.text[:80]}"
