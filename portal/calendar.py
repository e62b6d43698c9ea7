"""The calendar of meetings: one month on a page, all of them with links to one another."""

from calendar import Calendar
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Max, Min, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.lists import kept, number
from sessions_app.models import Meeting
from sessions_app.queries import public_meetings, public_organizations
from sessions_app.tenancy import TenantRequest

YEARS = range(1900, 2200)
WEEKDAYS = tuple(date(2024, 1, day) for day in range(1, 8))  # a week that begins on a Monday


@dataclass(frozen=True)
class Day:
    """A day of the month with what is held on it."""

    day: date
    is_today: bool
    meetings: tuple[Meeting, ...]


@dataclass(frozen=True)
class Month:
    """The first of a month, and its address with the filters of this page."""

    first: date
    address: str


@require_safe
def this_month(request: TenantRequest) -> HttpResponse:
    today = timezone.localdate()
    return _page(request, today.year, today.month)


@require_safe
def month(request: TenantRequest, year: int, month: int) -> HttpResponse:
    if year not in YEARS or not 1 <= month <= 12:  # noqa: PLR2004 (as the year has them)
        raise Http404
    return _page(request, year, month)


def _page(request: TenantRequest, year: int, month: int) -> HttpResponse:
    chosen = number(request, "gremium")
    rows = public_meetings(request.tenant).exclude(starts_at=None)
    mine = rows.filter(organization=chosen) if chosen else rows
    first, following = date(year, month, 1), _month_after(date(year, month, 1))
    days = _days(first, mine)
    bounds = mine.aggregate(earliest=Min("starts_at"), latest=Max("starts_at"))
    context = {
        "section": "calendar",
        "first": first,
        "weekdays": WEEKDAYS,
        "weekday": first.isoweekday(),
        "days": days,
        "earlier": _linked(request, _month_before(first), bounds["earliest"], later=False),
        "later": _linked(request, following, bounds["latest"], later=True),
        "has_meetings": any(day.meetings for day in days),
        "is_this_month": first == timezone.localdate().replace(day=1),
        "organization": chosen,
        "organizations": public_organizations(request.tenant)
        .filter(pk__in=rows.values("organization"))
        .order_by("name"),
        "filters": kept(request, "gremium"),
    }
    return render(request, "portal/calendar.html", context)


def _days(first: date, rows: QuerySet[Meeting]) -> list[Day]:
    """Every day of the month, in order."""
    held: dict[date, list[Meeting]] = {}
    within = rows.filter(starts_at__gte=_midnight(first), starts_at__lt=_midnight(_month_after(first)))
    for meeting in within.order_by("starts_at", "pk"):
        if meeting.starts_at:
            held.setdefault(timezone.localdate(meeting.starts_at), []).append(meeting)
    today = timezone.localdate()
    days = (each for each in Calendar().itermonthdates(first.year, first.month) if each.month == first.month)
    return [Day(each, each == today, tuple(held.get(each, ()))) for each in days]


def _linked(request: HttpRequest, first: date, outermost: datetime | None, *, later: bool) -> Month | None:
    """The neighbouring month, unless nothing is held in it or beyond: a crawler must come to an end."""
    if outermost is None or first.year not in YEARS:
        return None
    bound = timezone.localdate(outermost).replace(day=1)
    if (later and bound < first) or (not later and bound > first):
        return None
    address = reverse("portal:month", args=[first.year, first.month])
    filters = kept(request, "gremium")
    return Month(first, f"{address}?{filters}" if filters else address)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def _month_before(first: date) -> date:
    return (first - timedelta(days=1)).replace(day=1)


def _month_after(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)
