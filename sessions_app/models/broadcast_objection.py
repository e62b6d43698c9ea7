"""Who has said once for all meetings not to be broadcast. A plain row: no page but the own one shows it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sessions_app.models.body import Body
from sessions_app.models.person import Person


class BroadcastObjection(models.Model):
    """An objection to being broadcast (Widerspruch gegen die Übertragung, § 64 Abs. 2 NKomVG), until it is taken back.

    In a row of its own, so that whatever reads people (pages, OParl, exports) cannot show it by accident.
    """

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="broadcast_objections")
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="broadcast_objection")
    stated_at = models.DateTimeField(_("stated at"), default=timezone.now)

    class Meta:
        verbose_name = _("objection to being broadcast")
        verbose_name_plural = _("objections to being broadcast")

    def __str__(self) -> str:
        return str(self.person)
