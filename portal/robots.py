"""What search engines may read, and where everything public stands: robots.txt and sitemaps (sitemaps.org)."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import index as sitemap_index
from django.contrib.sitemaps.views import sitemap
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from sessions_app.models import Body
from sessions_app.queries import (
    public_meetings,
    public_organizations,
    public_papers,
    public_people,
    public_resolutions,
)
from sessions_app.tenancy import TenantRequest

KEPT_OUT = ("/arbeitsplatz/", "/konto/", "/admin/", "/suche/", "/sprache/", "/fragen/", "/zugang/")
Rows = Callable[[Body], QuerySet[Any]]
SECTIONS: Mapping[str, tuple[Rows, str]] = {
    "sitzungen": (public_meetings, "portal:meeting"),
    "vorlagen": (public_papers, "portal:paper"),
    "beschluesse": (public_resolutions, "portal:resolution"),
    "gremien": (public_organizations, "portal:organization"),
}
# Persons are found through their committees: a search engine collects them only where the municipality wants it.
PEOPLE: Mapping[str, tuple[Rows, str]] = {"personen": (public_people, "portal:person")}


class PublicPages(Sitemap):  # type: ignore[type-arg]  # generic for the type checker alone
    """The pages of one kind of thing, of one municipality."""

    limit = 5_000

    def __init__(self, rows: QuerySet[Any], view: str) -> None:
        self._rows, self._view = rows, view

    def items(self) -> QuerySet[Any]:
        return self._rows.order_by("pk")

    def location(self, item: Model) -> str:
        return reverse(self._view, args=[item.pk])

    def lastmod(self, item: Any) -> Any:
        return getattr(item, "modified", None) or item.adopted_at

    def get_protocol(self, protocol: str | None = None) -> str:
        return protocol or "https"


def _maps(request: TenantRequest) -> dict[str, Any]:
    sections = {**SECTIONS, **PEOPLE} if request.tenant.people_in_search else SECTIONS
    return {name: PublicPages(rows(request.tenant), view) for name, (rows, view) in sections.items()}


@require_safe
def index(request: TenantRequest) -> HttpResponse:
    return sitemap_index(request, _maps(request), sitemap_url_name="portal:sitemap_section")


@require_safe
def section(request: TenantRequest, section: str) -> HttpResponse:
    return sitemap(request, _maps(request), section)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    kept_out = "".join(f"Disallow: {path}\n" for path in KEPT_OUT)
    place = request.build_absolute_uri(reverse("portal:sitemap"))
    text = f"User-agent: *\n{kept_out}\nSitemap: {place}\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
