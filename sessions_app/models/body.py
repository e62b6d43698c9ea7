"""The municipality: a Body is a tenant, found by host name."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.record import Record
from sessions_app.models.scheme import check_scheme


class Body(Record):
    """A municipality (Körperschaft, Kommune). Every query starts from one."""

    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=80)
    slug = models.SlugField(_("short sign"), unique=True)
    office = models.CharField(_("office"), max_length=200, blank=True)
    address = models.TextField(_("address and contact, one line each"), blank=True)
    website = models.URLField(_("website"), blank=True)
    accent = models.CharField(_("accent colour"), max_length=7, default="#0B4A6F")
    fault_phone = models.CharField(
        _("telephone for faults"),
        max_length=60,
        blank=True,
        help_text=_("The second channel: who cannot report a fault on the screen calls here."),
    )
    resolution_scheme = models.CharField(
        _("numbering of resolutions"),
        max_length=60,
        blank=True,
        validators=[check_scheme],
        help_text=_(
            "As in {year}/{number:03} or Rat/{term}/{number}; also {organization}. If left empty: {year}/{number:03}."
        ),
    )
    # What search engines may list (data protection): people are found through their committees in any case.
    people_in_search = models.BooleanField(_("search engines may list people"), default=False)
    minutes_in_search = models.PositiveSmallIntegerField(
        _("years for which search engines may list minutes"),
        null=True,
        blank=True,
        help_text=_("If left empty, for ever."),
    )
    watermarks = models.BooleanField(
        _("closed PDFs bear the reader’s name"),
        default=True,
        help_text=_(
            "On each page of the copy that a member opens. Signed documents stay as they were signed."
        ),
    )
    rule_profile = models.CharField(_("rule profile"), max_length=20, default="nrw")

    class Meta:
        verbose_name = _("body")
        verbose_name_plural = _("bodies")
        permissions = [
            ("administer_body", "May administer the body"),
            ("author_papers", "May register papers"),
        ]

    def __str__(self) -> str:
        return self.name


class Host(models.Model):
    """A host name under which a body answers, in lower case and without port."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="hosts")
    name = models.CharField(_("host name"), max_length=253, unique=True)

    class Meta:
        verbose_name = _("host name")
        verbose_name_plural = _("host names")

    def __str__(self) -> str:
        return self.name
