"""An e-mail address that somebody types from outside."""

from typing import Any

from django import forms
from django.core.validators import validate_email
from django.utils.encoding import punycode

LONGEST = 254  # characters, as the columns have it (RFC 5321: 256 with the brackets)


class MailField(forms.EmailField):
    """As it is written on the wire, so that a mailbox has one spelling and its limit: Ａ.org and a.org are one. What is
    none there, or would be read as another address (an encoded word), is refused.
    """

    widget = forms.EmailInput(attrs={"autocomplete": "email"})

    def __init__(self, **named: Any) -> None:
        super().__init__(max_length=LONGEST, **named)

    def clean(self, value: object) -> str:
        local, at, domain = super().clean(value).lower().rpartition("@")
        if not at:  # left empty where that is allowed
            return ""
        try:
            address = f"{local}@{punycode(domain)}"
        except UnicodeError:
            address = ""
        if not address.isascii() or "=?" in address or len(address) > LONGEST:
            address = ""
        validate_email(address)
        return address
