"""Places: where meetings are held and what papers are about, as a list; as a map where the operator names tiles."""

from urllib.parse import urlsplit

from csp.constants import SELF
from django.conf import settings
from django.db.models import QuerySet, TextField
from django.db.models.functions import Concat
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from portal.following import following
from portal.lists import page_of
from portal.map import Map, Place, drawn
from portal.policy import allowing
from sessions_app.models import Body, Location
from sessions_app.public_reads import public_locations
from sessions_app.queries import public_meetings, public_papers
from sessions_app.tenancy import TenantRequest

SHOWN = 300  # points of the map; the list has all
LATEST = 10


@require_safe
def places(request: TenantRequest) -> HttpResponse:
    ordered = named_places(request.tenant).order_by(
        "locality", Concat("room", "street_address", "description", output_field=TextField()), "pk"
    )
    context = {"page": page_of(request, ordered), **_map(_on_earth(request.tenant))}
    return _with_tiles(render(request, "portal/places.html", context))


@require_safe
def place(request: TenantRequest, key: int) -> HttpResponse:
    row = get_object_or_404(named_places(request.tenant), pk=key)
    papers = public_papers(request.tenant).filter(locations=row)
    meetings = public_meetings(request.tenant).filter(location=row)
    context = {
        "place": row,
        "following": following(
            gettext("News about this place"), "portal:feed_of_place", row.pk, mail={"stelle": row.pk}
        ),
        "page": page_of(request, papers.order_by("-dated_on", "-pk")),
        "meetings": meetings.order_by("-starts_at", "-pk")[:LATEST],
        **_map([_as_place(row)] if row.latitude is not None and row.longitude is not None else []),
    }
    return _with_tiles(render(request, "portal/place.html", context))


def named_places(body: Body) -> QuerySet[Location]:
    """Without those of which the source says nothing that could be read."""
    nothing = {"description": "", "room": "", "street_address": "", "postal_code": "", "locality": ""}
    return public_locations(body).exclude(**nothing)


def _on_earth(body: Body) -> list[Place]:
    """The latest places that are known to the degree."""
    rows = named_places(body).filter(latitude__isnull=False, longitude__isnull=False)
    return [_as_place(row) for row in rows.order_by("-pk")[:SHOWN]] if settings.TILES_URL else []


def _as_place(row: Location) -> Place:
    return Place(row.pk, str(row), row.latitude or 0, row.longitude or 0)


def _map(found: list[Place]) -> dict[str, Map | str | None]:
    drawing = drawn(found, settings.TILES_URL) if settings.TILES_URL else None
    return {"map": drawing, "credit": settings.TILES_CREDIT}


def _with_tiles(answer: HttpResponse) -> HttpResponse:
    """May load pictures from the tiles' host too."""
    if not settings.TILES_URL:
        return answer
    parts = urlsplit(settings.TILES_URL)
    return allowing(answer, img_src=[SELF, "data:", f"{parts.scheme}://{parts.netloc}"])
