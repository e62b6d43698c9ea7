"""More than half of the members, more than half of the seats (§ 71 Abs. 3 NKomVG): a table to be read by lawyers.

Notation as in `test_cases`. Groups A, B, C … with their strengths; the council may have members without a group.
"""

import random

import pytest

from journal.events import Refused
from tests.voting.seats.test_cases import HARE, HONDT, LAGUE, lists, written
from voting.rules.profiles import installed_laws, load_profile
from voting.seats.allocation import Method, allocate
from voting.seats.majority_first import allocate_majority_first
from voting.seats.refusals import SeatsRefusal

CASES = [
    # Method, strengths, members in all, seats, by the method alone, with the majority first, what A has ahead, why
    (HONDT, "13 12", 25, 8, "4 4", "5 3", 5, "half of the seats is not more than half"),
    (HONDT, "13 7 5", 25, 8, "5 2 1", "5 2 1", 0, "the method gives more than half"),
    (HONDT, "13 12", 25, 9, "5 4", "5 4", 0, "the method gives more than half"),
    (HONDT, "12 10", 25, 8, "4 4", "4 4", 0, "12 of 25 members are less than half"),
    (HONDT, "12 10", 22, 8, "4 4", "5 3", 5, "12 of 22 are more than half: nobody is without a group"),
    (HONDT, "12 12", 24, 7, "3+ 3+ | 1", "3+ 3+ | 1", 0, "half of the members is not more than half"),
    (HONDT, "16 5 5 5", 31, 6, "3 1 1 1", "4 0+ 0+ 0+ | 2", 4, "the others draw lots for what is left"),
    (HONDT, "17 11 6 3 2", 39, 9, "5 3 1 0 0", "5 3 1 0 0", 0, "S1: 17 of 39 are less than half"),
    (HARE, "13 4 4 4", 25, 5, "2 1 1 1", "3 0+ 0+ 0+ | 2", 3, "the same by Hare/Niemeyer"),
    (HARE, "26 9 9 7", 51, 9, "4+ 1+ 1+ 1 | 2", "5 1+ 1+ 1 | 1", 5, "no lot about more than half"),
    (LAGUE, "13 12", 25, 2, "1 1", "2 0", 2, "then nothing is left"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("method", "strengths", "members", "seats", "alone", "expected", "ahead", "why"), CASES
)
def test_who_has_more_than_half_of_the_members_has_more_than_half_of_the_seats(
    method, strengths, members, seats, alone, expected, ahead, why
):
    found = allocate_majority_first(method, lists(strengths), seats, members)
    assert (written(allocate(method, lists(strengths), seats)), written(found)) == (alone, expected)
    assert (found.ahead.seats if found.ahead else 0) == ahead


def test_the_others_lot_is_drawn_among_them():
    drawn = allocate_majority_first(HONDT, lists("16 5 5 5"), 6, 31, ["B", "D"])
    assert (drawn.seats_of, drawn.is_open) == ({"A": 4, "B": 1, "C": 0, "D": 1}, False)


def test_groups_that_are_stronger_than_the_council_are_refused():
    with pytest.raises(Refused) as caught:
        allocate_majority_first(HONDT, lists("13 12"), 8, 24)
    assert (caught.value.code, caught.value.details) == (
        SeatsRefusal.MORE_THAN_MEMBERS.code,
        {"strength": 25, "members": 24},
    )


def test_only_lower_saxony_has_the_rule():
    found = {state: load_profile(state).elections.majority_first for state in installed_laws()}
    assert {state: rule.source for state, rule in found.items() if rule.value} == {"ni": "§ 71 Abs. 3 NKomVG"}


@pytest.mark.chance
def test_of_a_thousand_random_councils_every_seat_is_divided_and_every_majority_has_its_own():
    chance = random.Random(71)
    for _case in range(1000):
        strengths = [chance.randint(0, 30) for _list in range(chance.randint(2, 6))]
        members = sum(strengths) + chance.randint(0, 3)
        seats, method = chance.randint(1, 20), chance.choice(tuple(Method))
        if not any(strengths):
            continue
        found = allocate_majority_first(method, lists(" ".join(map(str, strengths))), seats, members)
        plain = allocate(method, lists(" ".join(map(str, strengths))), seats)
        assert sum(found.certain.values()) + (found.lot.seats if found.lot else 0) == seats
        strong = [name for name, each in zip("ABCDEF", strengths, strict=False) if 2 * each > members]
        assert all(2 * found.certain[name] > seats for name in strong)
        assert strong or found == plain
