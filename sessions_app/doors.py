"""Where an actor can go from a meeting: to the own seat, to the desk, to the minutes. Pure of rows but the meeting."""

from dataclasses import dataclass

from accounts.actor import Actor
from sessions_app.models import Meeting
from sessions_app.policies import may_prepare_meeting, may_work_on_minutes

OVER = frozenset({Meeting.State.CLOSED, Meeting.State.CANCELLED})
HELD = frozenset({Meeting.State.OPEN, Meeting.State.INTERRUPTED, Meeting.State.CLOSED})


@dataclass(frozen=True)
class Doors:
    """The doors that are open to an actor; what is not is not shown."""

    meeting: Meeting
    preparation: bool
    seat: bool
    desk: bool
    check_in: bool
    minutes: bool
    attendance_list: bool


def doors_of(actor: Actor, meeting: Meeting) -> Doors:
    organization = meeting.organization_id or 0
    at_desk = may_work_on_minutes(actor, organization)
    ready = meeting.agenda_published_at is not None and meeting.state not in OVER
    return Doors(
        meeting=meeting,
        preparation=may_prepare_meeting(actor, organization),
        seat=ready and actor.holds("member_of", "organization", organization),
        desk=ready and at_desk,
        check_in=ready and (at_desk or actor.holds("keep_door_of", "organization", organization)),
        minutes=at_desk and meeting.oparl_id is None and meeting.state in HELD,
        attendance_list=at_desk and meeting.oparl_id is None and meeting.agenda_published_at is not None,
    )
