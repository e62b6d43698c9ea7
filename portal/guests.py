"""What the forms for people from outside share: no log-in, no captcha, one click is one row, private pages stay private."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sessions_app.pages.mail_field import MailField
from sessions_app.pages.plain_form import PlainForm

TRAP = "homepage"  # a field that nobody sees; programs fill it in


class GuestForm(PlainForm):
    """`token` becomes the private address of what is sent: the same form sent twice is one."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    name = forms.CharField(
        label=_("Your name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = MailField(label=_("E-mail"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["token"] = uuid.uuid4()

    def clean(self) -> None:
        super().clean()
        if "token" in self.errors:  # no field that anybody sees
            self.add_error(None, gettext("This form cannot be read any more. Please open it anew."))
        if self.data.get(TRAP):
            self.add_error(
                None,
                gettext("A program seems to have filled this in. Please look it over and send it again."),
            )


def private(page: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Kept by nobody between, found by no search engine, and its address told to no other page."""

    @wraps(page)
    def asked(*args: Any, **kwargs: Any) -> HttpResponse:
        answer = page(*args, **kwargs)
        answer["Cache-Control"] = "private, no-store"
        answer["X-Robots-Tag"] = "noindex, nofollow"
        answer["Referrer-Policy"] = "same-origin"
        return answer

    return asked
