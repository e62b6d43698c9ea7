"""A meeting in the frame of a newspaper's or a society's page: no cookie, nothing to be set, one answer for all.

What is said of a running meeting comes from the address that the public live page asks as well: a proxy carries a
crowd. Before and after it stands in the answer itself.
"""

from datetime import timedelta

from csp.constants import SELF
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.html import escape
from django.views.decorators.http import require_safe

from portal.lists import number
from portal.policy import allowing
from sessions_app.by_key import public_meeting, public_organization
from sessions_app.models import Body, Meeting, Organization
from sessions_app.pages.schemes import SCHEMES
from sessions_app.pages.sitting import seen_by_public
from sessions_app.queries import RUNNING, public_agenda, public_meetings, public_organizations
from sessions_app.tenancy import TenantRequest

SECONDS = 5  # that a proxy may keep an answer
LATE = timedelta(hours=6)  # so long a meeting that does not begin is still the next one
# A running meeting is told by the journal, and one that can begin any moment: the frame comes alive by itself.
TOLD_LIVE = (Meeting.State.PLANNED, Meeting.State.CONVENED, *RUNNING)


@require_safe
def of_meeting(request: TenantRequest, key: int) -> HttpResponse:
    return _framed(request, public_meeting(request.tenant, key))


@require_safe
def of_organization(request: TenantRequest, key: int) -> HttpResponse:
    """The meeting that runs; else the next one; else the last one."""
    place = public_organization(request.tenant, key)
    return _framed(request, meeting_at_hand(request.tenant, place))


def meeting_at_hand(body: Body, place: Organization) -> Meeting | None:
    rows = public_meetings(body).filter(organization=place).order_by("starts_at", "pk")
    held = rows.exclude(starts_at=None).exclude(state=Meeting.State.CANCELLED)
    coming = held.filter(starts_at__gte=timezone.now() - LATE).exclude(state=Meeting.State.CLOSED)
    return rows.filter(state__in=RUNNING).first() or coming.first() or held.last()


def _framed(request: TenantRequest, row: Meeting | None) -> HttpResponse:
    language = _language(request)
    with translation.override(language):
        answer = render(request, "portal/embedded.html", {**_told(row), "scheme": _scheme(request)})
    answer["Content-Language"] = language  # what the frame's address says, not the reader's own
    answer["Cache-Control"] = f"public, max-age={SECONDS}"
    answer.xframe_options_exempt = True
    return allowing(answer, frame_ancestors=["*"])


def _told(row: Meeting | None) -> dict[str, object]:
    """The live regions under their names, or the agenda with its results; neither before the agenda is published."""
    if row is None:
        return {"row": None}
    if row.state in TOLD_LIVE and row.oparl_id is None and row.agenda_published_at is not None:
        return {"row": row, "is_live": True, "meeting": row.pk, "audience": "public", **seen_by_public(row)}
    return {"row": row, "agenda": public_agenda(row)}


def _scheme(request: HttpRequest) -> str:
    """dark, light, or empty: as the browser likes it. No cookie is asked, unlike for the displays in the hall."""
    return next((SCHEMES[word] for word in SCHEMES if word in request.GET), "")


def _language(request: HttpRequest) -> str:
    asked = request.GET.get("lang", "")
    return asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


@require_safe
def embed(request: TenantRequest) -> HttpResponse:
    """What to copy into one's own page, of one meeting or of whatever an organization does next."""
    meetings, places = public_meetings(request.tenant), public_organizations(request.tenant)
    meeting = meetings.filter(pk=number(request, "sitzung") or 0).first()
    meeting_places = places.filter(pk__in=meetings.values("organization")).order_by("name")
    named = meeting_places.filter(pk=number(request, "gremium") or 0).first()
    council = meeting_places.filter(organization_type=Organization.Type.COUNCIL).first()
    place = named or council or meeting_places.first()
    address = _address(request, meeting, place)
    context = {
        "organizations": meeting_places,
        "meeting": meeting,
        "organization": place,
        "address": address,
        "lines": _lines(request.build_absolute_uri(address), str(meeting or place)),
        "colours": next((word for word in SCHEMES if request.GET.get("farben") == word), ""),
        "language": _language(request),
    }
    return allowing(render(request, "portal/embedding.html", context), frame_src=[SELF])


def _lines(address: str, title: str) -> str:
    """What goes into the other page: a text to be shown, none to be read by this one."""
    size = 'width="100%" height="520"'
    return f'<iframe src="{escape(address)}" title="{escape(title)}" {size} loading="lazy" frameborder="0"></iframe>'


def _address(request: HttpRequest, meeting: Meeting | None, place: Organization | None) -> str:
    """Of the frame, with what was chosen for it."""
    if meeting is None and place is None:
        return ""
    path = (
        reverse("portal:embedded_meeting", args=[meeting.pk])
        if meeting
        else reverse("portal:embedded_organization", args=[place.pk if place else 0])
    )
    colours = next((word for word in SCHEMES if request.GET.get("farben") == word), "")
    language = _language(request)
    chosen = [colours] if colours else []
    chosen += [f"lang={language}"] if language != settings.LANGUAGE_CODE else []
    return f"{path}?{'&'.join(chosen)}" if chosen else path
