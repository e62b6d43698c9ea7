"""Fair limits: how often one address may ask in a minute. Counted in the cache that all processes share.

Whoever is logged in is counted apart and, once known, not refused: a whole council sits behind the town hall's one address.
"""

import re
import time
from collections.abc import Callable
from functools import wraps
from importlib import import_module
from typing import Any

from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib.auth import get_user
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import translation

Page = Callable[[HttpRequest], HttpResponse]
MINUTE = 60
# A hall full of people follows the sitting by asking every two seconds, for one cached answer.
UNCOUNTED = re.compile(r"/(sitzungen/\d+/live|anzeige)/stand/")


def keep_pace(get_response: Page) -> Page:
    """Middleware: 429 for whoever asks more than `REQUESTS_A_MINUTE` times. 0: no limit."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if UNCOUNTED.fullmatch(request.path) or _is_fair(request, "pages", settings.REQUESTS_A_MINUTE):
            return get_response(request)
        return too_many(request)

    return middleware


def seldom(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """For views whose every answer is work: `DOWNLOADS_A_MINUTE` for each address."""

    @wraps(view)
    def paced(request: HttpRequest, **parameters: Any) -> HttpResponseBase:
        if _is_fair(request, "downloads", settings.DOWNLOADS_A_MINUTE):
            return view(request, **parameters)
        return too_many(request)

    return paced


def too_many(request: HttpRequest) -> HttpResponse:
    """The answer in words, with the seconds until the next minute begins."""
    seconds = MINUTE - int(time.time()) % MINUTE
    with translation.override(translation.get_language_from_request(request)):
        answer = render(request, "429.html", {"seconds": seconds}, status=429)
    answer["Retry-After"] = str(seconds)
    answer["Cache-Control"] = "no-store"
    return answer


def address_of(request: HttpRequest) -> str:
    """By which a visitor is counted. Raises PermissionDenied where nobody knows it."""
    return str(ratelimit.get_ip(request))


def is_within_limit(address: str) -> bool:
    """Counts one more page for somebody without a login; for whoever answers pages before this middleware does."""
    limit = settings.REQUESTS_A_MINUTE
    return not limit or _count("pages", address) <= limit


def _is_fair(request: HttpRequest, what: str, limit: int) -> bool:
    if not limit:
        return True
    claims = settings.SESSION_COOKIE_NAME in request.COOKIES
    counted = f"{what}-claimed" if claims else what
    return _count(counted, address_of(request)) <= limit or (claims and _is_known(request))


def _count(what: str, address: str) -> int:
    """How many there have been in this minute, this one included."""
    store = caches["pace"]
    key = f"{what}-{address}-{int(time.time()) // MINUTE}"
    if store.add(key, 1, 2 * MINUTE):
        return 1
    try:
        return store.incr(key)
    except ValueError:  # it was pushed out between the two
        return 1


def _is_known(request: HttpRequest) -> bool:
    """Whether the session of this request is somebody's. It is asked for only when the limit is reached."""
    engine = import_module(settings.SESSION_ENGINE)
    asked = HttpRequest()
    asked.session = engine.SessionStore(request.COOKIES[settings.SESSION_COOKIE_NAME])
    return get_user(asked).is_authenticated
