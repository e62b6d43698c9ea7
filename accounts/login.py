"""How django-allauth behaves here: accounts are made by the administration, nobody signs up."""

import hashlib
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib import messages
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from journal.events import N_

Page = Callable[[HttpRequest], HttpResponse]
REMEMBERED = 90 * 24 * 3600  # seconds that an address stays known for an account
MISMATCH = _("User name, e-mail or password are not right. Please try once more.")
# django-allauth says this itself; our catalogue says it formally, as everything here.
SAID_BY_ALLAUTH = (N_("You must type the same password each time."),)


def back_to_the_form(get_response: Page) -> Page:
    """Who sends a form after being logged out is told so, and comes back to the page on which it stood.

    Django would lead back to the address that the form was sent to, which may take forms alone.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        answer = get_response(request)
        login = resolve_url(settings.LOGIN_URL)
        if request.method == "POST" and answer.get("Location", "").startswith(f"{login}?next="):
            messages.warning(
                request, _("You had been logged out. Nothing was changed. Please log in and send it again.")
            )
            answer["Location"] = f"{login}?{urlencode({'next': _page_before(request)})}"
        return answer

    return middleware


def _page_before(request: HttpRequest) -> str:
    """The path of the page with the form, or the workplace when the browser does not say."""
    page = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(page, {request.get_host()}):
        return urlsplit(page).path
    return resolve_url(settings.LOGIN_REDIRECT_URL)


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """What can be read at the login is said in our words, and wrong passwords are counted as
    `ACCOUNT_RATE_LIMITS` says: who guesses elsewhere locks nobody out here.
    """

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is switched off. Please turn to the office."),
        "email_password_mismatch": MISMATCH,
        "username_password_mismatch": MISMATCH,
        "rate_limited": _("Too many requests. Please wait a minute."),
        "enter_current_password": _("This is not your present password. Please type it once more."),
        "too_many_login_attempts": _(
            "Too many wrong passwords were entered from here. Please try again in five minutes. "
            "If you have forgotten your password, the office sets a new one."
        ),
        "too_many_from_afar": _(
            "Too many wrong passwords were entered for this account. Please try again in an hour, or log in "
            "where you have logged in before. If it is urgent, turn to the office."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        super().pre_authenticate(request, **credentials)
        self._from_afar = None
        if cache.get(self._place(request, credentials)) is None:
            account = super()._get_login_attempts_cache_key(request, **credentials)
            self._from_afar = ratelimit.consume(
                request, app="allauth.account", action="login_from_afar", key=account
            )
            if not self._from_afar:
                raise self.validation_error("too_many_from_afar")

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        user = super().authenticate(request, **credentials)
        if user:
            cache.set(self._place(request, credentials), True, REMEMBERED)
            if self._from_afar:
                self._from_afar.rollback()
        return user

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """The account and the address together: allauth counts for either alone."""
        account = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{account} {ratelimit.get_ip(request)}"

    def _place(self, request: HttpRequest, credentials: dict[str, Any]) -> str:
        """Where the cache remembers that this account has logged in from this address."""
        key = self._get_login_attempts_cache_key(request, **credentials)
        return f"known-place:{hashlib.sha256(key.encode()).hexdigest()}"
