"""A planned meeting. What happens in it is written in the journal, not here."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.models import File
from documents.record import Record
from sessions_app.models.body import Body
from sessions_app.models.legislative_term import LegislativeTerm
from sessions_app.models.location import Location
from sessions_app.models.organization import Organization


class Meeting(Record):
    """A meeting (Sitzung) of an organization. `state` is a projection of the journal: read it, never set it."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        CONVENED = "convened", _("Convened")
        OPEN = "open", _("In session")
        INTERRUPTED = "interrupted", _("Interrupted")
        CLOSED = "closed", _("Closed")
        CANCELLED = "cancelled", _("Cancelled")

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="meetings")
    organization = models.ForeignKey(
        Organization, on_delete=models.SET_NULL, null=True, blank=True, related_name="meetings"
    )
    further_organizations = models.ManyToManyField(Organization, blank=True, related_name="joint_meetings")
    legislative_term = models.ForeignKey(LegislativeTerm, on_delete=models.SET_NULL, null=True, blank=True)
    name = models.CharField(_("name"), max_length=500)
    number = models.PositiveSmallIntegerField(_("number"), null=True, blank=True)
    starts_at = models.DateTimeField(_("begin"), null=True, blank=True, db_index=True)
    # By the journal, for meetings held here; before that `starts_at` is the plan.
    opened_at = models.DateTimeField(_("opened at"), null=True, blank=True)
    ends_at = models.DateTimeField(_("end"), null=True, blank=True)
    location = models.ForeignKey(Location, on_delete=models.SET_NULL, null=True, blank=True)
    # Empty: the body's. Frozen into the journal at convening (§ 10 Abs. 3 DigiSiVO NRW).
    fault_phone = models.CharField(_("telephone for faults"), max_length=60, blank=True)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.PLANNED)
    agenda_published_at = models.DateTimeField(_("agenda published at"), null=True, blank=True)
    agenda_version = models.PositiveSmallIntegerField(_("version of the agenda"), default=0)
    invitation = models.ForeignKey(
        File, on_delete=models.SET_NULL, null=True, blank=True, related_name="invites_to"
    )
    results_protocol = models.ForeignKey(
        File, on_delete=models.SET_NULL, null=True, blank=True, related_name="minutes_of"
    )
    verbatim_protocol = models.ForeignKey(
        File, on_delete=models.SET_NULL, null=True, blank=True, related_name="transcript_of"
    )
    auxiliary_files = models.ManyToManyField(File, blank=True, related_name="meetings")

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")

    def __str__(self) -> str:
        return self.name

    @property
    def second_channel(self) -> str:
        """The telephone number for those who cannot report a fault on the screen (zweiter Meldeweg)."""
        return self.fault_phone or self.body.fault_phone

    @property
    def began_at(self) -> datetime | None:
        """When it was opened; as long as it was not, when it is planned to begin."""
        return self.opened_at or self.starts_at
