"""Ties: who draws for how many seats, and what a drawn lot does. No order of lists decides anything."""

from fractions import Fraction

import pytest

from journal.events import Refused
from voting.seats.allocation import Method, allocate
from voting.seats.joint import AMONG_ALL, allocate_jointly
from voting.seats.lots import Lot
from voting.seats.proposals import JointProposal, Proposal

HARE, HONDT, LAGUE = Method.HARE_NIEMEYER, Method.D_HONDT, Method.SAINTE_LAGUE
FIVE = [Proposal(name, strength) for name, strength in zip("ABCDE", (17, 11, 6, 3, 2), strict=True)]


def test_equal_fractions_name_everybody_who_draws_and_for_how_many_seats():
    """§ 50 Abs. 3 GO NRW; the project's vector S2."""
    result = allocate(HARE, FIVE, 13)
    assert result.lot == Lot(("A", "B", "E"), 2, Fraction(2, 3))
    assert (result.is_open, result.seats_of) == (True, {"A": None, "B": None, "C": 2, "D": 1, "E": None})


def test_the_lots_outcome_completes_the_seats_and_stays_in_the_result():
    result = allocate(HARE, FIVE, 13, drawn=["E", "A"])
    assert result.lot == Lot(("A", "B", "E"), 2, Fraction(2, 3), winners=("E", "A"))
    assert (result.is_open, result.seats_of) == (False, {"A": 6, "B": 3, "C": 2, "D": 1, "E": 1})


@pytest.mark.parametrize("drawn", [["A"], ["A", "A"], ["A", "C"], ["A", "B", "E"], ["A", "nobody"]])
def test_an_outcome_that_the_lot_cannot_have_is_refused_with_who_draws(drawn):
    with pytest.raises(Refused) as caught:
        allocate(HARE, FIVE, 13, drawn)
    assert (caught.value.code, caught.value.details) == (
        "lot_does_not_fit",
        {"number": 2, "names": "A, B, E"},
    )


@pytest.mark.parametrize("method", [HONDT, LAGUE])
def test_a_lot_where_nothing_is_tied_is_refused(method):
    with pytest.raises(Refused) as caught:
        allocate(method, FIVE, 13, ["A"])
    assert caught.value.code == "no_lot"


def test_equal_highest_numbers_draw_lots_as_well():
    result = allocate(HONDT, [Proposal("A", 6), Proposal("B", 3)], 2)
    assert (result.lot, result.certain) == (Lot(("A", "B"), 1, Fraction(3)), {"A": 1, "B": 0})
    assert allocate(HONDT, [Proposal("A", 6), Proposal("B", 3)], 2, ["B"]).seats_of == {"A": 1, "B": 1}


BLOCK = JointProposal("Block", (Proposal("A", 2), Proposal("B", 2)))


def test_a_lot_within_a_joint_proposal_is_told_by_its_name():
    result = allocate_jointly(HARE, [BLOCK, Proposal("C", 4)], 2)
    assert [(key, step.lot) for key, step in result.steps] == [
        (AMONG_ALL, None),
        ("Block", Lot(("A", "B"), 1, Fraction(1, 2))),
    ]
    assert (result.is_open, result.seats_of) == (True, {"A": None, "B": None, "C": 1})
    drawn = allocate_jointly(HARE, [BLOCK, Proposal("C", 4)], 2, {"Block": ["B"]})
    assert (drawn.is_open, drawn.seats_of) == (False, {"A": 0, "B": 1, "C": 1})


def test_within_a_joint_proposal_nothing_is_divided_before_its_own_seats_are_drawn():
    result = allocate_jointly(HARE, [BLOCK, Proposal("C", 4)], 3)
    assert (result.within, result.seats_of) == ({}, {"A": None, "B": None, "C": None})
    lost = allocate_jointly(HARE, [BLOCK, Proposal("C", 4)], 1, {AMONG_ALL: ["C"]})
    assert (lost.within, lost.seats_of) == ({}, {"A": 0, "B": 0, "C": 1})
    won = allocate_jointly(HARE, [BLOCK, Proposal("C", 4)], 3, {AMONG_ALL: ["Block"]})
    assert won.seats_of == {"A": 1, "B": 1, "C": 1}


@pytest.mark.parametrize("step", ["Block", "nobody"])
def test_an_outcome_for_a_division_without_a_lot_is_refused(step):
    with pytest.raises(Refused) as caught:
        allocate_jointly(HARE, [BLOCK, Proposal("C", 4)], 4, {step: ["A"]})
    assert caught.value.code == "no_lot"
