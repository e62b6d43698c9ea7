"""Who will not come, or later: excused and announced-late members (entschuldigt, verspätet angekündigt)."""

from collections.abc import Callable, Mapping
from datetime import datetime

from accounts.actor import Actor
from journal.events import Command, require
from sessions_app.policies import may_run_desk
from sessions_app.sitting.commands.conditions import require_member, require_phase
from sessions_app.sitting.events.attendance import ApologyWithdrawn, MemberAnnouncedLate, MemberExcused
from sessions_app.sitting.plan import Member
from sessions_app.sitting.presence import Apology
from sessions_app.sitting.refusals import SittingRefusal
from sessions_app.sitting.state import Phase, Sitting


def excuse_member(sitting: Sitting, by: Actor, *, person: int) -> MemberExcused:
    """Without a reason: an illness does not belong in any record."""
    _require_new(sitting, _absent(sitting, by, person), Apology(person))
    return MemberExcused(person=person)


def announce_late(
    sitting: Sitting, by: Actor, *, person: int, expected_at: datetime | None = None
) -> MemberAnnouncedLate:
    _require_new(sitting, _absent(sitting, by, person), Apology(person, True, expected_at))
    return MemberAnnouncedLate(person=person, expected_at=expected_at)


def withdraw_apology(sitting: Sitting, by: Actor, *, person: int) -> ApologyWithdrawn:
    member = _absent(sitting, by, person)
    require(sitting.attendance.apology(person), SittingRefusal.NO_APOLOGY, name=member.name)
    return ApologyWithdrawn(person=person)


def _absent(sitting: Sitting, by: Actor, person: int) -> Member:
    """Somebody who is not here, for the desk."""
    require(may_run_desk(by, sitting), SittingRefusal.NOT_THE_DESK)
    require_phase(sitting, Phase.CONVENED, Phase.OPEN, Phase.INTERRUPTED)
    member = require_member(sitting, person)
    require(person not in sitting.present, SittingRefusal.ALREADY_HERE, name=member.name)
    return member


def _require_new(sitting: Sitting, member: Member, apology: Apology) -> None:
    known = sitting.attendance.apology(member.person) == apology
    require(not known, SittingRefusal.ALREADY_EXCUSED, name=member.name)


POLICIES: Mapping[Command, Callable[..., bool]] = {
    excuse_member: may_run_desk,
    announce_late: may_run_desk,
    withdraw_apology: may_run_desk,
}
