"""Who of the public follows a meeting by video (DIG-12): offered by the office, entered by name, gone after a while."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sessions_app.models.meeting import Meeting


class Entrance(models.Model):
    """The public can follow this meeting by video: registering is possible until the period ends, or the office ends it."""

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="entrance")
    offered_at = models.DateTimeField(_("offered at"), default=timezone.now)
    offered_by = models.CharField(_("offered by"), max_length=200)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    class Meta:
        verbose_name = _("entrance for the public by video")
        verbose_name_plural = _("entrances for the public by video")

    def __str__(self) -> str:
        return str(self.meeting)


class Registration(models.Model):
    """Somebody who has registered: for the video, or for a place in the town hall. `token` is the personal entrance.

    `entered_by` is who of the office wrote it down for somebody who called; `accepted_at` is when the notice before
    the video was last accepted.
    """

    class Way(models.TextChoices):
        VIDEO = "video", _("By video")
        PLACE = "place", _("Place in the town hall (no Internet)")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="registrations")
    number = models.PositiveSmallIntegerField(_("number"))
    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    registered_at = models.DateTimeField(_("registered at"), default=timezone.now)
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(_("language"), max_length=5, default="de")
    way = models.CharField(_("way of following"), max_length=10, choices=Way)
    entered_by = models.CharField(_("entered by"), max_length=200, blank=True)
    accepted_at = models.DateTimeField(_("notice accepted at"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    withdrawn_by = models.CharField(_("withdrawn by"), max_length=200, blank=True)
    reason = models.CharField(_("reason of the withdrawal"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("registration for a meeting by video")
        verbose_name_plural = _("registrations for meetings by video")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="one_registration_of_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"
