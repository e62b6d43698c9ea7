"""What a meeting left open goes to a new one."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from accounts.actor import Actor
from journal.events import Refused, require
from sessions_app.desk.agenda import put_on_agenda
from sessions_app.desk.meetings import schedule_meeting
from sessions_app.desk.papers import attach_paper
from sessions_app.desk.refusals import DeskRefusal
from sessions_app.models import AgendaItem, Consultation, Location, Meeting, UrgentDecision
from sessions_app.sitting.plan import PROPOSED

State, Kind = AgendaItem.State, AgendaItem.Kind
# Postponed, never called, or called and not decided. What was only to be heard is done with its call.
OPEN = Q(state__in=(State.PENDING, State.POSTPONED)) | Q(state=State.CALLED, kind__in=tuple(PROPOSED))
# An adjourned meeting is interrupted; one that still runs has nothing to carry over yet, but its clerk may plan.
HELD = (Meeting.State.INTERRUPTED, Meeting.State.CLOSED)


def left_open(meeting: Meeting) -> QuerySet[AgendaItem]:
    """The items of a meeting held here that wait for another one, in the order of the agenda."""
    rows = AgendaItem.objects.filter(OPEN, meeting=meeting, deleted=False).exclude(kind=Kind.HEADING)
    held = Q(meeting__state__in=HELD, meeting__oparl_id=None)
    return rows.filter(held).order_by("-public", "order", "pk")


def carry_over(
    actor: Actor,
    meeting: Meeting,
    *,
    starts_at: datetime | None,
    name: str = "",
    number: int | None = None,
    location: Location | None = None,
    fault_phone: str = "",
) -> Meeting:
    """A new meeting (a draft) with the open items and their papers; the old one stays as it is."""
    if meeting.organization is None:
        raise Refused(DeskRefusal.NOT_THE_CLERK)
    with transaction.atomic():
        new = schedule_meeting(
            actor,
            meeting.organization,
            starts_at=starts_at,
            name=name,
            number=number,
            location=location,
            fault_phone=fault_phone,
        )
        items = list(left_open(meeting))
        require(items, DeskRefusal.NOTHING_LEFT_OPEN)
        for item in items:
            _carry(actor, item, new)
    return new


def _carry(actor: Actor, item: AgendaItem, new: Meeting) -> None:
    carried = put_on_agenda(
        actor,
        new,
        name=item.name,
        public=item.public,
        kind=item.kind,
        public_name=item.public_name,
        proposed_resolution=item.proposed_resolution,
    )
    UrgentDecision.objects.filter(agenda_item=item).update(agenda_item=carried)
    carried.auxiliary_files.set(item.auxiliary_files.filter(deleted=False))
    stations = Consultation.objects.filter(agenda_item=item, deleted=False, paper__deleted=False)
    for station in stations.select_related("paper").order_by("order", "pk"):
        if station.paper:
            attach_paper(actor, carried, station.paper, decides=station.authoritative)
