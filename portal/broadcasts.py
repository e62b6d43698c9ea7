"""Seeing and hearing a meeting: a link, or a player that loads only when the reader wants it; a jump to every item."""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from journal.events import N_
from portal.lists import number
from portal.policy import allowing
from portal.video import Film, clock, film_at, may_play
from sessions_app.agenda import AgendaView
from sessions_app.broadcasting import BroadcastView, marks_of, public_broadcast
from sessions_app.by_key import public_meeting
from sessions_app.models import Meeting
from sessions_app.queries import RUNNING, public_agenda
from sessions_app.sitting.broadcasts import Stage
from sessions_app.sitting.state import Part
from sessions_app.standing import sitting_of
from sessions_app.tenancy import TenantRequest


@dataclass(frozen=True)
class Jump:
    """A place in the film. `numbers` of the items; empty: here the closed part begins, of which nothing is kept."""

    seconds: int
    clock: str
    numbers: str = ""
    title: str = ""
    link: str = ""


_WHY_NOTHING = {
    Stage.OFF: N_("The broadcast has not begun. You can follow the meeting live, without picture and sound."),
    Stage.PAUSED: N_("The broadcast is paused. You can follow the meeting live, without picture and sound."),
    Stage.ENDED: N_("The broadcast is over. You can follow the meeting live, without picture and sound."),
}
_CLOSED = N_("Closed part: the public is excluded. The broadcast goes on when the public is readmitted.")


def _waiting(meeting: Meeting) -> str:
    """Why there is nothing to see of the meeting that runs now; empty: there is."""
    if meeting.state not in RUNNING:
        return ""
    sitting = sitting_of(meeting).state
    if sitting.part is Part.CLOSED:
        return gettext(_CLOSED)
    stage = sitting.broadcasting.stage
    return gettext(_WHY_NOTHING[stage]) if stage in _WHY_NOTHING else ""


@require_safe
def broadcast(request: TenantRequest, key: int) -> HttpResponse:
    """`?zeigen=1` loads the player (the reader's consent, for this once), `?ab=754` begins at that second."""
    meeting = public_meeting(request.tenant, key)
    found = public_broadcast(meeting)
    if found is None:
        raise Http404
    film = film_at(found.recording_url or found.stream_url)
    begin = number(request, "ab") or 0
    plays = may_play(film, settings.VIDEO_HOSTS)
    waiting = _waiting(meeting)
    loaded = plays and not waiting and request.GET.get("zeigen") == "1"
    context = {
        "section": "meetings",
        "meeting": meeting,
        "broadcast": found,
        "film": film,
        "begin": begin,
        "may_play": plays,
        "loaded": loaded,
        "source": film.played_at(begin),
        "jumps": _jumps(meeting, found, film),
        "waiting": waiting,
        "runs_now": meeting.state in RUNNING,
    }
    answer = render(request, "portal/broadcast.html", context)
    return _opened(answer, film) if loaded else answer


def _opened(answer: HttpResponse, film: Film) -> HttpResponse:
    """May load from the film's host and from no other; only a film that is played needs it."""
    host = [f"https://{film.host}"]
    return allowing(answer, media_src=host) if film.mime_type else allowing(answer, frame_src=host)


def _jumps(meeting: Meeting, found: BroadcastView, film: Film) -> list[Jump]:
    if not found.recording_url:
        return []
    agenda = public_agenda(meeting)
    made = (_jump(mark.seconds, mark.items, agenda, film) for mark in marks_of(meeting, found.recording_from))
    return [each for each in made if each]


def _jump(second: int, items: tuple[int, ...], agenda: AgendaView, film: Film) -> Jump | None:
    """None: the public knows nothing of what was called."""
    if not items:
        return Jump(second, clock(second))
    known = [each for each in agenda.public if each.id in items]
    if not known:
        return None
    numbers = ", ".join(each.number for each in known)
    title = known[0].title if len(known) == 1 else gettext("Several items together")
    return Jump(second, clock(second), numbers, title, film.at(second) if film.has_marks else "")
