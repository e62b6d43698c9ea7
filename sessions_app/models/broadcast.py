"""Where the public parts of a meeting can be seen and heard: at an address of the municipality's choice."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions_app.models.meeting import Meeting


class Broadcast(models.Model):
    """The livestream and the recording of a meeting (Übertragung, Aufzeichnung). Nothing of them is kept here.

    `recording_from`: the time at which the recording begins; empty: with the opening of the meeting. By it and the
    journal a reader is led to the second in which an item is called.
    """

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="broadcast")
    stream_url = models.URLField(_("address of the livestream"), max_length=500, blank=True)
    recording_url = models.URLField(_("address of the recording"), max_length=500, blank=True)
    recording_from = models.DateTimeField(_("beginning of the recording"), null=True, blank=True)

    class Meta:
        verbose_name = _("broadcast")
        verbose_name_plural = _("broadcasts")

    def __str__(self) -> str:
        return str(self.meeting)
