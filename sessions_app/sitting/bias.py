"""Who took part in a vote although biased, and whether that decided it (§ 31 Abs. 6 GO NRW). Pure.

A fact, no judgment: whether the resolution is void says the law of the state, and in the end a court.
"""

from dataclasses import dataclass
from enum import StrEnum

from sessions_app.sitting.state import Sitting
from voting.rules.majority import is_decisive
from voting.vote import Vote, VotePhase


class Weight(StrEnum):
    """What the result would be without the vote of one person: ein anderes, dasselbe, nicht festgehalten (Hände und
    Stimmzettel zählt man als Summe).
    """

    DECISIVE = "decisive"
    SAME = "same"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class TookPart:
    """Somebody biased who stood on the register of a vote that is counted, and what followed from it."""

    person: int
    name: str
    weight: Weight


def took_part(sitting: Sitting, vote: Vote) -> tuple[TookPart, ...]:
    """Those of whom a bias was entered after the vote, or found out later, in the order of the register.

    Whoever cast no ballot took no part. Of a vote that was annulled nothing follows.
    """
    biased = sitting.attendance.found_in(vote.number)
    if vote.number not in sitting.moves.urgency_votes:  # urgent or not is no matter that anybody is biased on
        biased |= sitting.attendance.recused_from_any(vote.subjects)
    lines = [each for each in vote.register if each.person in biased]
    weighed = ((each, weight_of(vote, each.person)) for each in lines)
    return tuple(TookPart(each.person, each.name, weight) for each, weight in weighed if weight)


def weight_of(vote: Vote, person: int) -> Weight | None:
    """None: the vote does not count (any more), or the person has no part in it."""
    if vote.final is None or vote.phase is VotePhase.ANNULLED:
        return None
    if person in vote.hall:
        return Weight.UNKNOWN
    choice = vote.choice_of(person)
    if choice is None:
        return None
    law = vote.statutory_number
    return (
        Weight.DECISIVE
        if is_decisive(vote.rule_id, vote.final, choice, statutory_number=law)
        else Weight.SAME
    )
