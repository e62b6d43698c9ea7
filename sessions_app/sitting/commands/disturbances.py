"""Report a fault, judge it, find it repaired (Störungen, § 10 DigiSiVO NRW).

Interrupting, resuming, and repeating what was affected (annul the vote, vote again) are commands of their own.
"""

from collections.abc import Callable, Mapping

from accounts.actor import Actor
from journal.events import Command, Refused, require
from sessions_app.policies import may_preside, may_speak_for
from sessions_app.sitting.commands.conditions import require_phase
from sessions_app.sitting.disturbances import Channel, Disturbance, FaultKind, Finding
from sessions_app.sitting.events.disturbances import (
    DisturbancesJudged,
    DisturbancesRepaired,
    FaultOver,
    FaultReported,
)
from sessions_app.sitting.refusals import SittingRefusal
from sessions_app.sitting.state import Phase, Sitting
from voting.refusals import read_word


def report_fault(
    sitting: Sitting, by: Actor, *, fault: str, text: str = "", person: int | None = None
) -> FaultReported:
    """Without `person` the actor's own; the desk enters what a member tells it. Also from who cannot get in."""
    who = by.person if person is None else person
    require(may_speak_for(by, sitting, who), SittingRefusal.NOT_YOUR_WORD)
    _require_sitting(sitting)
    if who is None or who not in sitting.roster:
        raise Refused(SittingRefusal.NOT_ON_ROSTER)
    kind = read_word(FaultKind, fault, SittingRefusal.UNKNOWN_FAULT)
    waiting = (each for each in sitting.disturbances.of(who) if not each.settled and not each.over_at)
    require(kind not in {each.kind for each in waiting}, SittingRefusal.FAULT_ALREADY_REPORTED)
    return FaultReported(
        number=sitting.disturbances.next_number,
        person=who,
        fault=kind,
        text=text.strip(),
        channel=Channel.DEVICE if who == by.person else Channel.DESK,
    )


def report_recovery(sitting: Sitting, by: Actor, *, disturbance: int) -> FaultOver:
    """It works again: said by who reported the fault, or by the desk on his behalf."""
    found = sitting.disturbances.find(disturbance)
    reporter = found.person if found else None
    require(may_speak_for(by, sitting, reporter), SittingRefusal.NOT_YOUR_WORD)
    _require_sitting(sitting)
    if found is None:
        raise Refused(SittingRefusal.UNKNOWN_DISTURBANCE)
    require(not found.over_at and not found.settled, SittingRefusal.DISTURBANCE_SETTLED)
    return FaultOver(number=disturbance)


def judge_disturbance(
    sitting: Sitting, by: Actor, *, finding: str, reason: str, disturbance: int | None = None
) -> DisturbancesJudged:
    """Without `disturbance` all that are unsettled. A relevant one may be found in the member's sphere later."""
    require(may_preside(by, sitting), SittingRefusal.NOT_THE_CHAIR)
    _require_sitting(sitting)
    found = read_word(Finding, finding, SittingRefusal.UNKNOWN_FINDING)
    numbers = _numbers(sitting, disturbance, sitting.disturbances.unsettled)
    require(reason.strip(), SittingRefusal.NO_REASON)
    return DisturbancesJudged(numbers=numbers, finding=found, reason=reason.strip())


def declare_repaired(
    sitting: Sitting, by: Actor, *, reason: str = "", disturbance: int | None = None
) -> DisturbancesRepaired:
    """Without `disturbance` all that were found relevant and wait for their repair."""
    require(may_preside(by, sitting), SittingRefusal.NOT_THE_CHAIR)
    _require_sitting(sitting)
    numbers = _numbers(sitting, disturbance, sitting.disturbances.waiting_for_repair)
    return DisturbancesRepaired(numbers=numbers, reason=reason.strip())


def _numbers(sitting: Sitting, one: int | None, candidates: tuple[Disturbance, ...]) -> tuple[int, ...]:
    """The numbers of what is decided on: one of the candidates, or all of them."""
    known = one is None or sitting.disturbances.find(one)
    require(known, SittingRefusal.UNKNOWN_DISTURBANCE)
    numbers = tuple(each.number for each in candidates if one in {None, each.number})
    require(numbers, SittingRefusal.DISTURBANCE_SETTLED)
    return numbers


def _require_sitting(sitting: Sitting) -> None:
    require_phase(sitting, Phase.CONVENED, Phase.OPEN, Phase.INTERRUPTED)


POLICIES: Mapping[Command, Callable[..., bool]] = {
    report_fault: may_speak_for,
    report_recovery: may_speak_for,
    judge_disturbance: may_preside,
    declare_repaired: may_preside,
}
