"""The login form in our words."""

from typing import Any

from allauth.account.forms import LoginForm as AccountLoginForm
from django.utils.translation import gettext_lazy as _


class LoginForm(AccountLoginForm):  # type: ignore[misc]  # allauth ships no types
    """No placeholders, which vanish while typing, and no reset by mail: the office sets new passwords."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("User name or e-mail")
        self.fields["password"].help_text = ""
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
