"""Seats by all methods, case by case: strengths, seats, what falls to whom, and where it is from.

A lawyer reads a line so: `5+ 3+ 2 1 0+ | 2` means that the lists have 5, 3, 2, 1 and 0 seats for certain, and the
lot decides between those with a + on 2 more, at most one each. `–` where the source says nothing of that method.
"""

import pytest

from voting.seats.allocation import Method, allocate
from voting.seats.joint import allocate_jointly
from voting.seats.proposals import JointProposal, Proposal

HARE, HONDT, LAGUE = Method.HARE_NIEMEYER, Method.D_HONDT, Method.SAINTE_LAGUE
NAMES = "ABCDEFGHIJ"

# Strengths, seats, Hare/Niemeyer, d'Hondt, Sainte-Laguë/Schepers, and the source.
CASES = [
    # The project's vectors
    ("17 11 6 3 2", 9, "4 3 1 1 0", "5 3 1 0 0", "4 3 1 1 0", "S1"),
    ("17 11 6 3 2", 13, "5+ 3+ 2 1 0+ | 2", "6 4 2 1 0", "5 4 2 1 1", "S2: remainders of 2/3 each"),
    ("19 13 4 2", 10, "5 3 1 1", "5 4 1 0", "5 3 1 1", "S3"),
    ("24 16 8 4 2", 15, "7 4 2 1 1", "7 5 2 1 0", "7 4 2 1 1", "S4"),
    ("20 12 7", 11, "6 3 2", "6 3 2", "6 3 2", "S5"),
    # Published by councils and courts
    (
        "18 5 4 3 3 2",
        17,
        "9 2 2 1+ 1+ 1 | 1",
        "–",
        "–",
        "Wassenberg 2018, § 50 Abs. 3 GO NRW: 1/2 for Grüne, Linke",
    ),
    ("18 5 4 3 3 2", 21, "11 3 2 2 2 1", "–", "–", "Wassenberg 2018, § 50 Abs. 3 GO NRW"),
    (
        "32 6",
        11,
        "–",
        "10 1",
        "–",
        "Tönisvorst 1999: BVerwG, 10.12.2003, 8 C 18.03 (which held the joint list void)",
    ),
    ("13 9 5 4 1", 6, "2 2 1 1 0", "–", "–", "VG Stade, 02.03.2015, 1 B 225/15"),
    # Strengths published by courts, calculated by hand
    (
        "13 10 3 2 3",
        5,
        "2 2 0+ 0 0+ | 1",
        "3 2 0 0 0",
        "2 2 0+ 0 0+ | 1",
        "BVerwG, 09.12.2009, 8 C 17.08: groups alone",
    ),
    (
        "28 8 6 10 5 1 2",
        12,
        "6 2 1 2 1 0 0",
        "6+ 1+ 1 2 1 0 0 | 1",
        "6 2 1 2 1 0 0",
        "BayVGH, 20.03.2017, 4 ZB 16.1815",
    ),
    (
        "19 6 5 3 3 2 1 1",
        12,
        "6 2 1 1 1 1 0 0",
        "7 2 1 1 1 0 0 0",
        "6 2 1 1 1 1 0 0",
        "VG Regensburg, RN 3 K 14.1045",
    ),
    (
        "19 6 5 3 3 2 1 1",
        13,
        "6 2 2 1 1 1 0 0",
        "7 2 2 1 1 0 0 0",
        "6 2 2 1 1 1 0 0",
        "the same: what the Freie Wähler asked for",
    ),
    # Edges
    ("1", 5, "5", "5", "5", "one list has all"),
    ("7 0", 3, "3 0", "3 0", "3 0", "no vote, no seat, no lot"),
    ("1 1", 1, "0+ 0+ | 1", "0+ 0+ | 1", "0+ 0+ | 1", "two equals, one seat"),
    ("1 1 1", 2, "0+ 0+ 0+ | 2", "0+ 0+ 0+ | 2", "0+ 0+ 0+ | 2", "three equals, two seats"),
    (
        "1 1 1 1 1",
        7,
        "1+ 1+ 1+ 1+ 1+ | 2",
        "1+ 1+ 1+ 1+ 1+ | 2",
        "1+ 1+ 1+ 1+ 1+ | 2",
        "five equals, seven seats",
    ),
    ("1 1 1", 3, "1 1 1", "1 1 1", "1 1 1", "what divides evenly needs no lot"),
    ("2 1 0", 3, "2 1 0", "2 1 0", "2 1 0", "what divides evenly needs no lot"),
    ("10 10 5", 5, "2 2 1", "2 2 1", "2 2 1", "what divides evenly needs no lot"),
    ("3 1", 2, "1+ 0+ | 1", "2 0", "1+ 0+ | 1", "a tie by one method is none by another"),
    ("6 6 2", 10, "4 4 2", "4+ 4+ 1 | 1", "4+ 4+ 1+ | 1", "Alabama paradox, before"),
    ("6 6 2", 11, "5 5 1", "5 5 1", "4+ 4+ 1+ | 2", "Alabama paradox: one seat more, one less for C"),
    ("8 1 1 1 1", 4, "3 0+ 0+ 0+ 0+ | 1", "4 0 0 0 0", "4 0 0 0 0", "a lot among the four small ones only"),
    ("100000000 1", 150, "150 0", "150 0", "150 0", "the highest that is calculated"),
]


def lists(strengths):
    return [Proposal(name, int(each)) for name, each in zip(NAMES, strengths.split(), strict=False)]


def written(allocation):
    """An allocation in the table's notation."""
    lot = allocation.lot
    drawing = lot.between if lot else ()
    seats = " ".join(f"{number}{'+' * (name in drawing)}" for name, number in allocation.certain.items())
    return f"{seats} | {lot.seats}" if lot else seats


@pytest.mark.parametrize(("strengths", "seats", "hare", "hondt", "lague", "source"), CASES)
def test_the_seats_fall_as_the_source_says(strengths, seats, hare, hondt, lague, source):
    expected = {HARE: hare, HONDT: hondt, LAGUE: lague}
    found = {method: written(allocate(method, lists(strengths), seats)) for method in Method}
    assert {method: each for method, each in found.items() if expected[method] != "–"} == {
        method: each for method, each in expected.items() if each != "–"
    }


def test_a_joint_proposal_takes_what_its_lists_alone_would_have_had_to_draw_for():
    """BVerwG, 09.12.2009, 8 C 17.08: CDU, BLF and FDP together had three of five seats, the Grüne none (void)."""
    coalition = JointProposal("Koalition", (Proposal("CDU", 13), Proposal("BLF", 3), Proposal("FDP", 2)))
    result = allocate_jointly(HARE, [coalition, Proposal("SPD", 10), Proposal("Grüne", 3)], 5)
    assert result.among.seats_of == {"Koalition": 3, "SPD": 2, "Grüne": 0}
    assert result.seats_of == {"CDU": 2, "BLF": 1, "FDP": 0, "SPD": 2, "Grüne": 0}
