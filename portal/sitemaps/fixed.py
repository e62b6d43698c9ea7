"""The pages that every municipality has, and those of the rules that one of its organizations has given itself."""

from collections.abc import Iterator

from django.contrib.sitemaps import Sitemap
from django.urls import reverse
from django.utils import timezone

from portal.frame import helping_pages
from sessions_app.models import Body
from sessions_app.queries import organizations_with_rules

LISTS = ("front", "meetings", "calendar", "resolutions", "organizations", "papers", "places", "rules")
SERVICES = ("subscribe", "ask_for_mail", "embed", "seats")
DUTIES = ("imprint", "privacy", "accessibility")
ELSEWHERE = ("oparl:open_data", "minutes:verify")


class FixedPages(Sitemap):  # type: ignore[type-arg]  # generic for the type checker alone
    """One part, which nobody has to count."""

    pages, changed = 1, None

    def __init__(self, body: Body) -> None:
        self._body = body

    def items(self) -> list[str]:
        return list(self._addresses())

    def _addresses(self) -> Iterator[str]:
        named = (f"portal:{name}" for name in (*LISTS, *SERVICES, *DUTIES, *helping_pages(self._body)))
        yield from map(reverse, (*named, *ELSEWHERE))
        ruled = organizations_with_rules(self._body, timezone.localdate())
        yield from (reverse("portal:rules_of", args=[key]) for key in ruled.values_list("pk", flat=True))

    def location(self, item: str) -> str:
        return item
