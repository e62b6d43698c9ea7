"""Where everything to subscribe to stands on one page: the calendar and the news, of all or of one organization."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.feeds import FORMATS
from portal.news.sources import TITLES
from sessions_app.queries import public_meetings, public_organizations
from sessions_app.tenancy import TenantRequest

NAMES = {"atom": "Atom", "rss": "RSS", "json": "JSON Feed"}


@require_safe
def subscribe(request: TenantRequest) -> HttpResponse:
    meeting = public_meetings(request.tenant).values("organization")
    context = {
        "topics": list(TITLES.items()),
        "forms": [(form, NAMES[form]) for form in FORMATS],
        "organizations": public_organizations(request.tenant).filter(pk__in=meeting).order_by("name"),
    }
    return render(request, "portal/subscribing.html", context)
