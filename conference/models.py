"""The rooms of video conferences."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions_app.models import Meeting
from sessions_app.sitting.state import Part

PARTS = [(Part.PUBLIC.value, _("public")), (Part.CLOSED.value, _("closed"))]


class Room(models.Model):
    """The room of one part of one meeting. Its name cannot be guessed and says nothing.

    The closed part has a room of its own: a token of the public room does not open it.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="conference_rooms")
    part = models.CharField(_("part"), max_length=10, choices=PARTS)
    name = models.CharField(_("name"), max_length=60, unique=True, editable=False)

    class Meta:
        verbose_name = _("room of a video conference")
        verbose_name_plural = _("rooms of video conferences")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "part"], name="one_conference_room_per_part")
        ]

    def __str__(self) -> str:
        return f"{self.meeting} · {self.part}"
