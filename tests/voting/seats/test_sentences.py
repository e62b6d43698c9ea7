"""The result in one English and one German sentence, with who draws lots for which seat."""

import pytest
from django.utils import translation
from django.utils.translation import gettext

from voting.rules.profiles import load_law
from voting.seats.allocation import Method, allocate
from voting.seats.chairs import access_to_chairs
from voting.seats.joint import allocate_jointly
from voting.seats.proposals import JointProposal, Proposal
from voting.seats.sentences import access_phrase, allocation_phrase, order_lot_phrase, result_phrases

HARE = Method.HARE_NIEMEYER
NRW = load_law("nrw").values
TWO = [Proposal("A", 3), Proposal("B", 1)]
THREE = [Proposal(name, 1) for name in "ABC"]


def german(phrase):
    with translation.override("de"):
        return phrase.told(gettext)


# Lists, seats, who won the lot; the English, then the German sentence after the method.
SAID = [
    (TWO, 4, (), "(seats: 4): A 3, B 1.", "(Sitze: 4): A 3, B 1."),
    (
        TWO,
        2,
        (),
        "(seats: 2), certain so far: A 1, B 0. The lot decides between A and B on seat 2.",
        "(Sitze: 2), bisher sicher: A 1, B 0. Das Los entscheidet zwischen A und B um den 2. Sitz.",
    ),
    (
        THREE,
        2,
        (),
        "(seats: 2), certain so far: A 0, B 0, C 0. The lot decides between A, B and C on seats 1 to 2.",
        "(Sitze: 2), bisher sicher: A 0, B 0, C 0. Das Los entscheidet zwischen A, B und C um den 1. bis 2. Sitz.",
    ),
    (
        TWO,
        2,
        ("B",),
        "(seats: 2): A 1, B 1. The lot between A and B gave seat 2 to B.",
        "(Sitze: 2): A 1, B 1. Im Losentscheid zwischen A und B fiel der 2. Sitz an B.",
    ),
    (
        THREE,
        2,
        ("C", "A"),
        "(seats: 2): A 1, B 0, C 1. The lot between A, B and C gave seats 1 to 2 to C and A.",
        "(Sitze: 2): A 1, B 0, C 1. Im Losentscheid zwischen A, B und C fielen die Sitze 1 bis 2 an C und A.",
    ),
]


@pytest.mark.parametrize(("proposals", "seats", "drawn", "english", "in_german"), SAID)
def test_the_result_is_one_sentence_in_each_language(proposals, seats, drawn, english, in_german):
    said = allocation_phrase(allocate(HARE, proposals, seats, drawn), NRW["committee.seats_method"].source)
    method = "Hare/Niemeyer, § 50 Abs. 3 GO NRW"
    assert (said.told(), german(said)) == (f"By {method} {english}", f"Nach {method} {in_german}")


def test_each_joint_proposal_has_its_own_sentence():
    joint = JointProposal("A + B", (Proposal("A", 3), Proposal("B", 1)))
    said = result_phrases(allocate_jointly(Method.D_HONDT, [joint, Proposal("C", 4)], 4))
    assert [each.told() for each in said] == [
        "By d’Hondt (seats: 4): A + B 2, C 2.",
        "Within “A + B”: By d’Hondt (seats: 2): A 2, B 0.",
    ]
    assert german(said[1]) == "Innerhalb von „A + B“: Nach d’Hondt (Sitze: 2): A 2, B 0."


CHAIRS = [
    ({}, "1. ?, 2. ?", "decides between A and B on picks 1 to 2."),
    ({1: ["B", "A"]}, "1. B, 2. A", "between A and B gave picks 1 to 2, in this order: B, A."),
]


@pytest.mark.parametrize(("drawn", "picks", "lot"), CHAIRS)
def test_the_order_of_picks_and_its_lots_are_told(drawn, picks, lot):
    access = access_to_chairs([Proposal("A", 2), Proposal("B", 2)], 2, drawn)
    order = access_phrase(access, NRW["committee.chairs_method"].source)
    said = order_lot_phrase(access.lots[0])
    assert order.told() == f"Chairs are picked by d’Hondt, § 58 Abs. 5 GO NRW in this order: {picks}."
    assert said.told() == f"The lot {lot}"


@pytest.mark.parametrize(
    ("drawn", "english", "in_german"),
    [
        (
            {},
            "The lot decides between A and B on pick 1.",
            "Das Los entscheidet zwischen A und B um den 1. Zugriff.",
        ),
        (
            {1: ["B"]},
            "The lot between A and B gave pick 1 to B.",
            "Im Losentscheid zwischen A und B fiel der 1. Zugriff an B.",
        ),
    ],
)
def test_a_lot_on_one_pick(drawn, english, in_german):
    access = access_to_chairs([Proposal("A", 2), Proposal("B", 2)], 1, drawn)
    lot = order_lot_phrase(access.lots[0])
    assert (lot.told(), german(lot)) == (english, in_german)
