"""Keep order, hold residents' question time, commit a member, keep silence."""

from collections.abc import Callable, Mapping

from accounts.actor import Actor
from journal.events import Command, Refused, require
from sessions_app.policies import may_preside, may_run_desk
from sessions_app.sitting.commands.conditions import require_no_vote, require_phase
from sessions_app.sitting.commands.silence import Decision, silencing
from sessions_app.sitting.events.happenings import (
    MemberCommitted,
    OrderMeasureTaken,
    QuestionTimeBegan,
    QuestionTimeEnded,
    SilenceBegan,
    SilenceEnded,
)
from sessions_app.sitting.happenings import Measure, Rite
from sessions_app.sitting.plan import Member
from sessions_app.sitting.refusals import SittingRefusal
from sessions_app.sitting.state import Part, Phase, Sitting
from voting.refusals import read_word

_SILENCING = frozenset({Measure.FLOOR_WITHDRAWN, Measure.EXPULSION})


def take_order_measure(sitting: Sitting, by: Actor, *, measure: str, person: int, reason: str) -> Decision:
    """Order is the chair's alone to keep (§ 51 Abs. 1 GO NRW), against everybody present but the chair."""
    require(may_preside(by, sitting), SittingRefusal.NOT_THE_CHAIR)
    require_phase(sitting, Phase.OPEN)
    taken = read_word(Measure, measure, SittingRefusal.UNKNOWN_MEASURE)
    member = _present_member(sitting, person)
    require(member.person != sitting.presiding, SittingRefusal.MEASURE_AGAINST_CHAIR)
    require(reason.strip(), SittingRefusal.NO_REASON)
    measured = OrderMeasureTaken(measure=taken, person=member.person, reason=reason.strip())
    return silencing(sitting, member.person, measured) if taken in _SILENCING else (measured,)


def begin_question_time(sitting: Sitting, by: Actor) -> QuestionTimeBegan:
    """Residents ask in the public part alone."""
    _require_rite_may_begin(sitting, by)
    require(sitting.part is Part.PUBLIC, SittingRefusal.QUESTIONS_ARE_PUBLIC)
    return QuestionTimeBegan()


def end_question_time(sitting: Sitting, by: Actor, *, questions: int) -> QuestionTimeEnded:
    _require_rite(sitting, by, Rite.QUESTION_TIME, SittingRefusal.NO_QUESTION_TIME)
    return QuestionTimeEnded(questions=questions)


def commit_member(sitting: Sitting, by: Actor, *, person: int) -> MemberCommitted:
    require(may_run_desk(by, sitting), SittingRefusal.NOT_THE_DESK)
    require_phase(sitting, Phase.OPEN)
    member = _present_member(sitting, person)
    anew = member.person not in sitting.happenings.committed
    require(anew, SittingRefusal.ALREADY_COMMITTED, name=member.name)
    return MemberCommitted(person=member.person)


def begin_silence(sitting: Sitting, by: Actor, *, reason: str) -> SilenceBegan:
    _require_rite_may_begin(sitting, by)
    require(reason.strip(), SittingRefusal.NO_REASON)
    return SilenceBegan(reason=reason.strip())


def end_silence(sitting: Sitting, by: Actor) -> SilenceEnded:
    _require_rite(sitting, by, Rite.SILENCE, SittingRefusal.NO_SILENCE)
    return SilenceEnded()


def _require_rite_may_begin(sitting: Sitting, by: Actor) -> None:
    require(may_run_desk(by, sitting), SittingRefusal.NOT_THE_DESK)
    require_phase(sitting, Phase.OPEN)
    require_no_vote(sitting)
    require(sitting.observance is None, SittingRefusal.SOMETHING_LASTS)


def _require_rite(sitting: Sitting, by: Actor, rite: Rite, refusal: SittingRefusal) -> None:
    require(may_run_desk(by, sitting), SittingRefusal.NOT_THE_DESK)
    require_phase(sitting, Phase.OPEN)
    require(sitting.observance and sitting.observance.rite is rite, refusal)


def _present_member(sitting: Sitting, person: int) -> Member:
    member = sitting.roster.get(person)
    if member is None:
        raise Refused(SittingRefusal.UNKNOWN_MEMBER)
    require(member.person in sitting.present, SittingRefusal.NOT_IN_THE_ROOM, name=member.name)
    return member


POLICIES: Mapping[Command, Callable[..., bool]] = {
    take_order_measure: may_preside,
    begin_question_time: may_run_desk,
    end_question_time: may_run_desk,
    commit_member: may_run_desk,
    begin_silence: may_run_desk,
    end_silence: may_run_desk,
}
