"""The sitting's pages: desk, member page, wall, public live page, and the door for forms without script."""

import hashlib
import json
import math
import time
import uuid
from collections import OrderedDict

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response, set_response_etag
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_GET, require_POST, require_safe

from accounts.actor import NOBODY, Actor
from journal.events import Refused
from journal.store import Page
from sessions_app.actors import actor_for
from sessions_app.admission import AdmissionRefusal, Ticket, admit, find_meeting, viewer_of
from sessions_app.desk import displays
from sessions_app.hall import look_beside, wished_on
from sessions_app.late_rule import rule_came_late
from sessions_app.live import order_for, perform_now, sentence_of
from sessions_app.models import Meeting
from sessions_app.pages.schemes import scheme_of
from sessions_app.relay import attending
from sessions_app.relay.rendering import Scene
from sessions_app.relay.rendering import render as render_region
from sessions_app.screens import NOTHING_RECENT, followed_as, look, look_personally
from sessions_app.screens.audience import INSIDERS, Audience
from sessions_app.screens.presence import with_seats
from sessions_app.sitting.state import Sitting
from sessions_app.standing import filed_of, papers_of, sitting_of
from sessions_app.tenancy import TenantRequest
from sessions_app.told import recent_of

PAGES = {
    Audience.DESK: "desk",
    Audience.MEMBER: "member",
    Audience.WALL: "wall",
    Audience.PUBLIC: "live",
}
NOT_IN_ORDER = frozenset({"csrfmiddlewaretoken", "id", "do"})


@never_cache
@require_safe
def desk(request: TenantRequest, meeting: int) -> HttpResponseBase:
    return _page(request, meeting, Audience.DESK)


@never_cache
@require_safe
def member(request: TenantRequest, meeting: int) -> HttpResponseBase:
    return _page(request, meeting, Audience.MEMBER)


@cache_control(private=True, no_cache=True)
@require_safe
def wall(request: TenantRequest, meeting: int) -> HttpResponseBase:
    return _page(request, meeting, Audience.WALL)


@cache_control(private=True, no_cache=True)
@require_safe
def live(request: TenantRequest, meeting: int) -> HttpResponseBase:
    return _page(request, meeting, Audience.PUBLIC)


@require_POST
def perform(request: TenantRequest, meeting: int, audience: str) -> HttpResponseBase:
    """A form without script: the same commands through the same door, then back to the page."""
    row = meeting_here(request, meeting)
    actor = actor_for(request.user, row.body)
    given = {name: str(request.POST[name]) for name in request.POST if name not in NOT_IN_ORDER}
    try:
        _carry_out(actor, row, request.POST.get("do"), given, command_id(request))
    except Refused as refused:
        messages.error(request, sentence_of(refused))
    back = audience if audience in {each.value for each in Audience} else Audience.MEMBER.value
    response = HttpResponseRedirect(reverse(f"sessions_app:{PAGES[Audience(back)]}", args=[row.pk]))
    response.status_code = 303
    return response


def _carry_out(actor: Actor, meeting: Meeting, name: object, given: dict[str, str], command_id: str) -> None:
    if displays.is_order(name):
        displays.carry_out(actor, meeting, str(name), given, command_id)
    else:
        perform_now(meeting.pk, order_for(actor, meeting.pk, name, given, command_id))


@require_GET
def standing(request: TenantRequest, meeting: int) -> HttpResponseBase:
    """What the public sees now, as one cacheable answer: a proxy can carry a crowd. `?lang=` chooses the language."""
    row = meeting_here(request, meeting)
    if row.agenda_published_at is None:
        raise Http404
    asked = request.GET.get("lang", "")
    language = asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    etag, body = _standing(row, language)
    whole = HttpResponse(body, content_type="application/json", headers={"ETag": etag})
    response = get_conditional_response(request, etag=etag, response=whole) or whole
    response["Content-Language"] = language  # not the reader's own: one answer for all who asked for this one
    response["Cache-Control"] = "public, max-age=1"
    return response


def _page(request: TenantRequest, meeting: int, audience: Audience) -> HttpResponseBase:
    row = meeting_here(request, meeting)
    if audience is Audience.PUBLIC and row.state == Meeting.State.CLOSED and row.opened_at is None:
        # It was held elsewhere and has a page, but no sitting: the screen would call it planned.
        return HttpResponseRedirect(reverse("portal:meeting", args=[row.pk]))
    actor = NOBODY if audience is Audience.WALL else actor_for(request.user, row.body)
    try:
        ticket = admit(row, audience, actor)
    except Refused as refused:
        return turned_away(request, row.pk, refused)
    answer = screen(request, f"sitting/{PAGES[audience]}.html", ticket)
    return answer if audience in INSIDERS else _unless_known(request, answer)


def _unless_known(request: TenantRequest, screen: HttpResponse) -> HttpResponse:
    """The screen, or that nothing of it has changed; the clock is told with both."""
    etag = set_response_etag(screen).get("ETag")
    answer = get_conditional_response(request, etag=etag, response=screen) or screen
    answer["Server-Timing"] = screen["Server-Timing"]
    return answer


