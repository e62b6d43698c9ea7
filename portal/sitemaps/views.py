"""The index, and each section in parts."""

from datetime import datetime
from functools import cached_property
from math import ceil
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from portal.sitemaps.fixed import FixedPages
from portal.sitemaps.sections import Section, sections_of
from sessions_app.listing import unlisted
from sessions_app.models import Body
from sessions_app.tenancy import TenantRequest

FIXED = "seiten"


class PublicPages(Sitemap):  # type: ignore[type-arg]  # generic for the type checker alone
    """The pages of one kind of thing, of one municipality."""

    limit = 5_000

    def __init__(self, section: Section, body: Body) -> None:
        self._section, self._body = section, body

    def items(self) -> QuerySet[Any, tuple[Any, ...]]:
        return self._section.pages_of(self._body)

    @cached_property
    def _measured(self) -> dict[str, Any]:
        return self._section.measured(self._body)

    @property
    def pages(self) -> int:
        """Parts that the index names: none of a section in which nothing stands."""
        count: int = self._measured["count"]
        return ceil(count / self.limit)

    @property
    def changed(self) -> datetime | None:
        return self._measured["changed"]  # type: ignore[no-any-return]  # as the column is

    def location(self, item: tuple[Any, ...]) -> str:
        return reverse(self._section.view, args=item[:-1])

    def lastmod(self, item: tuple[Any, ...]) -> Any:
        return item[-1]

    def get_protocol(self, protocol: str | None = None) -> str:
        return protocol or "https"


def _maps(body: Body) -> dict[str, FixedPages | PublicPages]:
    found = {name: PublicPages(section, body) for name, section in sections_of(body).items()}
    return {FIXED: FixedPages(body), **found}


@require_safe
def index(request: TenantRequest) -> HttpResponse:
    parts = [
        {"location": _address(request, name, part), "last_mod": site.changed}
        for name, site in _maps(request.tenant).items()
        for part in range(1, site.pages + 1)
    ]
    answer = render(request, "sitemap_index.xml", {"sitemaps": parts}, content_type="application/xml")
    return unlisted(answer)


def _address(request: TenantRequest, name: str, part: int) -> str:
    place = request.build_absolute_uri(reverse("portal:sitemap_section", args=[name]))
    return place if part == 1 else f"{place}?p={part}"


@require_safe
def section(request: TenantRequest, section: str) -> HttpResponse:
    return sitemap(request, {**_maps(request.tenant)}, section)
