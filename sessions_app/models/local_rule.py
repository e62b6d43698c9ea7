"""What a municipality decides for itself: its main by-law and rules of procedure, where the state's law leaves room."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sessions_app.models.body import Body
from sessions_app.models.organization import Organization
from voting.rules.schema import Origin


class LocalRule(models.Model):
    """One value of local law (Ortsrecht): of the whole body, or of one organization. Both ends of its days included.

    `content` is as `voting.rules.schema` reads it. A row is never rewritten: a rule ends, and another one begins.
    """

    class Document(models.TextChoices):
        MAIN_BYLAW = Origin.MAIN_BYLAW.value, _("Main by-law")
        RULES_OF_PROCEDURE = Origin.RULES_OF_PROCEDURE.value, _("Rules of procedure")

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="local_rules")
    organization = models.ForeignKey(
        Organization, on_delete=models.CASCADE, null=True, blank=True, related_name="local_rules"
    )
    key = models.CharField(_("rule"), max_length=60)
    content = models.JSONField(_("value"))
    document = models.CharField(_("document"), max_length=20, choices=Document)
    paragraph = models.CharField(_("paragraph"), max_length=60)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("local rule")
        verbose_name_plural = _("local rules")
        ordering = ["key", "starts_on", "pk"]

    def __str__(self) -> str:
        return f"{self.key}: {self.paragraph} {self.get_document_display()}"


def holding_on(day: date) -> Q:
    """Rules that hold on a day; an open end is no end."""
    return Q(starts_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gte=day))


def overlapping(starts_on: date, ends_on: date | None) -> Q:
    """Rules that hold on any day of a span."""
    begun = Q(starts_on__lte=ends_on) if ends_on else Q()
    return begun & (Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on))
