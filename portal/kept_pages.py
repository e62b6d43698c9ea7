"""Pages for nobody in particular are drawn once and kept until something changes that they could show.

Kept is what a reader without a login gets, under the number of the body's changes (`sessions_app.page_versions`), which is asked
anew each time: what is recalled is gone with the next request. A page also ages (what is "next" changes by itself), so
none is kept longer than `PAGE_SECONDS`. Whoever is logged in, and whatever sets a cookie, passes by.
"""

import hashlib
from collections.abc import Callable

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils import translation

from sessions_app.models import Host, PageVersion
from sessions_app.tenancy import host_name

Page = Callable[[HttpRequest], HttpResponse]
# By their names in portal/urls.py. What searches or takes what is sent is not among them.
KEPT = frozenset(
    {
        "front",
        "meetings",
        "meeting",
        "calendar",
        "month",
        "ical",
        "ical_of",
        "subscribe",
        "feed",
        "feed_of",
        "resolutions",
        "resolution",
        "sitemap",
        "sitemap_section",
        "organizations",
        "organization",
        "written",
        "rules_of",
        "rules",
        "person",
        "papers",
        "paper",
        "plain",
        "signed",
        "imprint",
        "privacy",
        "accessibility",
    }
)
LONGEST_QUERY = 200  # characters; whoever writes more looks for a way to fill the store
LARGEST = 256 * 1024  # bytes
FOR_ALL, FOR_ONE = "public, no-cache", "private, no-cache"  # stored by whom, and asked for anew each time


def keep_pages(get_response: Page) -> Page:
    """Middleware: stands after the one that answers 304, and before all that looks at who asks."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not settings.PAGE_SECONDS or not _is_kept(request):
            return get_response(request)
        if _is_personal(request):
            return _marked(get_response(request), FOR_ONE)
        key = _key(request)
        if key is None:
            return get_response(request)
        content, heads = caches["pages"].get(key) or (None, None)
        if content is not None:
            return HttpResponse(content, headers=heads)
        return _stored(key, get_response(request))

    return middleware


def _is_kept(request: HttpRequest) -> bool:
    if request.method != "GET" or len(request.META.get("QUERY_STRING", "")) > LONGEST_QUERY:
        return False
    return _name_of(request.path_info) in KEPT


def _name_of(path: str) -> str | None:
    try:
        return resolve(path, "portal.urls").url_name
    except Resolver404:
        return None


def _is_personal(request: HttpRequest) -> bool:
    """Other cookies, such as those of the town's website, change no page; the language's stands in the key."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES or "messages" in request.COOKIES


def _key(request: HttpRequest) -> str | None:
    """Whose page this is, at which state, in which words; None for a host that nobody has."""
    host = request.get_host()
    body = Host.objects.filter(name=host_name(host)).values("body")
    version = PageVersion.objects.filter(body__in=body).values_list("body", "number").first()
    if version is None:
        return None
    language = translation.get_language_from_request(request)
    place = "\n".join((request.scheme or "", host, language, request.get_full_path()))
    return f"{version[0]}:{version[1]}:{hashlib.sha256(place.encode()).hexdigest()}"


def _stored(key: str, answer: HttpResponse) -> HttpResponse:
    """Keeps an answer that anybody may have."""
    if answer.status_code != 200 or answer.cookies or answer.streaming:  # noqa: PLR2004 (HTTP)
        return answer
    _marked(answer, FOR_ALL)
    answer["ETag"] = f'"{hashlib.sha256(answer.content).hexdigest()[:32]}"'
    if len(answer.content) <= LARGEST:
        caches["pages"].set(key, (answer.content, dict(answer.items())), settings.PAGE_SECONDS)
    return answer


def _marked(answer: HttpResponse, cache_control: str) -> HttpResponse:
    if not answer.has_header("Cache-Control"):
        answer["Cache-Control"] = cache_control
    return answer
