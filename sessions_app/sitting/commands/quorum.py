"""Doubt the quorum, and find that none is needed. To establish it: `course.py`."""

from collections.abc import Callable, Mapping

from accounts.actor import Actor
from journal.events import Command, require
from sessions_app.policies import may_preside, may_speak_for
from sessions_app.sitting.commands.conditions import (
    require_member,
    require_no_vote,
    require_phase,
    require_quorum_needed,
    require_unfinished,
)
from sessions_app.sitting.events.quorum import QuorumChallenged, SecondMeetingFound
from sessions_app.sitting.refusals import SittingRefusal
from sessions_app.sitting.state import Phase, Sitting


def challenge_quorum(sitting: Sitting, by: Actor, *, person: int | None = None) -> QuorumChallenged:
    """Without `person` the actor himself. No further vote is opened until the chair has established the quorum."""
    who = by.person if person is None else person
    require(may_speak_for(by, sitting, who), SittingRefusal.NOT_YOUR_WORD)
    require_phase(sitting, Phase.OPEN)
    member = require_member(sitting, who)
    require(member.person in sitting.entitled, SittingRefusal.CANNOT_CHALLENGE)
    require(sitting.attendance.challenged_by is None, SittingRefusal.ALREADY_CHALLENGED)
    require_quorum_needed(sitting)
    return QuorumChallenged(person=member.person)


def find_second_meeting(sitting: Sitting, by: Actor, *, item: int, reason: str) -> SecondMeetingFound:
    """The item was postponed before for lack of a quorum, and the invitation said what follows (§ 49 Abs. 2 GO NRW)."""
    require(may_preside(by, sitting), SittingRefusal.NOT_THE_CHAIR)
    require_phase(sitting, Phase.OPEN)
    require_no_vote(sitting)
    require(sitting.rules.second_meeting.value, SittingRefusal.NO_SECOND_MEETING)
    found = require_unfinished(sitting, item)
    known = item in sitting.attendance.second_meeting
    require(not known, SittingRefusal.QUORUM_NOT_NEEDED, number=found.number)
    require(reason.strip(), SittingRefusal.NO_REASON)
    return SecondMeetingFound(item=item, reason=reason.strip())


POLICIES: Mapping[Command, Callable[..., bool]] = {
    challenge_quorum: may_speak_for,
    find_second_meeting: may_preside,
}
