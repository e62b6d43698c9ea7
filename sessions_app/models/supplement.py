"""What a published agenda became afterwards: it stays, and a numbered supplement changes it (LAW-10)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.models import File
from sessions_app.models.agenda_item import AgendaItem
from sessions_app.models.meeting import Meeting
from sessions_app.models.paper import Paper


class Supplement(models.Model):
    """A supplement to a published agenda (Nachtrag zur Tagesordnung), counted from 1 within its meeting.

    It is a draft until `published_at`. `before` is the agenda that it changed, as `sessions_app.versions` writes and
    reads it; `earlier_agenda` is that one's PDF, if somebody had asked for it.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="supplements")
    number = models.PositiveSmallIntegerField(_("number"))
    note = models.TextField(_("note for all"), blank=True)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    before = models.JSONField(_("the agenda before"), default=list, blank=True)
    earlier_agenda = models.ForeignKey(
        File, on_delete=models.SET_NULL, null=True, blank=True, related_name="earlier_agenda_of"
    )

    class Meta:
        verbose_name = _("supplement")
        verbose_name_plural = _("supplements")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="one_supplement_per_number")
        ]

    def __str__(self) -> str:
        return _("Supplement %(number)s") % {"number": self.number}


class SupplementChange(models.Model):
    """One line of a supplement. `item` is what it changes; of a new one it is made with the publication.

    The wording is the new one, of a withdrawn item its last. `before` is the former wording of a changed item, by the
    names of the fields. `papers` are those that come with it.
    """

    class Kind(models.TextChoices):
        NEW = "new", _("New")
        CHANGED = "changed", _("Changed")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    supplement = models.ForeignKey(Supplement, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    item = models.ForeignKey(
        AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="supplement_changes"
    )
    public = models.BooleanField(_("public"), default=False)
    number = models.CharField(_("number"), max_length=40, blank=True)
    name = models.CharField(_("title"), max_length=1000)
    public_name = models.CharField(_("neutral title for the public"), max_length=300, blank=True)
    item_kind = models.CharField(_("kind of item"), max_length=20, choices=AgendaItem.Kind)
    proposed_resolution = models.TextField(_("proposed resolution"), blank=True)
    before = models.JSONField(_("the former wording"), default=dict, blank=True)
    papers = models.ManyToManyField(Paper, blank=True, related_name="supplement_changes")

    class Meta:
        verbose_name = _("change of the agenda")
        verbose_name_plural = _("changes of the agenda")
        ordering = ["-public", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["supplement", "item"], name="one_change_per_item"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}".strip()