def turned_away(request: TenantRequest, meeting: int, refused: Refused) -> HttpResponseBase:
    if refused.refusal is AdmissionRefusal.SENT_OUT:
        messages.info(request, sentence_of(refused))
        return HttpResponseRedirect(reverse("sessions_app:member", args=[meeting]))
    if refused.refusal is AdmissionRefusal.NOT_PUBLIC_YET and request.user.is_anonymous:
        raise Http404(sentence_of(refused))
    if request.user.is_anonymous:
        return redirect_to_login(request.get_full_path())
    raise PermissionDenied(sentence_of(refused))


def screen(request: TenantRequest, template: str, ticket: Ticket, **more: object) -> HttpResponse:
    """A screen of the sitting as it stands, for its script with the sitting's clock in the head `Server-Timing`
    (W3C, milliseconds since 1970): in the page it would make each second another page.
    """
    page = sitting_of(ticket.meeting)
    answer = render(request, template, {**_context(request, ticket, page), **more})
    answer["Server-Timing"] = f"clock;dur={_now(page)}"
    return answer


def _context(request: TenantRequest, ticket: Ticket, page: Page[Sitting]) -> dict[str, object]:
    """The regions' objects under their names, and what belongs to this one page."""
    viewer = viewer_of(ticket.actor, page.state)
    audience = followed_as(ticket.audience, sent_out=viewer.sent_out)
    insider = audience in INSIDERS
    address = f"/ws/sitzungen/{ticket.meeting.pk}/{ticket.audience.value}/"
    return {
        **_views(ticket.meeting, page, audience),
        **look_personally(page.state, ticket.audience, viewer),
        "meeting": ticket.meeting.pk,
        "title": page.state.title,
        "audience": ticket.audience.value,
        "page": uuid.uuid4().hex if insider else "",  # in the forms, which nobody else has
        "socket": f"{address}?lang={translation.get_language()}",
        "seq": page.seq if insider else 0,  # the public learns nothing from entries that do not concern it
        "rule_came_late": rule_came_late(ticket.meeting, page.state) if audience is Audience.DESK else "",
        "scheme": scheme_of(request),
        "zone": settings.TIME_ZONE,
    }


def _now(page: Page[Sitting]) -> int:
    """The sitting's clock in milliseconds. Like the journal's it never stands before the last entry."""
    recorded = 0 if page.at is None else math.ceil(page.at.timestamp() * 1000)
    return max(time.time_ns() // 1_000_000, recorded)


def _views(meeting: Meeting, page: Page[Sitting], audience: Audience) -> dict[str, object]:
    papers = papers_of(page.state.dealt_with, public_only=audience not in INSIDERS)
    recent = recent_of(meeting.pk, page.seq) if audience is Audience.DESK else NOTHING_RECENT
    people = attending.connected_people(meeting.pk, page.state.roster)
    wished, filed = wished_on(audience, meeting.pk), filed_of(meeting.pk, page.state)
    views = look(page.state, audience, papers, recent, wished=wished, filed=filed)
    return {**with_seats(views), **look_beside(meeting.pk, page.state, audience, people)}


def meeting_here(request: TenantRequest, meeting: int) -> Meeting:
    try:
        return find_meeting(request.tenant, meeting)
    except Refused as refused:
        raise Http404(sentence_of(refused)) from None


def command_id(request: TenantRequest) -> str:
    """The same form of the same page, sent twice, is one command; another form or choice is another."""
    page = request.POST.get("id", "")
    try:
        space = uuid.UUID(page)
    except ValueError:
        return page  # the order refuses it
    fields = sorted((name, request.POST[name]) for name in request.POST if name != "csrfmiddlewaretoken")
    return str(uuid.uuid5(space, json.dumps(fields)))


def seen_by_public(meeting: Meeting) -> dict[str, object]:
    """What anybody sees of the sitting now, by region."""
    state = sitting_of(meeting).state
    papers = papers_of(state.dealt_with, public_only=True)
    return look(state, Audience.PUBLIC, papers, filed=filed_of(meeting.pk, state))


_standings: OrderedDict[tuple[int, str], tuple[dict[str, object], str, str]] = OrderedDict()
STANDINGS_KEPT = 64


def _standing(meeting: Meeting, language: str) -> tuple[str, str]:
    """ETag and body, made once per process and change of what the public sees.

    What is compared is that and nothing else: an entry that is hidden from the public is not betrayed by the time
    which a new answer takes.
    """
    views = seen_by_public(meeting)
    kept = _standings.get((meeting.pk, language))
    if kept is None or kept[0] != views:
        scene = Scene(meeting.pk, Audience.PUBLIC, language)
        regions = {name: render_region(scene, name, view) for name, view in views.items()}
        body = json.dumps({"regions": regions}, ensure_ascii=False)
        etag = f'"{hashlib.sha256(body.encode()).hexdigest()[:20]}"'
        kept = _standings[meeting.pk, language] = (views, etag, body)
        if len(_standings) > STANDINGS_KEPT:
            _standings.popitem(last=False)
    return kept[1], kept[2]
