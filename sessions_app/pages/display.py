"""The display in the hall: an address that is opened once, shows a code, and then the meeting that the desk chose.

It logs in nowhere. What it shows is what everybody may see; its cookie says only which display it is.
"""

from allauth.core.internal import ratelimit
from django.http import HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from accounts.actor import NOBODY
from journal.events import Refused
from sessions_app.admission import admit
from sessions_app.desk.displays import CODE_LASTS, give_code, open_display
from sessions_app.hall import find_display, hear_of, meeting_on
from sessions_app.live import sentence_of
from sessions_app.models import Display, Meeting
from sessions_app.pages.schemes import keep, keep_scheme, scheme_of
from sessions_app.pages.sitting import screen
from sessions_app.screens.audience import Audience
from sessions_app.tenancy import TenantRequest

COOKIE = "ratssaal_display"


@never_cache
@require_GET
def display(request: TenantRequest) -> HttpResponseBase:
    """The code, or the wall of the meeting."""
    known, token = _known(request), ""
    try:
        if known is None:
            known, token = open_display(request.tenant, ratelimit.get_ip(request))
            hear_of(known)
    except Refused as refused:
        return render(request, "sitting/no_pairing.html", {"why": sentence_of(refused)}, status=429)
    response = _picture(request, known)
    keep_scheme(request, response)
    if token:
        keep(response, COOKIE, token)
    return response


@never_cache
@require_GET
def standing(request: TenantRequest) -> HttpResponseBase:
    """What the display ought to show now, in one word: it asks every few seconds."""
    known = _known(request)
    return JsonResponse({"shows": _standing(known) if known else ""})


def _known(request: TenantRequest) -> Display | None:
    known = find_display(request.tenant, request.COOKIES.get(COOKIE, ""))
    if known:
        hear_of(known)
    return known


def _standing(known: Display) -> str:
    if meeting := meeting_on(known):
        return f"meeting:{meeting.pk}"
    return f"code:{known.code}" if _waits(known) else "new code"


def _waits(known: Display) -> bool:
    return known.meeting_id is None and known.code_expires_at > timezone.now()


def _picture(request: TenantRequest, known: Display) -> HttpResponseBase:
    meeting = meeting_on(known)
    if meeting is not None:
        return _wall(request, known, meeting)
    if not _waits(known):
        give_code(known)
    context = {
        "code": known.code,
        "minutes": int(CODE_LASTS.total_seconds() // 60),
        "shows": _standing(known),
        "scheme": scheme_of(request),
    }
    return render(request, "sitting/pairing.html", context)


def _wall(request: TenantRequest, known: Display, meeting: Meeting) -> HttpResponseBase:
    ticket = admit(meeting, Audience.WALL, NOBODY)
    return screen(request, "sitting/wall.html", ticket, shows=_standing(known))
