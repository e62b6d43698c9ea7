"""Majorities compared with a second implementation, on random cases.

    python -m benchmarks.majorities_compared 100000 1

The arguments are the number of cases and the seed. No package of the index does this arithmetic, so the second one is
written here, on purpose in another way: the council is a list of members, each with what they chose; bases are counted
by walking it, shares are fractions, and the threshold is found by trying one Yes after the other. A few seconds; `make
test` compares the two on every count of a small council.
"""

import random
import sys
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

from voting.rules.majority import RULES, Tally, judge

VOTED = ("yes", "no")
CAST = ("yes", "no", "abstain")
THERE = ("yes", "no", "abstain", "invalid", "not_voted")
BY_LAW, BY_LAW_WITHOUT_MAYOR = ("by law",), ("by law", "without the mayor")
Reached = Callable[[Fraction], bool]


def _exceeds_half(part: Fraction) -> bool:
    return part > Fraction(1, 2)


def _reaches(least: Fraction) -> Reached:
    return lambda part: part >= least


# From the wording of each rule: who is counted, and what part of them has to say Yes.
CASES: Mapping[str, tuple[tuple[str, ...], Reached]] = {
    "more_yes_than_no": (VOTED, _exceeds_half),
    "more_than_half_of_votes": (CAST, _exceeds_half),
    "more_than_half_of_present": (THERE, _exceeds_half),
    "more_than_half_of_statutory": (BY_LAW, _exceeds_half),
    "more_than_half_of_elected": (BY_LAW_WITHOUT_MAYOR, _exceeds_half),
    "two_thirds_of_yes_and_no": (VOTED, _reaches(Fraction(2, 3))),
    "two_thirds_of_votes": (CAST, _reaches(Fraction(2, 3))),
    "two_thirds_of_present": (THERE, _reaches(Fraction(2, 3))),
    "two_thirds_of_statutory": (BY_LAW, _reaches(Fraction(2, 3))),
    "two_thirds_of_elected": (BY_LAW_WITHOUT_MAYOR, _reaches(Fraction(2, 3))),
    "three_quarters_of_statutory": (BY_LAW, _reaches(Fraction(3, 4))),
    "unanimous": (VOTED, _reaches(Fraction(1))),
    "all_of_present": (THERE, _reaches(Fraction(1))),
    "all_of_statutory": (BY_LAW, _reaches(Fraction(1))),
}


def other_verdict(name: str, tally: Tally, statutory_number: int) -> tuple[bool, int, int]:
    """Carried, base and threshold as this implementation finds them."""
    council = [choice for choice in THERE for _ in range(getattr(tally, choice))]
    counted, reached = CASES[name]
    if counted[0] == "by law":
        base = len(
            range(statutory_number)[1:] if counted is BY_LAW_WITHOUT_MAYOR else range(statutory_number)
        )
    else:
        base = len([choice for choice in council if choice in counted])
    least = next(yes for yes in range(1, base + 2) if not base or reached(Fraction(yes, base)))
    return council.count("yes") >= least, base, least


def tallies(register: int) -> Iterator[Tally]:
    """Every count that a register of this size, or a smaller one, can have."""

    def parts(left: int, places: int) -> Iterator[tuple[int, ...]]:
        if not places:
            yield ()
            return
        for first in range(left + 1):
            for rest in parts(left - first, places - 1):
                yield (first, *rest)

    return (Tally(*each) for each in parts(register, len(THERE)))


def main(cases: int, seed: int) -> None:
    """Prints how many verdicts agreed, and how many were carried. Ends with an error on the first that differs."""
    chance, names, carried = random.Random(seed), tuple(RULES), 0
    for _ in range(cases):
        most = chance.choice((3, 12, 40))
        tally = Tally(
            chance.randint(0, 2 * most), *(chance.randint(0, most // chance.choice((1, 9))) for _ in range(4))
        )
        name, number = chance.choice(names), tally.register + chance.randint(1, 9)
        ours = judge(name, tally, statutory_number=number)
        if (ours.carried, ours.base, ours.threshold) != other_verdict(name, tally, number):
            sys.exit(f"They differ: {name} {tally} {number}: {ours} and {other_verdict(name, tally, number)}")
        carried += ours.carried
    print(f"{cases} cases agree (seed {seed}), {carried} of them carried")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
