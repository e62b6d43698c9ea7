"""Lists in an election: seats divided by their votes; one list alone needs more Yes than No. Pure."""

from collections.abc import Sequence

from voting.elections.counts import Count
from voting.elections.outcome import Outcome, Step
from voting.seats.allocation import Allocation, Method, divide
from voting.seats.proposals import Proposal


def judge_lists(names: Sequence[str], count: Count, seats: int, method: Method, source: str) -> Outcome:
    """What the count leads to. `Outcome.shares` says how many seats each list has for certain."""
    if not any(count.votes):
        return Outcome(step=Step.NOT_FILLED, base=count.marked, threshold=0, source=source)
    if len(names) == 1:
        return _alone(count, seats, source)
    allocation = allocated(names, count, seats, method)
    shares = tuple(allocation.certain.values())
    if allocation.lot is None:
        return Outcome(step=Step.ELECTED, base=count.marked, threshold=0, source=source, shares=shares)
    drawing = tuple(place for place, name in enumerate(names, start=1) if name in allocation.lot.between)
    return Outcome(
        step=Step.LOT_FOR_SEAT,
        base=count.marked,
        threshold=0,
        source=source,
        shares=shares,
        drawing=drawing,
        places=allocation.lot.seats,
    )


def allocated(names: Sequence[str], count: Count, seats: int, method: Method) -> Allocation:
    """The seats by the lists' votes, with the working."""
    proposals = tuple(Proposal(name, votes) for name, votes in zip(names, count.votes, strict=True))
    return divide(method, proposals, seats, ())


def _alone(count: Count, seats: int, source: str) -> Outcome:
    """A joint proposal is adopted by a majority (einheitlicher Wahlvorschlag, § 50 Abs. 3 GO NRW since 2025)."""
    base = count.marked + count.no
    adopted = count.votes[0] > count.no
    step, shares = (Step.ELECTED, (seats,)) if adopted else (Step.NOT_FILLED, ())
    return Outcome(step=step, base=base, threshold=base // 2 + 1, source=source, shares=shares)
