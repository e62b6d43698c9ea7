"""What the clerk keeps at hand, and what was sent out. The minutes themselves stand in the journal."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from minutes.passage_events import PASSAGE_LIMIT
from sessions_app.models import Body, Meeting


class TextBlock(models.Model):
    """A text block (Textbaustein) of a municipality, in the markup of passages. Inserted as it stands at that moment."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="text_blocks")
    name = models.CharField(_("name"), max_length=80)
    text = models.TextField(_("text"), max_length=PASSAGE_LIMIT)

    class Meta:
        verbose_name = _("text block")
        verbose_name_plural = _("text blocks")
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["body", "name"], name="one_text_block_of_a_name")]

    def __str__(self) -> str:
        return self.name


class Invitation(models.Model):
    """One sending of invitations by mail (Einladung per E-Mail): to what, as it was known then."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="invitations")
    agenda_version = models.PositiveSmallIntegerField(_("version of the agenda"))
    starts_at = models.DateTimeField(_("begin"))
    place = models.TextField(_("place"), blank=True)
    cancelled = models.BooleanField(_("cancelled"), default=False)
    sent_at = models.DateTimeField(_("sent at"))
    sent_by = models.CharField(_("sent by"), max_length=200)

    class Meta:
        verbose_name = _("invitation by mail")
        verbose_name_plural = _("invitations by mail")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.meeting} {self.pk}"

    def says_the_same(self, other: "Invitation") -> bool:
        """Whether a calendar would show the same."""
        mine, theirs = ((each.starts_at, each.place, each.cancelled) for each in (self, other))
        return mine == theirs
