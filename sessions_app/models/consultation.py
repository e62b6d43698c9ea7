"""Where a paper is deliberated on."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.record import Record
from sessions_app.models.agenda_item import AgendaItem
from sessions_app.models.meeting import Meeting
from sessions_app.models.organization import Organization
from sessions_app.models.paper import Paper


class Consultation(Record):
    """A consultation (Beratung) of a paper; a paper's consultations in their order are its sequence.

    An imported one may know its paper only by an address that leads nowhere: then `paper` is empty.
    """

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, null=True, related_name="consultations")
    meeting = models.ForeignKey(
        Meeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="consultations"
    )
    agenda_item = models.ForeignKey(
        AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="consultations"
    )
    organizations = models.ManyToManyField(Organization, blank=True, related_name="consultations")
    authoritative = models.BooleanField(_("decides"), default=False)
    role = models.CharField(_("role"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return f"{self.paper} · {self.meeting}"
