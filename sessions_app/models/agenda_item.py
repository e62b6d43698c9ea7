"""The items of an agenda, in two parts: public and closed."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.models import File
from documents.record import Record
from sessions_app.models.meeting import Meeting

if TYPE_CHECKING:
    from sessions_app.models.consultation import Consultation
    from sessions_app.models.resolution import Resolution


class AgendaItem(Record):
    """An agenda item (Tagesordnungspunkt). `state` and `result` of a sitting held here are projections.

    `name` of a closed item is seen by those entitled and by nobody else; the public sees `public_name`,
    the neutral title, or only that there is a closed item.
    """

    class State(models.TextChoices):
        PENDING = "pending", _("Pending")
        CALLED = "called", _("Called")
        DECIDED = "decided", _("Decided")
        NOTED = "noted", _("Noted")
        POSTPONED = "postponed", _("Postponed")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        REFERRED = "referred", _("Referred")

    class Kind(models.TextChoices):
        RESOLUTION = "resolution", _("Resolution")
        MAIN_BYLAW = "main_bylaw", _("Resolution: main by-law")
        MAYOR_REMOVAL = "mayor_removal", _("Resolution: removal of the mayor")
        DEPUTY_REMOVAL = "deputy_removal", _("Resolution: removal of a deputy mayor")
        REMOTE_MEETING = "remote_meeting", _("Resolution: meetings by video")
        JOINT_PROPOSAL = "joint_proposal", _("Resolution: joint proposal for the committees")
        COMMITTEES = "committees", _("Resolution: committees (forming, filling, chairs)")
        DISCHARGE = "discharge", _("Resolution: annual accounts and discharge")
        MAYOR_CLAIMS = "mayor_claims", _("Resolution: claims against the mayor, conduct of the office")
        OVERSIGHT = "oversight", _("Resolution: oversight (inspection of files, statement of the mayor)")
        PORTFOLIOS = "portfolios", _("Resolution: portfolios of the deputies, leading staff")
        SPECIAL = "special", _("Resolution by another majority (chosen in the meeting)")
        INFORMATION = "information", _("Information")
        REPORT = "report", _("Report")
        QUESTION = "question", _("Question to the administration")
        HEADING = "heading", _("Heading")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda_items")
    public = models.BooleanField(_("public"), default=False)
    number = models.CharField(_("number"), max_length=40, blank=True)
    order = models.PositiveIntegerField(_("order"), default=0)
    name = models.CharField(_("title"), max_length=1000)
    public_name = models.CharField(_("neutral title for the public"), max_length=300, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.RESOLUTION)
    proposed_resolution = models.TextField(_("proposed resolution"), blank=True)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.PENDING)
    result = models.CharField(_("result"), max_length=500, blank=True)
    starts_at = models.DateTimeField(_("begin"), null=True, blank=True)
    ends_at = models.DateTimeField(_("end"), null=True, blank=True)
    resolution_file = models.ForeignKey(
        File, on_delete=models.SET_NULL, null=True, blank=True, related_name="resolution_of"
    )
    auxiliary_files = models.ManyToManyField(File, blank=True, related_name="agenda_items")
    # On the items of an agenda that is read (`queries`).
    all_consultations: "list[Consultation]"
    all_files: list[File]
    all_resolutions: "list[Resolution]"

    class Meta:
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        ordering = ["-public", "order", "pk"]

    def __str__(self) -> str:
        return f"{self.number} {self.name}".strip()

    @property
    def result_said(self) -> str:
        """The last result in the reader's language if it was announced here, else as the source says it."""
        announced = max(self.resolutions.all(), key=lambda each: each.adopted_at, default=None)
        return announced.sentence if announced and announced.rule_source else self.result
