"""Meetings: the list by year and organization, and the page of each, before, during and after."""

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.actor import NOBODY
from minutes.signed_by import signatures_of
from portal.linked_data import as_script, event
from portal.lists import kept, number, page_of
from sessions_app.broadcasting import broadcast_under
from sessions_app.listing import may_list_minutes
from sessions_app.models import Body, LegislativeTerm, Meeting
from sessions_app.participation import question_time_under, registering_under
from sessions_app.participation_queries import public_questions
from sessions_app.queries import RUNNING, public_agenda, public_meetings, public_organizations, terms_of
from sessions_app.reading import view_of_files
from sessions_app.rules import rules_of_meeting
from sessions_app.tenancy import TenantRequest
from sessions_app.versions import supplements_for


@require_safe
def meetings(request: TenantRequest) -> HttpResponse:
    rows = public_meetings(request.tenant)
    years = [day.year for day in rows.datetimes("starts_at", "year", order="DESC")]
    meeting_bodies = public_organizations(request.tenant).filter(pk__in=rows.values("organization"))
    terms = list(terms_of(request.tenant))
    chosen = {"year": number(request, "jahr"), "organization": number(request, "gremium")}
    term = next((each for each in terms if each.pk == number(request, "wahlperiode")), None)
    context = {
        "section": "meetings",
        "page": page_of(request, _filtered(_of_term(rows, term), **chosen)),
        "years": years,
        "organizations": meeting_bodies.order_by("name"),
        "filters": kept(request, "jahr", "gremium", "wahlperiode"),
        "terms": terms,
        "term": term.pk if term else None,
        **chosen,
    }
    return render(request, "portal/meetings.html", context)


def _filtered(rows: QuerySet[Meeting], *, year: int | None, organization: int | None) -> QuerySet[Meeting]:
    if year and 1 <= year <= 9998:  # noqa: PLR2004 (what a date can be)
        rows = rows.filter(starts_at__year=year)
    if organization:
        rows = rows.filter(organization=organization)
    return rows.order_by("-starts_at", "-pk")


def _of_term(rows: QuerySet[Meeting], term: LegislativeTerm | None) -> QuerySet[Meeting]:
    """By the term's days: not every source says which term a meeting belongs to."""
    if term and term.starts_on:
        rows = rows.filter(starts_at__date__gte=term.starts_on)
    if term and term.ends_on:
        rows = rows.filter(starts_at__date__lte=term.ends_on)
    return rows


def _with_what_hangs_on_it(body: Body) -> QuerySet[Meeting]:
    """In one query, with `has_questions`: the page has as many as it may have without."""
    asked = public_questions(body).filter(meeting=OuterRef("pk"))
    rows = public_meetings(body).select_related("body", "broadcast", "entrance", "published_minutes")
    return rows.annotate(has_questions=Exists(asked))


@require_safe
def meeting(request: TenantRequest, key: int) -> HttpResponse:
    row = get_object_or_404(_with_what_hangs_on_it(request.tenant), pk=key)
    rules = rules_of_meeting(row)
    broadcast = broadcast_under(rules, getattr(row, "broadcast", None), row)
    protocol = [row.results_protocol] if row.results_protocol else []
    context = {
        "section": "meetings",
        "meeting": row,
        "agenda": public_agenda(row),
        "supplements": supplements_for(NOBODY, row),
        "minutes": view_of_files(protocol, entitled=False),
        # The page of the meeting stays listed: who signed old minutes stands on the minutes' own page, which is not.
        "signatures": signatures_of(row) if may_list_minutes(row.body, row) else (),
        "files": view_of_files(row.auxiliary_files.all(), entitled=False),
        "is_running": row.state in RUNNING,
        "question_time": question_time_under(rules, row),
        "registering": registering_under(rules, getattr(row, "entrance", None), row),
        "broadcast": broadcast,
        "linked_data": as_script(event(request, row, broadcast)),
    }
    return render(request, "portal/meeting.html", context)
