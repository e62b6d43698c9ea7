"""Arrive and leave: who attends (Anwesenheit), in the room or remotely."""

from collections.abc import Callable, Mapping
from datetime import datetime

from accounts.actor import Actor
from journal.events import Command, Refused, require
from sessions_app.policies import may_check_in, may_keep_door, may_run_desk
from sessions_app.sitting.assembly import Mode
from sessions_app.sitting.commands.conditions import require_member, require_phase
from sessions_app.sitting.commands.silence import Decision, silencing
from sessions_app.sitting.events.attendance import (
    ArrivalRejected,
    ArrivalsConfirmed,
    MemberArrived,
    MemberLeft,
)
from sessions_app.sitting.plan import Member
from sessions_app.sitting.refusals import SittingRefusal
from sessions_app.sitting.state import Phase, Sitting
from voting.refusals import read_word


def arrive(sitting: Sitting, by: Actor, *, person: int | None = None, mode: str = Mode.ROOM) -> MemberArrived:
    """Without `person` the actor himself. Somebody present may change between room and remote.

    Who reports himself counts at once, and stays unconfirmed until the desk or the door has seen him. The door
    knows only of the room.
    """
    member = _attendee(sitting, by, person)
    how = read_word(Mode, mode, SittingRefusal.UNKNOWN_MODE)
    of_door = member.person != by.person and not may_run_desk(by, sitting)
    require(how is Mode.ROOM or not of_door, SittingRefusal.NOT_YOUR_ATTENDANCE)
    presence = sitting.present.get(member.person)
    if presence is None:
        require_free_place(sitting, member)
    else:
        require(presence.mode is not how, SittingRefusal.ALREADY_PRESENT, name=member.name)
    seen = may_keep_door(by, sitting) or (presence is not None and presence.confirmed)
    return MemberArrived(person=member.person, mode=how, unconfirmed=not seen)


def leave(sitting: Sitting, by: Actor, *, person: int | None = None) -> Decision:
    """Without `person` the actor himself. A ballot already cast stays; without one he has not voted.

    Who leaves has the floor no longer, and is off the list of speakers.
    """
    member = _attendee(sitting, by, person)
    require(member.person in sitting.present, SittingRefusal.NOT_PRESENT, name=member.name)
    return silencing(sitting, member.person, MemberLeft(person=member.person))


def _attendee(sitting: Sitting, by: Actor, person: int | None) -> Member:
    """The member whose attendance changes, in a sitting that people can come to."""
    who = by.person if person is None else person
    require(may_check_in(by, sitting, who), SittingRefusal.NOT_YOUR_ATTENDANCE)
    require_phase(sitting, Phase.CONVENED, Phase.OPEN, Phase.INTERRUPTED)
    return require_member(sitting, who)


def require_free_place(sitting: Sitting, member: Member) -> None:
    """A substitute takes part only while the principal is absent or biased, and only one (Vertretung).

    Who was expelled has no place any more.
    """
    require(member.person not in sitting.happenings.expelled, SittingRefusal.EXPELLED, name=member.name)
    if member.substitute_of is None:
        return
    principal = sitting.roster[member.substitute_of]
    names = {"name": member.name, "principal": principal.name}
    takes_part = principal.person in sitting.present and principal.person not in sitting.recused
    require(not takes_part, SittingRefusal.PRINCIPAL_PRESENT, **names)
    require(principal.person not in sitting.replaced, SittingRefusal.PLACE_TAKEN, **names)


def confirm_arrivals(sitting: Sitting, by: Actor, *, person: int | None = None) -> ArrivalsConfirmed:
    """Desk or door has seen somebody who reported himself; without `person` the desk has seen all of them."""
    may = may_run_desk(by, sitting) if person is None else may_keep_door(by, sitting)
    require(may, SittingRefusal.NOT_THE_DESK)
    require_phase(sitting, Phase.CONVENED, Phase.OPEN, Phase.INTERRUPTED)
    asked = sitting.present if person is None else (person,)
    people = tuple(each for each in asked if sitting.is_unconfirmed(each))
    require(people, SittingRefusal.NOTHING_TO_CONFIRM)
    return ArrivalsConfirmed(people=people)


def reject_arrival(sitting: Sitting, by: Actor, *, person: int) -> Decision:
    """Somebody who reported himself is not here. Who has voted was here in some way: then only leaving is left."""
    require(may_run_desk(by, sitting), SittingRefusal.NOT_THE_DESK)
    require_phase(sitting, Phase.CONVENED, Phase.OPEN, Phase.INTERRUPTED)
    member = require_member(sitting, person)
    presence = sitting.present.get(person)
    if presence is None:
        raise Refused(SittingRefusal.NOT_PRESENT, name=member.name)
    require(not presence.confirmed, SittingRefusal.NOTHING_TO_CONFIRM)
    require_no_ballot(sitting, member, since=sitting.here_since(person))
    return silencing(sitting, person, ArrivalRejected(person=person))


def require_no_ballot(
    sitting: Sitting, member: Member, *, since: datetime, until: datetime | None = None
) -> None:
    """The member cast no vote in this time."""
    ballots = (vote.ballots[member.person] for vote in sitting.votes if member.person in vote.ballots)
    voted = any(ballot.at >= since and (until is None or ballot.at < until) for ballot in ballots)
    require(not voted, SittingRefusal.VOTED_MEANWHILE, name=member.name)


POLICIES: Mapping[Command, Callable[..., bool]] = {
    arrive: may_check_in,
    leave: may_check_in,
    confirm_arrivals: may_keep_door,
    reject_arrival: may_run_desk,
}
