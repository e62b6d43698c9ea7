"""Who belongs to which organization, from when until when, as what."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.db.models.expressions import Combinable
from django.utils.translation import gettext_lazy as _

from documents.record import Record
from sessions_app.models.organization import Organization
from sessions_app.models.person import Person


class Membership(Record):
    """A dated membership (Mitgliedschaft). The right to vote comes from here and from nowhere else."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=200, blank=True)
    presides = models.BooleanField(_("presides"), default=False)
    by_office = models.BooleanField(
        _("member by office"),
        default=False,
        help_text=_("The mayor in the council: in some matters the law gives this office no vote."),
    )
    voting_right = models.BooleanField(_("right to vote"), default=True)
    on_behalf_of = models.ForeignKey(
        Organization, on_delete=models.SET_NULL, null=True, blank=True, related_name="delegates"
    )
    substitute_of = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="substitutes"
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return f"{self.person} · {self.organization}"


def valid_on(day: date | Combinable) -> Q:
    """Memberships that hold on a day, both ends included; an open end is no end."""
    begun = Q(starts_on__isnull=True) | Q(starts_on__lte=day)
    not_over = Q(ends_on__isnull=True) | Q(ends_on__gte=day)
    return begun & not_over & Q(deleted=False)
