"""The calendar as a file that calendars on phones and desks subscribe to (iCalendar, RFC 5545)."""

from datetime import timedelta

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from sessions_app import calendar as entries
from sessions_app.by_key import public_organization
from sessions_app.models import Meeting
from sessions_app.plain_text import plain
from sessions_app.plan_changes import plans_of
from sessions_app.queries import public_meetings
from sessions_app.tenancy import TenantRequest

KEPT = timedelta(days=366)  # meetings that are over stay that long in people's calendars
REFRESHED = timedelta(hours=1)


@require_safe
def calendar(request: TenantRequest) -> HttpResponse:
    """All meetings of the municipality."""
    return _file(request, public_meetings(request.tenant), request.tenant.name)


@require_safe
def calendar_of(request: TenantRequest, key: int) -> HttpResponse:
    """The meetings of one organization."""
    row = public_organization(request.tenant, key)
    rows = public_meetings(request.tenant).filter(organization=row)
    return _file(request, rows, f"{row.name} · {request.tenant.short_name}")


def _file(request: TenantRequest, rows: QuerySet[Meeting], name: str) -> HttpResponse:
    file = entries.calendar_of("Sitzungskalender", "PUBLISH")
    file.add("name", plain(name))
    file.add("x-wr-calname", plain(name))  # what Apple and Google read instead of NAME
    file.add("refresh-interval", REFRESHED, parameters={"VALUE": "DURATION"})
    earliest = timezone.now() - KEPT
    found = list(rows.filter(starts_at__gte=earliest).order_by("starts_at", "pk"))
    plans = plans_of(found)
    for meeting in found:
        file.add_component(entries.event_of(meeting, plans[meeting.pk], **_told_of(request, meeting)))
    answer = HttpResponse(file.to_ical(), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="sitzungen.ics"'
    answer["Cache-Control"] = "public, max-age=300"
    return answer


def _told_of(request: HttpRequest, meeting: Meeting) -> dict[str, str]:
    address = request.build_absolute_uri(reverse("portal:meeting", args=[meeting.pk]))
    description = gettext("Agenda, papers and results: %(address)s") % {"address": address}
    return {"host": request.get_host().rsplit(":", 1)[0], "address": address, "description": description}
