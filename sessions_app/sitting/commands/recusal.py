"""Who takes no part in an item for bias (Befangenheit): declared, decided, ended, found out too late (§ 31 GO NRW).

No register is changed: whoever is biased says so before the vote is opened.
"""

from collections.abc import Callable, Mapping

from accounts.actor import Actor
from journal.events import Command, Refused, require
from sessions_app.policies import may_preside, may_run_desk, may_speak_for
from sessions_app.sitting.bias import took_part, weight_of
from sessions_app.sitting.commands.conditions import (
    require_member,
    require_no_vote,
    require_phase,
    require_unbiased_lead,
    require_unfinished,
)
from sessions_app.sitting.commands.silence import Decision, silencing
from sessions_app.sitting.events.recusal import BiasFound, MemberRecused, RecusalEnded
from sessions_app.sitting.presence import Basis, Place, Recusal
from sessions_app.sitting.refusals import SittingRefusal
from sessions_app.sitting.state import Phase, Sitting
from voting.refusals import read_word


def declare_recusal(
    sitting: Sitting, by: Actor, *, item: int, place: str, person: int | None = None
) -> Decision:
    """Without `person` the actor himself. Unasked and before the debate (§ 31 Abs. 4 GO NRW), so also in advance."""
    who = by.person if person is None else person
    require(may_speak_for(by, sitting, who), SittingRefusal.NOT_YOUR_WORD)
    return _recused(sitting, who, item, place, Basis.DECLARED)


def decide_recusal(
    sitting: Sitting, by: Actor, *, person: int, item: int, place: str, reason: str
) -> Decision:
    """The council has decided in a case of doubt, without the member (§ 31 Abs. 4 GO NRW)."""
    require(may_preside(by, sitting), SittingRefusal.NOT_THE_CHAIR)
    if person != sitting.presiding:
        require_unbiased_lead(sitting)
    require(reason.strip(), SittingRefusal.NO_REASON)
    return _recused(sitting, person, item, place, Basis.DECIDED, reason.strip())


def _recused(
    sitting: Sitting, person: int | None, item: int, place: str, basis: Basis, reason: str = ""
) -> Decision:
    require_phase(sitting, Phase.CONVENED, Phase.OPEN, Phase.INTERRUPTED)
    member = require_member(sitting, person)
    found = require_unfinished(sitting, item)
    _require_no_vote_on(sitting, item)
    where = read_word(Place, place, SittingRefusal.UNKNOWN_PLACE)
    leaves = where is Place.OUTSIDE or found.public or not sitting.rules.recusal.value
    require(leaves, SittingRefusal.NO_AUDIENCE, number=found.number)
    known = sitting.attendance.recusal(member.person, item)
    is_new = known != Recusal(member.person, item, where, basis)
    require(is_new, SittingRefusal.ALREADY_RECUSED, name=member.name)
    recused = MemberRecused(person=member.person, item=item, place=where, basis=basis, reason=reason)
    at_stake = any(each.id == item for each in sitting.at_stake)
    return silencing(sitting, member.person, recused) if at_stake else (recused,)


def end_recusal(sitting: Sitting, by: Actor, *, person: int, item: int) -> RecusalEnded:
    """The member takes part again. After the item that happens by itself."""
    require(may_run_desk(by, sitting), SittingRefusal.NOT_THE_DESK)
    require_phase(sitting, Phase.CONVENED, Phase.OPEN, Phase.INTERRUPTED)
    member = require_member(sitting, person)
    require(sitting.attendance.recusal(person, item), SittingRefusal.NOT_RECUSED, name=member.name)
    _require_no_vote_on(sitting, item)
    return RecusalEnded(person=person, item=item)


def find_bias(sitting: Sitting, by: Actor, *, person: int, vote: int, reason: str) -> BiasFound:
    """Of somebody who took part in a counted vote it comes out later. What follows is a fact of the record, no more."""
    require(may_run_desk(by, sitting), SittingRefusal.NOT_THE_DESK)
    require_phase(sitting, Phase.OPEN, Phase.INTERRUPTED)
    member = require_member(sitting, person)
    found = sitting.find_vote(vote)
    if found is None:
        raise Refused(SittingRefusal.UNKNOWN_VOTE)
    require(weight_of(found, person), SittingRefusal.TOOK_NO_PART, name=member.name, vote=vote)
    is_new = person not in {each.person for each in took_part(sitting, found)}
    require(is_new, SittingRefusal.BIAS_KNOWN, name=member.name, vote=vote)
    require(reason.strip(), SittingRefusal.NO_REASON)
    return BiasFound(person=person, item=found.subject, vote=vote, reason=reason.strip())


def _require_no_vote_on(sitting: Sitting, item: int) -> None:
    if sitting.vote is not None and item in sitting.vote.subjects:
        require_no_vote(sitting)


POLICIES: Mapping[Command, Callable[..., bool]] = {
    declare_recusal: may_speak_for,
    decide_recusal: may_preside,
    end_recusal: may_run_desk,
    find_bias: may_run_desk,
}
