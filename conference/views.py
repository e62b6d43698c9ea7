"""The two addresses of a meeting's conference: a ticket for a person, a status for the desk."""

from collections.abc import Callable

from asgiref.sync import sync_to_async
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from conference.admission import admit, sitting_of
from conference.health import Headcount, Health
from conference.models import Room
from conference.policies import may_moderate_conference
from conference.provider import JoinTicket, provider
from conference.refusals import ConferenceRefusal
from journal.events import Refused, require
from sessions_app.actors import actor_for
from sessions_app.live import sentence_of
from sessions_app.models import Meeting
from sessions_app.tenancy import TenantRequest

BADGES = {  # KERN's kinds of badge
    Health.WELL: "success",
    Health.ODD: "warning",
    Health.UNREACHABLE: "warning",
    Health.NOT_WATCHED: "info",
    Health.NOT_CONFIGURED: "info",
}


@never_cache
@require_POST
def ticket(request: TenantRequest, meeting: int, part: str) -> HttpResponse:
    row = _meeting(request, meeting)
    return answered(lambda: admit(row, part, actor_for(request.user, request.tenant)))


def answered(admission: Callable[[], JoinTicket]) -> HttpResponse:
    """A ticket as JSON, or `{"refused": code, "say": sentence}` with status 403."""
    try:
        found = admission()
    except Refused as refused:
        return JsonResponse({"refused": refused.code, "say": sentence_of(refused)}, status=403)
    return JsonResponse(
        {
            "url": found.url,
            "domain": found.domain,
            "room": found.room,
            "token": found.token,
            "expires_at": found.expires_at.isoformat(),
        }
    )


@never_cache
@require_GET
async def status(request: TenantRequest, meeting: int) -> HttpResponse:
    """The small partial for the desk. A dead Jitsi is told here and nowhere else."""
    try:
        room = await sync_to_async(_room_now)(request, meeting)
    except Refused as refused:
        return HttpResponse(sentence_of(refused), status=403, content_type="text/plain; charset=utf-8")
    found = await (provider().size(room) if room else _size_of_no_room())
    return await sync_to_async(_render_status)(request, found)


def _meeting(request: TenantRequest, key: int) -> Meeting:
    return get_object_or_404(Meeting, pk=key, body=request.tenant, deleted=False)


def _room_now(request: TenantRequest, key: int) -> str:
    """The name of the room of the part that the sitting is in, or "" while nobody has asked for it."""
    meeting = _meeting(request, key)
    sitting = sitting_of(meeting)
    actor = actor_for(request.user, request.tenant)
    require(may_moderate_conference(actor, sitting), ConferenceRefusal.NOT_ENTITLED)
    name = Room.objects.filter(meeting=meeting, part=sitting.part).values_list("name", flat=True).first()
    return name or ""


async def _size_of_no_room() -> Headcount:
    health = await provider().health()
    return Headcount(health, 0 if health is Health.WELL else None)


def _render_status(request: HttpRequest, found: Headcount) -> HttpResponse:
    words = {"health": found.health, "badge": BADGES[found.health], "count": found.participants}
    return render(request, "conference/status.html", words)
