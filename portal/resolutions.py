"""Resolutions: the list with filters, and the page of each with how it stands today."""

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from portal.lists import kept, number, page_of
from sessions_app.models import Resolution, WrittenProcedure
from sessions_app.queries import public_organizations, public_resolutions
from sessions_app.tenancy import TenantRequest
from sessions_app.written_queries import public_written

SHOWN = 20
LONGEST = 100  # characters of a number or word that is looked for


@require_safe
def resolutions(request: TenantRequest) -> HttpResponse:
    rows = public_resolutions(request.tenant)
    words = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
    chosen = {"year": number(request, "jahr"), "organization": number(request, "gremium")}
    deciding = public_organizations(request.tenant).filter(
        pk__in=rows.values("agenda_item__meeting__organization")
    )
    context = {
        "section": "resolutions",
        "page": page_of(request, _filtered(rows, words, **chosen)),
        "years": [day.year for day in rows.datetimes("adopted_at", "year", order="DESC")],
        "organizations": deciding.order_by("name"),
        "filters": kept(request, "jahr", "gremium", "q"),
        "words": words,
        "written": _in_writing(request, words, **chosen),
        **chosen,
    }
    return render(request, "portal/resolutions.html", context)


def _in_writing(
    request: TenantRequest, words: str, *, year: int | None, organization: int | None
) -> QuerySet[WrittenProcedure]:
    """What was adopted outside a meeting, by the same choice; the last ones."""
    rows = public_written(request.tenant).filter(carried=True)
    if year and 1 <= year <= 9998:  # noqa: PLR2004 (what a date can be)
        rows = rows.filter(ended_at__year=year)
    if organization:
        rows = rows.filter(organization=organization)
    if words:
        rows = rows.filter(
            Q(number__icontains=words) | Q(wording__icontains=words) | Q(title__icontains=words)
        )
    return rows[:SHOWN]


def _filtered(
    rows: QuerySet[Resolution], words: str, *, year: int | None, organization: int | None
) -> QuerySet[Resolution]:
    if year and 1 <= year <= 9998:  # noqa: PLR2004 (what a date can be)
        rows = rows.filter(adopted_at__year=year)
    if organization:
        rows = rows.filter(agenda_item__meeting__organization=organization)
    if words:
        rows = rows.filter(
            Q(number__icontains=words) | Q(text__icontains=words) | Q(agenda_item__name__icontains=words)
        )
    return rows.order_by("-adopted_at", "-pk")


@require_safe
def resolution(request: TenantRequest, key: int) -> HttpResponse:
    row = get_object_or_404(public_resolutions(request.tenant), pk=key)
    return render(request, "portal/resolution.html", {"section": "resolutions", "resolution": row})
