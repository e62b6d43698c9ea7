"""Every result carries its working, exact, in the order of a calculation by hand."""

from fractions import Fraction

from voting.seats.allocation import Method, allocate
from voting.seats.lots import Standing
from voting.seats.proposals import Proposal
from voting.seats.remainders import Quota

SEAT, LOT, NOTHING = Standing.SEAT, Standing.LOT, Standing.NOTHING
THREE = [Proposal("A", 17), Proposal("B", 11), Proposal("C", 2)]


def test_hare_niemeyer_shows_quota_whole_number_and_fraction():
    working = allocate(Method.HARE_NIEMEYER, THREE, 9).working
    assert (working.total, working.seats, working.left) == (30, 9, 1)
    assert working.quotas == (
        Quota("A", 17, Fraction(51, 10), 5, Fraction(1, 10), NOTHING),
        Quota("B", 11, Fraction(33, 10), 3, Fraction(3, 10), NOTHING),
        Quota("C", 2, Fraction(3, 5), 0, Fraction(3, 5), SEAT),
    )


def test_d_hondt_shows_every_number_with_its_rank_and_equal_numbers_share_one():
    working = allocate(Method.D_HONDT, [Proposal("A", 6), Proposal("B", 3), Proposal("C", 1)], 2).working
    assert working.divisors == (1, 2)
    assert [(each.name, each.divisor, each.number, each.standing, each.rank) for each in working.ranked] == [
        ("A", 1, 6, SEAT, 1),
        ("A", 2, 3, LOT, 2),
        ("B", 1, 3, LOT, 2),
    ]
    assert [each.rank for each in working.columns[2]] == [5, 6]


def test_sainte_lague_divides_by_odd_numbers():
    working = allocate(Method.SAINTE_LAGUE, THREE, 3).working
    assert working.divisors == (1, 3, 5)
    assert [each.number for each in working.ranked] == [17, 11, Fraction(17, 3)]


def test_a_joint_lists_numbers_are_those_of_the_sum():
    numbers = [each.number for each in allocate(Method.D_HONDT, [Proposal("AB", 28)], 2).working.ranked]
    assert numbers == [28, 14]
