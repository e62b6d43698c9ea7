"""The number with which a member is checked in at the door. A plain row: it opens nothing and proves nothing."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sessions_app.models.body import Body
from sessions_app.models.person import Person


class CheckInNumber(models.Model):
    """A member's number for the door (Einlassnummer), random, unlike any other of the same body.

    In a row of its own, so that whatever reads people (pages, OParl, exports) cannot show it by accident.
    """

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="check_in_numbers")
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="check_in_number")
    number = models.CharField(_("number"), max_length=6)
    given_at = models.DateTimeField(_("given at"), default=timezone.now)

    class Meta:
        verbose_name = _("number for the door")
        verbose_name_plural = _("numbers for the door")
        ordering = ["person__family_name", "person__name"]
        constraints = [
            models.UniqueConstraint(fields=["body", "number"], name="check_in_number_of_one_person")
        ]

    def __str__(self) -> str:
        return str(self.person)
