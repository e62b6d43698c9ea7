"""Arrivals and departures written down afterwards (Nachtrag), with the true time and the reason."""

from collections.abc import Callable, Mapping

from accounts.actor import Actor
from journal.events import Command, Refused, require
from sessions_app.policies import may_run_desk
from sessions_app.sitting.assembly import Mode, Stay
from sessions_app.sitting.commands.attendance import require_free_place, require_no_ballot
from sessions_app.sitting.commands.conditions import require_member, require_phase
from sessions_app.sitting.commands.silence import Decision, silencing
from sessions_app.sitting.events.attendance import ArrivalEnteredLater, DepartureEnteredLater
from sessions_app.sitting.plan import Member
from sessions_app.sitting.presence import PastTime
from sessions_app.sitting.refusals import SittingRefusal
from sessions_app.sitting.state import Phase, Sitting
from voting.refusals import read_word


def enter_arrival(
    sitting: Sitting, by: Actor, *, person: int, arrived_at: PastTime, reason: str, mode: str = Mode.ROOM
) -> ArrivalEnteredLater:
    """Somebody came and it was not written down, or at the wrong time. Never earlier than the last leaving."""
    member = _member(sitting, by, person, reason)
    how = read_word(Mode, mode, SittingRefusal.UNKNOWN_MODE)
    assert sitting.convened_at is not None  # the phase was asked
    earliest = sitting.convened_at.replace(second=0, microsecond=0)  # people enter minutes
    require(arrived_at >= earliest, SittingRefusal.BEFORE_CONVENING)
    last = sitting.last_stay(person)
    free = last is None or (last.left_at is not None and last.left_at <= arrived_at)
    require(free, SittingRefusal.ALREADY_HERE_THEN, name=member.name)
    presence = sitting.present.get(person)
    if presence is None:
        require_free_place(sitting, member)
    else:
        require_no_ballot(sitting, member, since=presence.since, until=arrived_at)
    return ArrivalEnteredLater(person=person, arrived_at=arrived_at, reason=reason.strip(), mode=how)


def enter_departure(sitting: Sitting, by: Actor, *, person: int, left_at: PastTime, reason: str) -> Decision:
    """Somebody left and it was not written down, or left earlier than written."""
    member = _member(sitting, by, person, reason)
    stay = _stay(sitting, member)
    within = stay.arrived_at < left_at and (stay.left_at is None or left_at < stay.left_at)
    require(within, SittingRefusal.NOT_HERE_THEN, name=member.name)
    require_no_ballot(sitting, member, since=left_at)
    left = DepartureEnteredLater(person=person, left_at=left_at, reason=reason.strip())
    return silencing(sitting, person, left)


def _member(sitting: Sitting, by: Actor, person: int, reason: str) -> Member:
    require(may_run_desk(by, sitting), SittingRefusal.NOT_THE_DESK)
    require_phase(sitting, Phase.CONVENED, Phase.OPEN, Phase.INTERRUPTED)
    require(reason.strip(), SittingRefusal.NO_REASON)
    return require_member(sitting, person)


def _stay(sitting: Sitting, member: Member) -> Stay:
    """The stay of the person that runs, else the last one."""
    found = sitting.stay_of(member.person)
    if found is None:
        raise Refused(SittingRefusal.NOT_PRESENT, name=member.name)
    return found


POLICIES: Mapping[Command, Callable[..., bool]] = {
    enter_arrival: may_run_desk,
    enter_departure: may_run_desk,
}
