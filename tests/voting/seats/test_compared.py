"""What an independent implementation made of 300 random cases (benchmarks/seats_compared.py), compared with ours."""

import json
from pathlib import Path

import pytest

from voting.seats.allocation import Method, allocate
from voting.seats.proposals import Proposal

CASES = json.loads((Path(__file__).parent / "compared.json").read_text())


def divided(method, strengths, seats):
    """Seats in the order of the lists, None for a tie: the other's way of telling."""
    lists = [Proposal(str(place), strength) for place, strength in enumerate(strengths)]
    result = allocate(method, lists, seats)
    return None if result.lot else list(result.certain.values())


@pytest.mark.parametrize("method", Method)
def test_another_implementation_divides_the_same(method):
    ours = [[strengths, seats, divided(method, strengths, seats)] for strengths, seats, _theirs in CASES]
    assert ours == [[strengths, seats, theirs[method]] for strengths, seats, theirs in CASES]


def test_there_are_ties_and_settled_cases_among_them():
    results = [found for _strengths, _seats, theirs in CASES for found in theirs.values()]
    assert (len(results), 0 < results.count(None) < 450) == (900, True)
