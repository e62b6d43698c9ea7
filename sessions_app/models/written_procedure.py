"""What is or was decided in writing, outside a meeting: a projection of its own journal."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions_app.models.agenda_item import AgendaItem
from sessions_app.models.body import Body
from sessions_app.models.organization import Organization
from sessions_app.models.paper import Paper
from sessions_app.models.resolution import standing_sentence
from sessions_app.written.state import Phase


class WrittenProcedure(models.Model):
    """A procedure in writing (schriftliches Verfahren): read-only but for `agenda_item`, on which it is reported.

    Its key names the journal's stream. `result` is told in the installation's language; `number` and how it stands come
    from the book of resolutions.
    """

    Phase = Phase

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="written_procedures")
    organization = models.ForeignKey(
        Organization, on_delete=models.CASCADE, related_name="written_procedures"
    )
    title = models.CharField(_("title"), max_length=300)
    wording = models.TextField(_("wording"))
    public = models.BooleanField(_("public"), default=False)
    paper = models.ForeignKey(
        Paper, on_delete=models.SET_NULL, null=True, blank=True, related_name="written_procedures"
    )
    phase = models.CharField(_("phase"), max_length=20, default=Phase.NONE.value)
    asked_at = models.DateTimeField(_("asked at"), null=True)
    until = models.DateTimeField(_("to be answered by"), null=True)
    ended_at = models.DateTimeField(_("ended at"), null=True)
    carried = models.BooleanField(_("carried"), null=True)
    result = models.TextField(_("result"), blank=True)
    number = models.CharField(_("number of the resolution"), max_length=400, blank=True)
    standing = models.CharField(_("standing"), max_length=20, blank=True)
    standing_until = models.DateField(_("next step due by"), null=True, blank=True)
    standing_source = models.CharField(_("paragraph of the standing"), max_length=400, blank=True)
    agenda_item = models.ForeignKey(
        AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="written_procedures"
    )

    class Meta:
        verbose_name = _("procedure in writing")
        verbose_name_plural = _("procedures in writing")

    def __str__(self) -> str:
        return self.title

    @property
    def waits(self) -> bool:
        """Whether it is over and no agenda reports it: none did, or the item was taken off, or the meeting."""
        item = self.agenda_item
        gone = item is None or item.deleted or item.meeting.deleted
        called_off = item is not None and item.meeting.state == item.meeting.State.CANCELLED
        return self.phase == Phase.CLOSED and (gone or called_off)

    @property
    def standing_said(self) -> str:
        """How it stands today, in the reader's language."""
        return standing_sentence(self.standing, self.standing_until, self.standing_source)
