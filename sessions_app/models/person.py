"""People of the council and its administration."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.record import Record
from sessions_app.models.body import Body


class Person(Record):
    """A person (Person). The login behind it, if any, is `user`."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="people")
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="person"
    )
    name = models.CharField(_("full name"), max_length=200)
    family_name = models.CharField(_("family name"), max_length=120, blank=True)
    given_name = models.CharField(_("given name"), max_length=120, blank=True)
    form_of_address = models.CharField(_("form of address"), max_length=60, blank=True)
    title = models.CharField(_("title"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.name

    @property
    def mail_address(self) -> str:
        """Where mail of the office goes: the address of the log-in, else the person's own; empty where there is none."""
        return (self.user.email if self.user and self.user.is_active else "") or self.email
