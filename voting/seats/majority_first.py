"""More than half of the members, more than half of the seats: before the others are served (Vorausverteilung). Pure."""

from collections.abc import Sequence
from dataclasses import replace

from journal.events import require
from voting.seats.allocation import Ahead, Allocation, Method, divide
from voting.seats.proposals import Proposal, check
from voting.seats.refusals import SeatsRefusal


def allocate_majority_first(
    method: Method, proposals: Sequence[Proposal], seats: int, members: int, drawn: Sequence[str] = ()
) -> Allocation:
    """Divides `seats` among groups. One with more than half of the `members` has more than half of the seats: where the
    method does not give it them for certain, it has them first, and what is left is divided among the others
    (§ 71 Abs. 3 NKomVG; draft: the wording speaks of fractions, and the method has changed since).

    `members`: all who sit in the council, those without a group as well. Raises Refused.
    """
    check(proposals, seats)
    strength = sum(each.strength for each in proposals)
    require(strength <= members, SeatsRefusal.MORE_THAN_MEMBERS, strength=strength, members=members)
    plain = divide(method, tuple(proposals), seats, ())
    strong = next((each for each in proposals if 2 * each.strength > members), None)
    if strong is None or 2 * plain.certain[strong.name] > seats:
        return divide(method, tuple(proposals), seats, drawn)
    return _ahead(plain, proposals, Ahead(strong.name, seats // 2 + 1), drawn)


def _ahead(
    plain: Allocation, proposals: Sequence[Proposal], first: Ahead, drawn: Sequence[str]
) -> Allocation:
    """There are others with a strength: against none the method alone would have given all seats."""
    others = tuple(each for each in proposals if each.name != first.name)
    left = plain.seats - first.seats
    if not left:
        certain = {each.name: plain.seats if each.name == first.name else 0 for each in proposals}
        return replace(plain, lot=None, certain=certain, ahead=first)
    rest = divide(plain.method, others, left, drawn)
    certain = {first.name: first.seats, **rest.certain}
    return replace(
        rest,
        seats=plain.seats,
        certain={each.name: certain[each.name] for each in proposals},
        ahead=first,
    )
