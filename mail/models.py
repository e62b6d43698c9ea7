"""The outbox: what is to be sent, what was, and what could not be."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Mail(models.Model):
    """One mail (E-Mail im Ausgang). Its words are made when it is sent, so that nothing withdrawn meanwhile is in it.

    `key` names the cause: of two mails with the same cause only the first is written. `kind` says who makes the letter,
    from `about`. `owner` names the tenant in the caller's words. `address` is kept until the mail has left, no longer.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waits")
        SENDING = "sending", _("Is being sent")
        SENT = "sent", _("Sent")
        OBSOLETE = "obsolete", _("Not needed any more")
        GIVEN_UP = "given_up", _("Given up")
        UNCLEAR = "unclear", _("Interrupted: perhaps sent")

    owner = models.CharField(_("owner"), max_length=80, db_index=True)
    key = models.CharField(_("cause"), max_length=200, unique=True)
    kind = models.CharField(_("kind"), max_length=40)
    about = models.JSONField(_("about"), default=dict)
    address = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(_("language"), max_length=5, default="de")
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    written_at = models.DateTimeField(_("written at"), default=timezone.now)
    due_at = models.DateTimeField(_("next try at"), default=timezone.now)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    said = models.TextField(_("what the mail server said"), blank=True)

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        indexes = [models.Index(fields=["state", "due_at"], name="mail_by_state_and_time")]

    def __str__(self) -> str:
        return self.key
