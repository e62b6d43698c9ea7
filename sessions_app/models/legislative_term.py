"""The council's term of office."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.record import Record
from sessions_app.models.body import Body


class LegislativeTerm(Record):
    """A legislative term (Wahlperiode)."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="legislative_terms")
    name = models.CharField(_("name"), max_length=200)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("legislative term")
        verbose_name_plural = _("legislative terms")

    def __str__(self) -> str:
        return self.name
