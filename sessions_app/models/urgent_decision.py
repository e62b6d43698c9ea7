"""What was decided in place of the council: a projection of the book of resolutions."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions_app.models.agenda_item import AgendaItem
from sessions_app.models.organization import Organization
from sessions_app.models.resolution import Resolution


class UrgentDecision(models.Model):
    """An urgent decision (Dringlichkeitsentscheidung): read-only but for `agenda_item`, on which it is approved."""

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="urgent_decisions")
    number = models.PositiveIntegerField(_("number in the book"))
    title = models.CharField(_("title"), max_length=300)
    text = models.TextField(_("wording"))
    reason = models.TextField(_("reason for the urgency"))
    way = models.CharField(_("who may decide"), max_length=40)
    deciders = models.CharField(_("who decided"), max_length=300)
    decided_on = models.DateField(_("decided on"))
    public = models.BooleanField(_("public"), default=False)
    source = models.CharField(_("paragraph"), max_length=200)
    agenda_item = models.ForeignKey(
        AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="urgent_decisions"
    )

    class Meta:
        verbose_name = _("urgent decision")
        verbose_name_plural = _("urgent decisions")
        constraints = [
            models.UniqueConstraint(fields=["organization", "number"], name="one_urgent_decision_per_number")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def waits(self) -> bool:
        """Whether no agenda has it: none had, or the item was taken off, or the meeting."""
        item = self.agenda_item
        gone = item is None or item.deleted or item.meeting.deleted
        return gone or (item is not None and item.meeting.state == item.meeting.State.CANCELLED)

    @property
    def result(self) -> Resolution | None:
        """What the council has resolved on it, last."""
        item = self.agenda_item
        return item.resolutions.filter(election=0).order_by("-vote_number").first() if item else None
