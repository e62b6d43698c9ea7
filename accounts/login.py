"""How django-allauth behaves here: accounts are made by the administration, nobody signs up."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from journal.events import N_

MISMATCH = _("User name, e-mail or password are not right. Please try once more.")
# django-allauth says this itself; our catalogue says it formally, as everything here.
SAID_BY_ALLAUTH = (N_("You must type the same password each time."),)


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """What can be read at the login and where the password is changed is said in our words."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is switched off. Please turn to the office."),
        "email_password_mismatch": MISMATCH,
        "username_password_mismatch": MISMATCH,
        "too_many_login_attempts": _("Too many attempts to log in failed. Please wait five minutes."),
        "rate_limited": _("Too many requests. Please wait a minute."),
        "enter_current_password": _("This is not your present password. Please type it once more."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
