"""The front page: what runs now, what comes next, what was decided, what was minuted."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.frame import helping_pages
from sessions_app.models import Meeting
from sessions_app.queries import RUNNING, decided_lately, minuted_lately, public_meetings
from sessions_app.reading import view_of_files
from sessions_app.tenancy import TenantRequest

NEXT, DECIDED, MINUTES = 5, 6, 3


@require_safe
def front(request: TenantRequest) -> HttpResponse:
    meetings = public_meetings(request.tenant)
    earlier = timezone.now() - timedelta(hours=6)  # a meeting that begins late stays in sight
    waiting = [Meeting.State.PLANNED, Meeting.State.CONVENED]
    coming = meetings.filter(starts_at__gte=earlier, state__in=waiting)
    context = {
        "running": meetings.filter(state__in=RUNNING).order_by("starts_at"),
        "coming": coming.order_by("starts_at")[:NEXT],
        "decided": decided_lately(request.tenant)[:DECIDED],
        "helping": helping_pages(request.tenant),
        "minuted": [
            (row, view_of_files([row.results_protocol], entitled=False))
            for row in minuted_lately(request.tenant)[:MINUTES]
            if row.results_protocol
        ],
    }
    return render(request, "portal/front.html", context)
