"""Demands for a roll call or a secret vote (Verlangen nach § 50 Abs. 1 GO NRW): how many are enough, what they do. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from sessions_app.sitting.motions import BY_SUPPORT, Motion, MotionKind
from sessions_app.sitting.plan import Item
from sessions_app.sitting.state import Sitting
from voting.rules.profiles import RuleName
from voting.rules.requests import SHARES, Way
from voting.vote import Vote, VoteKind

# How a matter is voted on after a demand was granted.
KIND_OF: Mapping[MotionKind, VoteKind] = {
    MotionKind.ROLL_CALL: VoteKind.ROLL_CALL,
    MotionKind.SECRET_VOTE: VoteKind.SECRET,
}


@dataclass(frozen=True)
class Needed:
    """How many members have to demand it, and the paragraph that says so."""

    number: int
    source: str


def rule_for(sitting: Sitting, kind: MotionKind) -> RuleName | None:
    """What the rules of this meeting say of the demand; None: nothing, the desk has to know the number."""
    rules = sitting.rules
    return rules.secret_demand if kind is MotionKind.SECRET_VOTE else rules.roll_call_demand


def needed(sitting: Sitting, kind: MotionKind) -> Needed | None:
    """How many have to demand it now, where the rules of this meeting name the number."""
    rule = rule_for(sitting, kind)
    if rule is None or rule.value not in SHARES:
        return None
    share, present = SHARES[rule.value], len(sitting.electors)
    number = share.needed(statutory_number=sitting.statutory_number, present=present)
    return Needed(number, rule.source)


def excludes_secrecy(sitting: Sitting) -> RuleName | None:
    """The rule under which votes on matters are never secret (LAW-21), if there is one."""
    rule = sitting.rules.secret_demand
    return rule if rule and rule.value == Way.NEVER else None


def takes_resolution(sitting: Sitting, kind: MotionKind) -> bool:
    """Whether the council resolves on it by a majority, so that there is nothing to count."""
    rule = rule_for(sitting, kind)
    return kind not in BY_SUPPORT or (rule is not None and rule.value == Way.BY_RESOLUTION)


def takes_count(sitting: Sitting, kind: MotionKind) -> bool:
    """Whether those who demand it are counted and nothing else: the rules name their number."""
    return kind in BY_SUPPORT and needed(sitting, kind) is not None


def first_waiting(sitting: Sitting, item: int) -> Motion | None:
    """What is decided next: as the motions stand, but a demand for a secret vote before one for a roll call, where the
    law gives it precedence.
    """
    waiting = sitting.motions.waiting(item)
    first = waiting[0] if waiting else None
    return (first and precedes(sitting, first)) or first


def precedes(sitting: Sitting, motion: Motion) -> Motion | None:
    """The demand for a secret vote that has to be decided before this demand for a roll call."""
    if motion.kind is not MotionKind.ROLL_CALL or not sitting.rules.secret_first.value:
        return None
    waiting = sitting.motions.waiting(motion.item)
    return next((each for each in waiting if each.kind is MotionKind.SECRET_VOTE), None)


def granted(sitting: Sitting, item: int) -> tuple[Motion, ...]:
    """What was demanded and granted for the votes on the matter; a secret vote takes the place of a roll call, where
    the law gives it precedence.

    Demanded is how the matter is voted on (§ 50 Abs. 1 GO NRW), whoever calls it with what: so a demand on several items
    called for one vote goes with each of them, also with the one that is taken out or called anew, and one that was
    granted for any of them holds for the one vote on all.
    """
    items = sitting.bloc if item in sitting.bloc else (item,)
    secret = sitting.motions.granted_on(items, MotionKind.SECRET_VOTE)
    if secret and sitting.rules.secret_first.value:
        return secret
    return (*secret, *sitting.motions.granted_on(items, MotionKind.ROLL_CALL))


def bound_kinds(sitting: Sitting, item: Item, motion: int | None) -> frozenset[VoteKind] | None:
    """The kinds of vote that a granted demand leaves; None: it binds nothing. It is about the matter: amendments and
    points of order are voted on as always.
    """
    put = sitting.motions.find(item.id, motion) if motion is not None else None
    demands = granted(sitting, item.id) if put is None or put.is_of_the_matter else ()
    return frozenset(KIND_OF[each.kind] for each in demands) if demands else None


def was_used(sitting: Sitting, demand: Motion) -> bool:
    """Whether there was a vote on the matter, or on one of them, since something was demanded."""
    return any(
        _on_the_matter(sitting, vote) and vote.opened_at >= demand.tabled_at
        for item in demand.items
        for vote in sitting.votes_on(item)
    )


def undecided(sitting: Sitting, item: int) -> Motion | None:
    """The first demand on several items that were called for one vote, tabled on this one, that waits."""
    waiting = sitting.motions.waiting(item)
    return next((each for each in waiting if each.kind in BY_SUPPORT and each.together), None)


def _on_the_matter(sitting: Sitting, vote: Vote) -> bool:
    put = sitting.motion_of(vote)
    return put is None or put.is_of_the_matter
