"""My workplace: what comes next for a member, what lies on the clerk's desk."""

from datetime import datetime, timedelta

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.actor import Actor
from sessions_app.desk.carrying_over import left_open
from sessions_app.desk.check_in import has_seat
from sessions_app.desk.written import procedure_of
from sessions_app.doors import HELD, doors_of
from sessions_app.exclusion import agenda_for
from sessions_app.models import Body, Meeting, Membership, WrittenProcedure
from sessions_app.pages.edge import ActorRequest, meeting_of, working
from sessions_app.pages.local_rules import keeps_rules
from sessions_app.policies import (
    may_administer,
    may_moderate_questions,
    may_read_accesses,
    may_see_closed,
)
from sessions_app.queries import (
    RUNNING,
    clerked_organizations,
    invited_to,
    is_clerk,
    meetings_at_whose_door,
    meetings_to_prepare,
    visible_meetings,
)
from sessions_app.reading import view_of_files
from sessions_app.standing import added_items, sitting_of
from sessions_app.versions import supplements_for
from sessions_app.written.state import Phase, Procedure
from sessions_app.written_queries import visible_written

SHOWN = 10


@working
@require_safe
def workplace(request: ActorRequest) -> HttpResponse:
    mine = visible_meetings(request.actor, request.tenant)
    over = [Meeting.State.CLOSED, Meeting.State.CANCELLED]
    recent = timezone.now() - timedelta(hours=12)
    here = Q(state__in=RUNNING) | _about_to_begin(recent)
    at_hand, at_doors = mine.filter(here), meetings_at_whose_door(request.actor, request.tenant).filter(here)
    coming = mine.filter(starts_at__gte=recent).exclude(state__in=over).exclude(pk__in=at_hand.values("pk"))
    context = {
        "section": "workplace",
        "is_clerk": bool(clerked_organizations(request.actor)),
        "keeps_rules": keeps_rules(request.actor, request.tenant),
        "administers": may_administer(request.actor, request.tenant.pk),
        "reads_accesses": may_read_accesses(request.actor, request.tenant.pk),
        "asked_in_writing": _asked(request.actor, request.tenant),
        "knows_writing": bool(clerked_organizations(request.actor))
        or visible_written(request.actor, request.tenant).exists(),
        "has_number": has_seat(request.actor.person),
        "at_hand": [
            doors_of(request.actor, row) for row in (at_hand | at_doors).order_by("starts_at").distinct()
        ],
        "coming": coming.order_by("starts_at")[:SHOWN],
        "preparing": meetings_to_prepare(request.actor, request.tenant).exclude(here)[:SHOWN],
        "past": mine.filter(state=Meeting.State.CLOSED).order_by("-starts_at")[:SHOWN],
    }
    return render(request, "sessions_app/workplace.html", context)


def _asked(actor: Actor, body: Body) -> list[WrittenProcedure]:
    """The questions put in writing that wait for the actor's own answer."""
    rows = visible_written(actor, body).filter(phase=Phase.RUNNING, until__gte=timezone.now())
    return [row for row in rows.order_by("until") if _waits_for(actor, procedure_of(row))]


def _waits_for(actor: Actor, now: Procedure) -> bool:
    return actor.person in now.electors and actor.person not in now.answers


def _about_to_begin(recent: datetime) -> Q:
    """Convened, or published for today: places are open, devices can be tested."""
    convened = Q(state=Meeting.State.CONVENED)
    today = Q(starts_at__date=timezone.localdate(), agenda_published_at__isnull=False, oparl_id=None)
    return Q(starts_at__gte=recent) & (convened | today & Q(state=Meeting.State.PLANNED))


@working
@require_safe
def meeting(request: ActorRequest, key: int) -> HttpResponse:
    """A meeting as its own people see it, the closed part included."""
    row = meeting_of(request, key)
    protocol = [row.results_protocol] if row.results_protocol else []
    context = {
        "section": "workplace",
        "meeting": row,
        "agenda": agenda_for(request.actor, row),
        "supplements": supplements_for(request.actor, row),
        "minutes": view_of_files(protocol, entitled=True),
        "files": view_of_files(row.auxiliary_files.all(), entitled=True),
        "is_clerk": is_clerk(request.actor, row),
        "is_running": row.state in RUNNING,
        "may_moderate": may_moderate_questions(request.actor, row.organization_id or 0),
        "doors": doors_of(request.actor, row),
        "may_look_back": row.state in HELD and may_see_closed(request.actor, row.organization_id or 0),
        "invited": _invited(request.actor, row),
        "is_supplemented": row.state in HELD and bool(added_items(sitting_of(row).state)),
        "left_open": is_clerk(request.actor, row) and left_open(row).exists(),
    }
    return render(request, "sessions_app/meeting.html", context)


def _invited(actor: Actor, row: Meeting) -> list[Membership]:
    """Whose invitations the actor may open: the own one, or as the clerk every one."""
    if row.agenda_published_at is None or row.oparl_id is not None:
        return []
    return [seat for seat in invited_to(row) if is_clerk(actor, row) or seat.person_id == actor.person]
