"""Hall displays: which screen shows which meeting, and what the desk wants to see on it. Plain rows, no record."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions_app.models.body import Body
from sessions_app.models.meeting import Meeting


class Display(models.Model):
    """A screen in a hall (Saalanzeige). It has no login: a random word in its cookie tells it from others.

    While it waits it has a `code`; once the clerk has entered that, it has a `meeting`.
    """

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="displays")
    token_hash = models.CharField(_("hash of the cookie"), max_length=64, unique=True)
    code = models.CharField(_("code"), max_length=6, db_index=True)
    code_expires_at = models.DateTimeField(_("code expires at"))
    meeting = models.ForeignKey(
        Meeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="displays"
    )
    paired_at = models.DateTimeField(_("connected at"), null=True, blank=True)

    class Meta:
        verbose_name = _("hall display")
        verbose_name_plural = _("hall displays")

    def __str__(self) -> str:
        return f"{_('hall display')} {self.pk}"


class DisplayWish(models.Model):
    """What the desk wants on the displays of a meeting. `version` grows whenever something about them changes."""

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="display_wish")
    picture = models.CharField(_("picture"), max_length=20, default="automatic")
    text = models.CharField(_("message"), max_length=200, blank=True)
    version = models.PositiveIntegerField(_("version"), default=0)

    class Meta:
        verbose_name = _("wish for the hall display")
        verbose_name_plural = _("wishes for the hall display")

    def __str__(self) -> str:
        return f"{self.meeting}: {self.picture}"
