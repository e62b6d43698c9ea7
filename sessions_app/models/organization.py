"""The council, its committees and groups, the offices of the administration."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.record import Record
from sessions_app.models.body import Body
from sessions_app.models.location import Location
from sessions_app.models.scheme import check_scheme


class Organization(Record):
    """A council, committee, group or office (Gremium, Ausschuss, Fraktion, Amt)."""

    class Type(models.TextChoices):
        COUNCIL = "council", _("Council")
        COMMITTEE = "committee", _("Committee")
        GROUP = "group", _("Group")
        OFFICE = "office", _("Office")
        OTHER = "other", _("Other")

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="organizations")
    name = models.CharField(_("name"), max_length=300)
    short_name = models.CharField(_("short name"), max_length=80, blank=True)
    organization_type = models.CharField(_("type"), max_length=20, choices=Type, default=Type.OTHER)
    classification = models.CharField(_("classification"), max_length=200, blank=True)
    sub_organization_of = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="sub_organizations"
    )
    location = models.ForeignKey(Location, on_delete=models.SET_NULL, null=True, blank=True)
    # Vacant seats do not lower it (§ 49 Abs. 1 GO NRW).
    statutory_number = models.PositiveSmallIntegerField(
        _("statutory number of members"), null=True, blank=True
    )
    resolution_scheme = models.CharField(
        _("numbering of resolutions"),
        max_length=60,
        blank=True,
        validators=[check_scheme],
        help_text=_(
            "As in {year}/{number:03} or Rat/{term}/{number}; also {organization}. If left empty, the municipality’s."
        ),
    )
    # Where its meetings are broadcast, unless a meeting says another address.
    stream_url = models.URLField(_("address of the livestream"), max_length=500, blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        permissions = [
            ("clerk_of", "Clerk of the organization"),
            ("preside_over", "Presides over the organization"),
            ("member_of", "Member of the organization"),
            ("read_nonpublic_of", "Reads what is not public of the organization"),
            ("keep_door_of", "Checks in at the door of the organization's meetings"),
        ]

    def __str__(self) -> str:
        return self.name
