"""Organizations and the people in them, with the dates of their memberships."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from portal.following import following
from portal.lists import page_of
from sessions_app.by_key import public_organization
from sessions_app.listing import unlisted
from sessions_app.models import Organization
from sessions_app.queries import (
    former_members_of,
    members_of,
    memberships_of,
    public_meetings,
    public_organizations,
    public_people,
)
from sessions_app.tenancy import TenantRequest
from sessions_app.written_queries import public_written_of

TYPES = Organization.Type
MEETINGS, FORMER = 10, 50


@require_safe
def organizations(request: TenantRequest) -> HttpResponse:
    """Council first, then committees, groups, the rest."""
    found: dict[str, list[Organization]] = {kind: [] for kind in TYPES}
    for row in public_organizations(request.tenant).order_by("name"):
        found[row.organization_type].append(row)
    groups = [(kind.label, found[kind]) for kind in TYPES if found[kind]]
    context = {"section": "organizations", "groups": groups}
    return render(request, "portal/organizations.html", context)


@require_safe
def organization(request: TenantRequest, key: int) -> HttpResponse:
    row = public_organization(request.tenant, key)
    context = {
        "section": "organizations",
        "organization": row,
        "following": following(
            gettext("News of this committee"), "portal:feed_of", row.pk, mail={"gremium": row.pk}
        ),
        "members": members_of(row),
        "former": former_members_of(row)[:FORMER],
        "written": public_written_of(row)[:MEETINGS],
        "meetings": public_meetings(request.tenant)
        .filter(organization=row)
        .order_by("-starts_at")[:MEETINGS],
    }
    return render(request, "portal/organization.html", context)


@require_safe
def person(request: TenantRequest, key: int) -> HttpResponse:
    row = get_object_or_404(public_people(request.tenant), pk=key)
    context = {"section": "organizations", "person": row, "page": page_of(request, memberships_of(row))}
    listed = request.tenant.people_in_search
    return unlisted(render(request, "portal/person.html", context), unless=listed)
