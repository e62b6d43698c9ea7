"""Where a meeting takes place."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.record import Record
from sessions_app.models.body import Body


class Location(Record):
    """A place (Ort): a room at an address, or whatever the source says in words."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="locations")
    description = models.TextField(_("description"), blank=True)
    room = models.CharField(_("room"), max_length=200, blank=True)
    street_address = models.CharField(_("street and number"), max_length=300, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=20, blank=True)
    locality = models.CharField(_("town"), max_length=200, blank=True)
    # Degrees in WGS 84, both or none.
    latitude = models.FloatField(
        _("latitude"), null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.FloatField(
        _("longitude"), null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")

    def __str__(self) -> str:
        town = f"{self.postal_code} {self.locality}".strip()
        parts = [self.room, self.street_address, town]
        return ", ".join(part for part in parts if part) or self.description
