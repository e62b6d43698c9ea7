"""Divisions of seats compared with an independent implementation, on random cases.

Not part of `make test`: the other implementation (`apportionment` by Martin Lackner, MIT) and numpy below it are
locked nowhere. In a throw-away environment, from the project's folder:

    python3 -m venv /tmp/other && /tmp/other/bin/pip install apportionment==1.0
    /tmp/other/bin/python -m benchmarks.seats_compared 100000 1

The arguments are the number of cases and the seed; a third names a file into which the other's results are written
(`tests/voting/seats/compared.json` was made so, and `make test` compares ours with it). Every case is divided by all three methods: without a tie every
seat has to be the same; with one, the other implementation has to see it too, with the same lists in it and the
same certain seats. Then the majority first (§ 71 Abs. 3 NKomVG), which the other does not know: what is left is
divided by the other among those who have no majority.
"""

import json
import random
import sys
from collections import Counter
from pathlib import Path

from apportionment import methods

from voting.seats.allocation import Allocation, Method, allocate
from voting.seats.majority_first import allocate_majority_first
from voting.seats.proposals import Proposal

THEIRS = {
    Method.HARE_NIEMEYER: "largest_remainder",
    Method.D_HONDT: "dhondt",
    Method.SAINTE_LAGUE: "saintelague",
}
LISTS, SEATS = 8, 20
STRONGEST = (12, 60, 100_000)  # few members (many ties), a council's groups, votes


def main(cases: int, seed: int, file: str = "") -> None:
    """Prints how many divisions agreed, and how many of them were ties. Ends with an error on the first that differs."""
    chance = random.Random(seed)
    asked = [case(chance) for _ in range(cases)]
    counted = Counter(compared(method, *each) for each in asked for method in Method)
    first = Counter(majority_first_compared(method, *each) for each in asked for method in Method)
    if file:
        lines = (
            json.dumps([*each, {way: divided(way, *each, ties=False) for way in Method}]) for each in asked
        )
        Path(file).write_text("[\n" + ",\n".join(lines) + "\n]\n")
    print(f"{cases} cases by {len(Method)} methods agree (seed {seed}): {dict(counted)}")
    print(f"the majority first: {dict(first)}")


def case(chance: random.Random) -> tuple[list[int], int]:
    strongest = chance.choice(STRONGEST)
    strengths = [chance.randint(0, strongest) for _ in range(chance.randint(1, LISTS))]
    strengths[chance.randrange(len(strengths))] += 1  # somebody has a strength
    return strengths, chance.randint(1, SEATS)


def compared(method: Method, strengths: list[int], seats: int) -> str:
    """`settled` or `tied`. Raises SystemExit where the two differ."""
    ours = allocate(method, [Proposal(str(at), each) for at, each in enumerate(strengths)], seats)
    theirs = divided(method, strengths, seats, ties=False)
    if ours.lot:
        agree = theirs is None and tie_agrees(method, strengths, seats, ours)
    else:
        agree = theirs == list(ours.certain.values())
    if not agree:
        sys.exit(f"They differ: {method} {strengths} {seats}: {ours} and {theirs}")
    return "tied" if ours.lot else "settled"


def majority_first_compared(method: Method, strengths: list[int], seats: int) -> str:
    """`ahead` where a list had seats first, else `plain`. Raises SystemExit where the two differ."""
    proposals = [Proposal(str(at), each) for at, each in enumerate(strengths)]
    ours = allocate_majority_first(method, proposals, seats, sum(strengths))
    if ours.ahead is None:
        agree = ours == allocate(method, proposals, seats)
    else:
        others = [each for at, each in enumerate(strengths) if str(at) != ours.ahead.name]
        left = seats - ours.ahead.seats
        theirs = divided(method, others, left, ties=False) if left else [0] * len(others)
        found = [number for name, number in ours.certain.items() if name != ours.ahead.name]
        agree = theirs is None if ours.lot else theirs == found
    if not agree:
        sys.exit(f"They differ on the majority first: {method} {strengths} {seats}: {ours}")
    return "ahead" if ours.ahead else "plain"


def tie_agrees(method: Method, strengths: list[int], seats: int, ours: Allocation) -> bool:
    """The other breaks a tie by the order of the lists: who draws gets the seat as the first of those who draw, and
    not as the last; who does not draw has the certain seats.

    Those who do not draw stand before all: else, by Hare/Niemeyer, the other (version 1.0) gives the last seat to
    whoever is tied before it comes to somebody with a higher remainder.
    """
    drawing = {int(name) for name in ours.lot.between} if ours.lot else set()
    others = [at for at in range(len(strengths)) if at not in drawing]
    for at in sorted(drawing):
        rest = sorted(drawing - {at})
        for order, by_lot in (((*others, at, *rest), 1), ((*others, *rest, at), 0)):
            theirs = divided(method, [strengths[place] for place in order], seats, ties=True)
            found = dict(zip(order, theirs or (), strict=False))
            expected = {
                place: ours.certain[str(place)] + (by_lot if place == at else 0) for place in (*others, at)
            }
            if expected.items() - found.items():
                return False
    return True


def divided(method: Method, strengths: list[int], seats: int, *, ties: bool) -> list[int] | None:
    """What the other implementation makes of it, in exact fractions; None: a tie, where it may not break any."""
    try:
        found: list[int] = methods.compute(
            THEIRS[method],
            strengths,
            seats,
            fractions=True,
            parties=list(map(str, strengths)),
            tiesallowed=ties,
        )
    except methods.TiesException:
        return None
    return found


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:4])
