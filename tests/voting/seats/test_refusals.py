"""Numbers that cannot be divided are refused with the sentence that says what to do."""

import pytest

from journal.events import Refused
from voting.seats.allocation import Method, allocate
from voting.seats.chairs import access_to_chairs
from voting.seats.joint import allocate_jointly
from voting.seats.proposals import MOST_LISTS, MOST_SEATS, MOST_STRENGTH, JointProposal, Proposal

A, B = Proposal("A", 3), Proposal("B", 2)
BAD = [
    ([], 5, "no_lists", {}),
    (
        [Proposal(str(number), 1) for number in range(MOST_LISTS + 1)],
        5,
        "too_many_lists",
        {"most": MOST_LISTS},
    ),
    ([A, Proposal("  ", 2)], 5, "no_name", {}),
    ([A, Proposal("B" * 101, 2)], 5, "long_name", {"name": "B" * 100, "most": 100}),
    ([A, Proposal(" a ", 2)], 5, "doubled_name", {"name": "A"}),
    ([A, Proposal("B", -1)], 5, "negative_strength", {"name": "B"}),
    ([A, Proposal("B", MOST_STRENGTH + 1)], 5, "strength_too_high", {"name": "B", "most": MOST_STRENGTH}),
    ([Proposal("A", 0), Proposal("B", 0)], 5, "nobody_has_strength", {}),
    ([A, B], 0, "no_seats", {}),
    ([A, B], -3, "no_seats", {}),
    ([A, B], MOST_SEATS + 1, "too_many_seats", {"most": MOST_SEATS}),
]


@pytest.mark.parametrize(("proposals", "seats", "code", "details"), BAD)
@pytest.mark.parametrize(
    "divided",
    [
        lambda proposals, seats: allocate(Method.HARE_NIEMEYER, proposals, seats),
        lambda proposals, seats: allocate_jointly(Method.D_HONDT, proposals, seats),
        access_to_chairs,
    ],
    ids=["alone", "jointly", "chairs"],
)
def test_what_cannot_be_divided_is_refused(divided, proposals, seats, code, details):
    with pytest.raises(Refused) as caught:
        divided(proposals, seats)
    assert (caught.value.code, caught.value.details) == (code, details)
    assert "%(" not in caught.value.sentence % details


@pytest.mark.parametrize(
    ("participants", "code"),
    [
        ([JointProposal("", (A, B))], "no_name"),
        ([JointProposal("J", (A,)), JointProposal("j", (B,))], "doubled_name"),
        ([JointProposal("J", (A, B)), A], "doubled_name"),
        ([JointProposal("A", (B,)), A], "doubled_name"),
        ([JointProposal("J", (Proposal("A", -1),))], "negative_strength"),
        ([JointProposal("J", ())], "no_lists"),
    ],
)
def test_a_joint_proposal_is_held_to_the_same(participants, code):
    with pytest.raises(Refused) as caught:
        allocate_jointly(Method.HARE_NIEMEYER, participants, 5)
    assert caught.value.code == code
