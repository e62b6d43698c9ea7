"""Lists in an election: seats divided by their votes or strength; one list alone is adopted or not. Pure."""

from dataclasses import dataclass

from voting.elections.counts import Count
from voting.elections.outcome import Outcome, Step
from voting.rules.majority import MORE_YES_THAN_NO, Tally
from voting.rules.majority import judge as judge_majority
from voting.rules.profiles import ElectionRules
from voting.seats.allocation import Allocation, Method, divide
from voting.seats.majority_first import allocate_majority_first
from voting.seats.proposals import Proposal


@dataclass(frozen=True, kw_only=True)
class Division:
    """What is divided among lists of these `names`, in their order. `by_strength`: by the members of groups, without a
    vote. `method` is None where there is one list alone.
    """

    rules: ElectionRules
    names: tuple[str, ...]
    seats: int
    method: Method | None
    source: str
    entitled: int = 0
    statutory_number: int = 0
    by_strength: bool = False


def judge_lists(asked: Division, count: Count) -> Outcome:
    """What the count leads to. `Outcome.shares` says how many seats each list has for certain."""
    if not any(count.votes):
        return Outcome(step=Step.NOT_FILLED, base=count.marked, threshold=0, source=asked.source)
    if len(asked.names) == 1 and not asked.by_strength:
        return _alone(asked, count)
    allocation = allocated(asked, count)
    shares = tuple(allocation.certain.values())
    if allocation.lot is None:
        return Outcome(step=Step.ELECTED, base=count.marked, threshold=0, source=asked.source, shares=shares)
    between = allocation.lot.between
    return Outcome(
        step=Step.LOT_FOR_SEAT,
        base=count.marked,
        threshold=0,
        source=asked.source,
        shares=shares,
        drawing=tuple(place for place, name in enumerate(asked.names, start=1) if name in between),
        places=allocation.lot.seats,
    )


def allocated(asked: Division, count: Count) -> Allocation:
    """The seats by the lists' votes or strength, with the working. Of groups one with more than half of the members
    comes first where the law says so (§ 71 Abs. 3 NKomVG).
    """
    assert asked.method is not None  # several lists are opened with one
    proposals = tuple(Proposal(name, votes) for name, votes in zip(asked.names, count.votes, strict=True))
    if asked.by_strength and asked.rules.majority_first.value:
        return allocate_majority_first(asked.method, proposals, asked.seats, count.papers)
    return divide(asked.method, proposals, asked.seats, ())


def _alone(asked: Division, count: Count) -> Outcome:
    """A joint proposal is adopted by the majority that the law asks for (einheitlicher Wahlvorschlag: § 50 Abs. 3 GO NRW
    since 2025, § 55 Abs. 2 HGO, § 40 Abs. 2 GemO BW, § 71 Abs. 10 NKomVG); elsewhere by more Yes than No.
    """
    joint = asked.rules.joint
    tally = Tally(
        yes=count.votes[0],
        no=count.no,
        abstain=count.blank,
        invalid=count.invalid,
        not_voted=asked.entitled - count.papers,
    )
    rule = joint.value or MORE_YES_THAN_NO
    verdict = judge_majority(rule, tally, statutory_number=asked.statutory_number)
    step, shares = (Step.ELECTED, (asked.seats,)) if verdict.carried else (Step.NOT_FILLED, ())
    source = joint.source if joint.value else asked.source
    return Outcome(step=step, base=verdict.base, threshold=verdict.threshold, source=source, shares=shares)
