"""Convene, open, interrupt, resume, close: the course of a sitting."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime

from accounts.actor import Actor
from journal.events import Command, require
from sessions_app.policies import may_prepare_meeting, may_preside, may_run_desk
from sessions_app.sitting.commands.conditions import (
    require_no_disturbance,
    require_no_vote,
    require_phase,
    require_quorum_needed,
)
from sessions_app.sitting.events.course import (
    QuorumEstablished,
    SittingCancelled,
    SittingClosed,
    SittingConvened,
    SittingInterrupted,
    SittingOpened,
    SittingResumed,
)
from sessions_app.sitting.plan import Plan
from sessions_app.sitting.refusals import SittingRefusal
from sessions_app.sitting.state import Phase, Sitting


def convene(sitting: Sitting, by: Actor, *, plan: Plan) -> SittingConvened:
    """Freezes the published agenda, the roster and the rules. Anew only before anybody has come."""
    require(may_prepare_meeting(by, plan.organization), SittingRefusal.NOT_THE_CLERK)
    may_convene = sitting.may_become(Phase.CONVENED) and not sitting.stays
    require(may_convene, SittingRefusal.ALREADY_CONVENED)
    same = (plan.meeting, plan.organization) == (sitting.meeting, sitting.organization)
    require(sitting.phase is Phase.PLANNED or same, SittingRefusal.OTHER_MEETING)
    _require_agenda(plan)
    _require_roster(plan)
    require(plan.statutory_number > 0, SittingRefusal.NO_STATUTORY_NUMBER)
    require(plan.profile, SittingRefusal.NO_PROFILE)
    return SittingConvened(plan=plan)


def _require_agenda(plan: Plan) -> None:
    require(plan.items, SittingRefusal.EMPTY_AGENDA)
    times = Counter(item.id for item in plan.items)
    for item in plan.items:
        require(times[item.id] == 1, SittingRefusal.DOUBLE_ITEM, number=item.number)


def _require_roster(plan: Plan) -> None:
    times = Counter(member.person for member in plan.members)
    require(plan.chair in times, SittingRefusal.CHAIR_NOT_ON_ROSTER)
    for member in plan.members:
        require(times[member.person] == 1, SittingRefusal.DOUBLE_MEMBER, name=member.name)
        has_principal = member.substitute_of is None or member.substitute_of in times
        require(has_principal, SittingRefusal.SUBSTITUTE_OF_NOBODY, name=member.name)


def cancel(sitting: Sitting, by: Actor, *, reason: str) -> SittingCancelled:
    require(may_run_desk(by, sitting), SittingRefusal.NOT_THE_DESK)
    require(sitting.phase not in {Phase.OPEN, Phase.INTERRUPTED}, SittingRefusal.ALREADY_OPENED)
    require_phase(sitting, Phase.CONVENED)
    require(reason.strip(), SittingRefusal.NO_REASON)
    return SittingCancelled(reason=reason.strip())


def open_sitting(sitting: Sitting, by: Actor) -> SittingOpened:
    """Opens, and writes down whether the sitting is quorate. A lack found here blocks votes, not the opening."""
    require(may_preside(by, sitting), SittingRefusal.NOT_THE_CHAIR)
    require(sitting.phase not in {Phase.OPEN, Phase.INTERRUPTED}, SittingRefusal.ALREADY_OPENED)
    require_phase(sitting, Phase.CONVENED)
    return SittingOpened(
        present=sitting.quorum_present, required=sitting.quorum_required, quorate=sitting.quorate
    )


def establish_quorum(sitting: Sitting, by: Actor) -> QuorumEstablished:
    """Writes down whether the sitting is quorate now: that the quorum came later, or is lost (§ 49 Abs. 1 GO NRW).

    Not while a vote is unfinished: it was opened under the finding before. Not on an item on which any number may
    decide: what is found there would say nothing of the others.
    """
    require(may_preside(by, sitting), SittingRefusal.NOT_THE_CHAIR)
    require_phase(sitting, Phase.OPEN)
    require_no_vote(sitting)
    require_quorum_needed(sitting)
    return QuorumEstablished(
        present=sitting.quorum_present, required=sitting.quorum_required, quorate=sitting.quorate
    )


def interrupt(
    sitting: Sitting, by: Actor, *, reason: str = "", until: datetime | None = None
) -> SittingInterrupted:
    """Also during a vote, and without a reason: a fault has to stop the sitting at once (§ 10 DigiSiVO)."""
    require(may_run_desk(by, sitting), SittingRefusal.NOT_THE_DESK)
    require_phase(sitting, Phase.OPEN)
    return SittingInterrupted(reason=reason.strip(), until=until)


def resume(sitting: Sitting, by: Actor) -> SittingResumed:
    """Not before every reported disturbance is found harmless or repaired (§ 10 Abs. 1 DigiSiVO NRW)."""
    require(may_run_desk(by, sitting), SittingRefusal.NOT_THE_DESK)
    require(sitting.phase is not Phase.OPEN, SittingRefusal.NOT_INTERRUPTED)
    require(sitting.adjournment is None, SittingRefusal.IS_ADJOURNED)
    require_phase(sitting, Phase.INTERRUPTED)
    require_no_disturbance(sitting)
    return SittingResumed()


def close_sitting(sitting: Sitting, by: Actor) -> SittingClosed:
    require(may_preside(by, sitting), SittingRefusal.NOT_THE_CHAIR)
    require_phase(sitting, Phase.OPEN, Phase.INTERRUPTED)
    require_no_vote(sitting)
    return SittingClosed(present=sitting.quorum_present)


POLICIES: Mapping[Command, Callable[..., bool]] = {
    convene: may_prepare_meeting,
    cancel: may_run_desk,
    open_sitting: may_preside,
    establish_quorum: may_preside,
    interrupt: may_run_desk,
    resume: may_run_desk,
    close_sitting: may_preside,
}
