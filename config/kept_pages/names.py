"""Which pages are kept, and what their heads say of it."""

from collections.abc import Callable
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

Page = Callable[[HttpRequest], HttpResponse]
# What searches or takes what is sent is not among them, nor what reads the journal: its entries are not counted.
# A test holds each of them to tables that are (`sessions_app.page_versions.watched`).
KEPT = frozenset(
    {
        *(
            f"portal:{name}"
            for name in ("front", "meetings", "meeting", "calendar", "month", "ical", "ical_of")
        ),
        *(f"portal:{name}" for name in ("subscribe", "feed", "feed_of", "feed_of_paper", "feed_of_place")),
        *(f"portal:{name}" for name in ("sitemap", "sitemap_section")),
        *(
            f"portal:{name}"
            for name in ("resolutions", "resolution", "organizations", "organization", "person")
        ),
        *(
            f"portal:{name}"
            for name in ("papers", "paper", "written", "rules", "rules_of", "places", "place")
        ),
        *(f"portal:{name}" for name in ("plain", "signed", "imprint", "privacy", "accessibility")),
        "oparl:open_data",
    }
)
FOR_ALL, FOR_ONE = "public, no-cache", "private, no-cache"  # stored by whom, and asked for anew each time


@lru_cache(maxsize=2_000)
def is_kept(path: str) -> bool:
    try:
        return resolve(path).view_name in KEPT
    except Resolver404:
        return False


def is_personal(cookies: dict[str, str]) -> bool:
    """Other cookies, such as those of the town's website, change no page; the language's belongs to the place."""
    return settings.SESSION_COOKIE_NAME in cookies or "messages" in cookies


def say_for_whom(get_response: Page) -> Page:
    """Middleware: a page of KEPT says who may store it. What is for all may be kept here."""

    def middleware(request: HttpRequest) -> HttpResponse:
        answer = get_response(request)
        shown = answer.status_code == 200 and request.method in {"GET", "HEAD"}  # noqa: PLR2004 (HTTP)
        if shown and is_kept(request.path_info):
            if is_personal(request.COOKIES):
                answer.headers.setdefault("Cache-Control", FOR_ONE)
            elif not answer.cookies:
                answer.headers.setdefault("Cache-Control", FOR_ALL)
        return answer

    return middleware
