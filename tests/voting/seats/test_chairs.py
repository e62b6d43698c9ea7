"""Access to chairs by d'Hondt: the order of picks (§ 58 Abs. 5 GO NRW, § 71 Abs. 8 NKomVG), with real examples."""

from fractions import Fraction

import pytest

from journal.events import Refused
from voting.seats.chairs import OrderLot, access_to_chairs
from voting.seats.proposals import JointProposal, Proposal


def groups(**members):
    return [Proposal(name, number) for name, number in members.items()]


def order(access):
    return [pick.name for pick in access.picks]


DINKLAGE = groups(CDU=13, SPD=5, BFD=5)
BEESKOW = groups(SPD=5, Linke=3, CDU=4, BfB=4, BJA_FDP=2)


def test_dinklage_2018_five_chairs():
    """The council's paper DS-18-0227: 13, 6,5 and 4,33 for the CDU, the lot between SPD and BFD on third and fourth."""
    access = access_to_chairs(DINKLAGE, 5)
    assert order(access) == ["CDU", "CDU", "", "", "CDU"]
    assert access.lots == (OrderLot(("SPD", "BFD"), 3, 4, Fraction(5)),)
    assert [number.number for number in access.columns[0][:3]] == [13, Fraction(13, 2), Fraction(13, 3)]


def test_beeskow_2014_three_chairs():
    """The council's paper IV/064/2014/BM: first the SPD, then the lot between CDU and BfB, last who lost it."""
    access = access_to_chairs(BEESKOW, 3)
    assert (order(access), access.is_open) == (["SPD", "", ""], True)
    drawn = access_to_chairs(BEESKOW, 3, {2: ["BfB", "CDU"]})
    assert (order(drawn), drawn.is_open) == (["SPD", "BfB", "CDU"], False)


def test_the_lot_decides_even_on_the_order_where_everybody_gets_a_chair():
    assert access_to_chairs(groups(A=2, B=2), 2).lots == (OrderLot(("A", "B"), 1, 2, Fraction(2)),)


def test_the_last_chair_may_be_drawn_among_more_groups_than_chairs_are_left():
    three = groups(A=4, B=2, C=2)
    assert access_to_chairs(three, 2).lots == (OrderLot(("A", "B", "C"), 2, 2, Fraction(2)),)
    assert order(access_to_chairs(three, 2, {2: ["C"]})) == ["A", "C"]


def test_several_lots_are_drawn_each_for_its_places():
    tied = groups(A=4, B=4)
    assert [(lot.first, lot.last) for lot in access_to_chairs(tied, 4).lots] == [(1, 2), (3, 4)]
    half = access_to_chairs(tied, 4, {3: ["B", "A"]})
    assert (order(half), half.is_open) == (["", "", "B", "A"], True)


def test_groups_that_combine_pick_as_one():
    """§ 58 Abs. 5 GO NRW: several groups may combine."""
    together = JointProposal("SPD und BFD", (Proposal("SPD", 5), Proposal("BFD", 5)))
    assert order(access_to_chairs([Proposal("CDU", 13), together], 5)) == [
        "CDU",
        "SPD und BFD",
        "CDU",
        "SPD und BFD",
        "CDU",
    ]


@pytest.mark.parametrize("drawn", [["SPD"], ["SPD", "SPD"], ["SPD", "CDU"], ["SPD", "BFD", "CDU"]])
def test_an_order_that_the_lot_cannot_have_is_refused(drawn):
    with pytest.raises(Refused) as caught:
        access_to_chairs(DINKLAGE, 5, {3: drawn})
    assert (caught.value.code, caught.value.details) == (
        "lot_does_not_fit",
        {"number": 2, "names": "SPD, BFD"},
    )


def test_an_order_for_places_that_are_not_tied_is_refused():
    with pytest.raises(Refused) as caught:
        access_to_chairs(DINKLAGE, 5, {1: ["CDU"]})
    assert caught.value.code == "no_lot"


def test_what_was_not_drawn_yet_may_be_said_so():
    assert order(access_to_chairs(DINKLAGE, 5, {3: []})) == ["CDU", "CDU", "", "", "CDU"]
