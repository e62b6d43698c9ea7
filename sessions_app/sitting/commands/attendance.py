"""Arrive and leave: who attends (Anwesenheit), in the room or remotely."""

from collections.abc import Callable, Mapping

from accounts.actor import Actor
from journal.events import Event, Refused, require
from sessions_app.policies import may_check_in
from sessions_app.sitting.commands.conditions import require_phase
from sessions_app.sitting.events.attendance import MemberArrived, MemberLeft
from sessions_app.sitting.plan import Member
from sessions_app.sitting.refusals import SittingRefusal
from sessions_app.sitting.state import Mode, Phase, Sitting
from voting.refusals import read_word


def arrive(sitting: Sitting, by: Actor, *, person: int | None = None, mode: str = Mode.ROOM) -> MemberArrived:
    """Without `person` the actor himself. Somebody present may change between room and remote."""
    member = _attendee(sitting, by, person)
    how = read_word(Mode, mode, SittingRefusal.UNKNOWN_MODE)
    presence = sitting.present.get(member.person)
    if presence is None:
        expelled = member.person in sitting.happenings.expelled
        require(not expelled, SittingRefusal.EXPELLED, name=member.name)
        _require_free_place(sitting, member)
    else:
        require(presence.mode is not how, SittingRefusal.ALREADY_PRESENT, name=member.name)
    return MemberArrived(person=member.person, mode=how)


def leave(sitting: Sitting, by: Actor, *, person: int | None = None) -> MemberLeft:
    """Without `person` the actor himself. A ballot already cast stays; without one he has not voted."""
    member = _attendee(sitting, by, person)
    require(member.person in sitting.present, SittingRefusal.NOT_PRESENT, name=member.name)
    return MemberLeft(person=member.person)


def _attendee(sitting: Sitting, by: Actor, person: int | None) -> Member:
    """The member whose attendance changes, in a sitting that people can come to."""
    who = by.person if person is None else person
    require(may_check_in(by, sitting, who), SittingRefusal.NOT_YOUR_ATTENDANCE)
    require_phase(sitting, Phase.CONVENED, Phase.OPEN, Phase.INTERRUPTED)
    member = sitting.roster.get(who) if who is not None else None
    if member is None:
        raise Refused(SittingRefusal.NOT_ON_ROSTER)
    return member


def _require_free_place(sitting: Sitting, member: Member) -> None:
    """A substitute takes part only while the principal is absent, and only one (Vertretung)."""
    if member.substitute_of is None:
        return
    principal = sitting.roster[member.substitute_of]
    names = {"name": member.name, "principal": principal.name}
    require(principal.person not in sitting.present, SittingRefusal.PRINCIPAL_PRESENT, **names)
    require(principal.person not in sitting.replaced, SittingRefusal.PLACE_TAKEN, **names)


POLICIES: Mapping[Callable[..., Event], Callable[..., bool]] = {
    arrive: may_check_in,
    leave: may_check_in,
}
