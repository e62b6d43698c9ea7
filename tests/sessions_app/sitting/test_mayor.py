"""The mayor votes in the council, except where the law says otherwise (§ 40 Abs. 2 Satz 6 GO NRW; LAW-03, 06, 43)."""

from dataclasses import replace

import pytest
from django.utils import translation

from minutes.deciding import decisions
from sessions_app.screens.audience import Audience
from sessions_app.screens.majorities import majority_field
from sessions_app.screens.register import register as shown_register
from sessions_app.screens.voting import vote as shown
from sessions_app.screens.voting import you
from sessions_app.sitting.commands import votes
from sessions_app.sitting.eligibility import register
from sessions_app.sitting.events.course import SittingConvened
from sessions_app.sitting.plan import PROPOSED, ItemKind
from tests.cast import (
    ANNA,
    CHAIR,
    CLERK,
    ELECTED,
    NO,
    NRW,
    PLAN,
    VERA,
    VOTERS,
    YES,
    announce,
    cast,
    close_vote,
    do,
    item_called,
    motion_tabled,
    opened,
)
from voting.register import Ground
from voting.rules.majority import Tally, judge, members_by_law
from voting.rules.matters import Matter, matter_of
from voting.rules.profiles import load_profile

COMMITTEES = "§ 40 Abs. 2 Satz 6, § 50 Abs. 3, § 58 Abs. 1, 3 und 5 GO NRW"


def of_kind(kind, profile=NRW):
    items = tuple(replace(item, kind=kind) if item.id == 3 else item for item in PLAN.items)
    plan = replace(PLAN, items=items, profile=profile)
    return [SittingConvened(plan=plan), *opened[1:], item_called(3)]


def open_vote(**arguments):
    return do(votes.open_vote, CLERK, item=3, **arguments)


LISTED = (
    "committees",
    "joint_proposal",
    "mayor_claims",
    "oversight",
    "mayor_removal",
    "portfolios",
    "discharge",
)


@pytest.mark.parametrize("kind", PROPOSED)
def test_the_kind_of_item_decides_whether_the_mayor_votes(sitting, kind):
    evening = sitting.has(*of_kind(kind))
    assert (VERA.person in {each.person for each in register(evening.state)}) is (kind not in LISTED)
    assert evening.state.quorum_present == 13  # who may not vote is present all the same


@pytest.mark.parametrize("state", ["by", "he", "bw", "ni", "bb"])
def test_in_other_states_no_matter_takes_the_vote_from_the_mayor(sitting, state):
    evening = sitting.has(*of_kind(ItemKind.COMMITTEES, load_profile(state)))
    assert VERA.person in {each.person for each in register(evening.state)}


def test_the_mayor_is_refused_with_the_paragraph_and_the_others_decide(sitting):
    sitting.has(*of_kind(ItemKind.COMMITTEES)).when(open_vote())
    (vote,) = sitting.state.votes
    line = vote.entitlement(VERA.person)
    assert (line.ground, line.source, len(vote.register)) == (Ground.OFFICE, COMMITTEES, 12)
    sitting.when(cast(CHAIR, YES)).refused("office")
    assert sitting.refusals[0].details == {"source": COMMITTEES}
    sitting.when(*(cast(each, YES) for each in ELECTED), close_vote(CLERK), announce(CHAIR))
    assert sitting.state.votes[0].verdict.carried


def test_a_majority_that_is_about_the_mayor_takes_the_vote_whatever_the_item_is(sitting):
    sitting.has(*of_kind(ItemKind.SPECIAL)).when(open_vote(majority="mayor_removal"))
    assert len(sitting.state.votes[0].register) == 12
    assert sitting.state.votes[0].statutory_number == 13  # its base leaves out the mayor already


def test_amendments_to_such_a_matter_are_decided_by_the_same_people(sitting):
    sitting.has(*of_kind(ItemKind.DISCHARGE), motion_tabled(ANNA, "Mit einer Auflage.")).when(
        open_vote(motion=1)
    )
    assert len(sitting.state.votes[0].register) == 12


def test_members_by_law_are_one_fewer_where_the_mayor_has_no_vote(sitting):
    """LAW-06: of a council of 38 and the mayor 38 are counted in a matter of the list, 39 in all others."""
    numbers = [members_by_law("two_thirds_of_statutory", 39, barred) for barred in (0, 1)]
    assert numbers == [39, 38]
    tally = judge("more_than_half_of_statutory", Tally(19, 0), statutory_number=38)
    assert (tally.threshold, tally.carried) == (20, False)
    assert members_by_law("two_thirds_of_elected", 39, 1) == 39  # counts without the mayor by itself
    assert members_by_law("more_yes_than_no", 39, 1) == 0
    rule = {"majority": "other", "rule": "more_than_half_of_statutory", "source": "§ 9 Hauptsatzung"}
    sitting.has(*of_kind(ItemKind.COMMITTEES)).when(open_vote(**rule))
    assert sitting.state.votes[0].statutory_number == 12


def test_of_two_thirds_the_desk_reads_the_number_without_the_mayor(sitting):
    evening = sitting.has(*of_kind(ItemKind.COMMITTEES))
    item = evening.state.find_item(3)
    with translation.override("de"):
        told = {option.value: str(option.label) for option in majority_field(evening.state, item).options}
    assert "der 12 gesetzlichen Mitglieder" in told["main_bylaw"]
    assert "der 12 gesetzlichen Ratsmitglieder" in told["mayor_removal"]


def test_everybody_reads_that_the_mayor_does_not_vote_and_why(sitting):
    evening = sitting.has(*of_kind(ItemKind.COMMITTEES))
    with translation.override("de"):
        before = str(you(evening.state, VERA.person).reason)
        evening.when(open_vote())
        during = str(you(evening.state, VERA.person).reason)
        public = str(shown(evening.state, Audience.PUBLIC).barred)
        desk = [str(each.reason) for each in shown_register(evening.state).others if each.name == VERA.name]
    assert before == during
    assert before.startswith(
        "Als Bürgermeisterin oder Bürgermeister haben Sie in dieser Sache keine Stimme (§ 40"
    )
    assert public == f"{VERA.name}: kraft Amtes in dieser Sache ohne Stimme ({COMMITTEES})."
    assert desk == [f"kraft Amtes in dieser Sache ohne Stimme ({COMMITTEES})"]


def test_the_minutes_name_who_did_not_vote_for_office_s_sake(sitting):
    sitting.has(*of_kind(ItemKind.COMMITTEES)).when(open_vote())
    sitting.when(*(cast(each, NO) for each in ELECTED), close_vote(CLERK), announce(CHAIR))
    (told,) = decisions(sitting.state, sitting.state.find_item(3), {1: 30})
    assert told.mode == f"Offene Abstimmung, kraft Amtes ohne Stimmrecht: {VERA.name} ({COMMITTEES})"


def test_a_sitting_from_before_the_list_was_known_goes_on_as_it_was(sitting):
    before = replace(NRW, mayor_excluded=())
    evening = sitting.has(*of_kind(ItemKind.COMMITTEES, before))
    assert len(register(evening.state)) == len(VOTERS)


def test_kinds_and_matters_are_told_apart_by_their_names():
    assert matter_of("resolution", "simple") is None
    assert matter_of("special", "mayor_removal") is Matter.MAYOR_REMOVAL
    assert {kind for kind in PROPOSED if matter_of(kind)} == {ItemKind(kind) for kind in LISTED}
