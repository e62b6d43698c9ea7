"""Which majority a vote in a sitting takes: proposed by the kind of item, never by the way."""

from dataclasses import replace

import pytest

from sessions_app.sitting.commands import moves, votes
from sessions_app.sitting.events.course import SittingConvened
from sessions_app.sitting.events.moves import ItemProposed
from sessions_app.sitting.motions import MotionKind
from sessions_app.sitting.plan import PROPOSED, ItemKind
from tests.cast import (
    ABSTAIN,
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
from voting.events import VoteClosed
from voting.rules.majority import Majority
from voting.rules.profiles import Flag, load_profile


def of_kind(kind, profile=NRW, **changes):
    """A sitting in which item Ö 3 is of this kind and called."""
    items = tuple(replace(item, kind=kind) if item.id == 3 else item for item in PLAN.items)
    plan = replace(PLAN, items=items, profile=profile, **changes)
    return [SittingConvened(plan=plan), *opened[1:], item_called(3)]


def open_vote(**arguments):
    return do(votes.open_vote, CLERK, item=3, **arguments)


@pytest.mark.parametrize(
    ("kind", "rule", "source", "number"),
    [
        ("resolution", "more_yes_than_no", "§ 50 Abs. 1 GO NRW", 0),
        ("main_bylaw", "more_than_half_of_statutory", "§ 7 Abs. 3 GO NRW", 13),
        ("mayor_removal", "two_thirds_of_elected", "§ 66 Abs. 1 GO NRW", 13),
        ("deputy_removal", "two_thirds_of_statutory", "§ 67 Abs. 4 GO NRW", 13),
        ("remote_meeting", "two_thirds_of_statutory", "§ 47a GO NRW", 13),
        ("joint_proposal", "more_yes_than_no", "§ 50 Abs. 3 GO NRW", 0),
    ],
)
def test_the_kind_of_item_proposes_the_rule_which_the_vote_freezes(sitting, kind, rule, source, number):
    sitting.has(*of_kind(ItemKind(kind))).when(open_vote())
    vote = sitting.state.vote
    assert (vote.majority, vote.rule_id) == (PROPOSED[ItemKind(kind)], rule)
    assert (vote.rule_source, vote.statutory_number) == (source, number)


def test_for_an_unknown_kind_the_desk_has_to_choose(sitting):
    sitting.has(*of_kind(ItemKind.SPECIAL)).when(open_vote()).refused("no_majority_chosen")
    sitting.when(open_vote(majority="main_bylaw"))
    assert sitting.state.vote.rule_source == "§ 7 Abs. 3 GO NRW"


@pytest.mark.parametrize("profile", [load_profile("by"), replace(NRW, majorities=())])
def test_where_the_law_names_no_majority_or_an_old_profile_does_not_know_it_nothing_is_proposed(
    sitting, profile
):
    """LAW-42. A sitting that was convened under an earlier version of the profile has the simple majority alone."""
    sitting.has(*of_kind(ItemKind.MAYOR_REMOVAL, profile))
    sitting.when(open_vote(), open_vote(majority="mayor_removal")).refused("no_majority_chosen", "no_rule")
    sitting.when(open_vote(majority="simple"))
    assert sitting.state.vote.rule_id == "more_yes_than_no"


def test_another_rule_is_taken_with_its_paragraph_alone(sitting):
    sitting.has(*of_kind(ItemKind.RESOLUTION)).when(
        open_vote(majority="other"),
        open_vote(majority="other", rule="two_thirds_of_present"),
        open_vote(majority="urgency"),
        open_vote(majority="most"),
    )
    sitting.refused("unknown_majority", "no_paragraph", "no_rule", "unknown_majority")
    sitting.when(open_vote(majority="other", rule="two_thirds_of_present", source=" § 24 Abs. 2 GeschO "))
    vote = sitting.state.vote
    assert (vote.majority, vote.rule_id, vote.rule_source) == (
        Majority.OTHER,
        "two_thirds_of_present",
        "§ 24 Abs. 2 GeschO",
    )


def test_amendments_take_the_simple_majority_and_a_motion_in_place_of_the_matter_that_of_the_matter(sitting):
    begun = of_kind(ItemKind.MAIN_BYLAW)
    sitting.has(*begun, motion_tabled(ANNA, "Nur § 2.")).when(open_vote(motion=1))
    assert sitting.state.vote.majority is Majority.SIMPLE
    other = motion_tabled(ANNA, "Eine ganz andere Satzung.", MotionKind.SUBSTANTIVE)
    sitting.has(*begun, other).when(do(votes.annul_vote, CHAIR, vote=1, reason="x"))
    (tabled,) = (each for each in sitting.state.motions.on(3) if each.kind is MotionKind.SUBSTANTIVE)
    assert votes.proposed_majority(sitting.state, sitting.state.item, tabled.number) is Majority.MAIN_BYLAW


def test_more_yes_than_no_is_not_enough_where_members_by_law_are_counted(sitting):
    sitting.has(*of_kind(ItemKind.MAIN_BYLAW)).when(
        open_vote(),
        *(cast(who, YES) for who in VOTERS[:6]),
        cast(VOTERS[6], NO),
        *(cast(who, ABSTAIN) for who in VOTERS[7:]),
        close_vote(CHAIR),
    )
    sitting.then(
        VoteClosed(
            yes=6,
            no=1,
            abstain=6,
            base=13,
            threshold=7,
            rule_id="more_than_half_of_statutory",
            carried=False,
        )
    )
    sitting.when(announce(CHAIR))
    assert sitting.state.item.carried is False


def test_a_roster_larger_than_the_law_provides_for_stops_a_vote_that_counts_by_the_law(sitting):
    sitting.has(*of_kind(ItemKind.MAIN_BYLAW, statutory_number=12)).when(open_vote()).refused(
        "statutory_number"
    )
    sitting.when(open_vote(majority="simple"))


def test_whoever_presides_has_the_casting_vote_where_the_profile_gives_one(sitting):
    with_one = replace(NRW, casting_vote=Flag(True, "§ 1"))
    sitting.has(*of_kind(ItemKind.RESOLUTION, with_one)).when(
        open_vote(), cast(VERA, YES), cast(ANNA, NO), close_vote(CHAIR)
    )
    assert sitting.state.vote.casting_voter == VERA.person
    assert sitting.state.vote.verdict.carried


def test_urgency_takes_two_thirds_of_the_members_by_law_where_the_state_says_so(sitting):
    """§ 58 Abs. 2 HGO."""
    item = ItemProposed(item=99, number="Ö 10", title="Deich", public=True, reason="Hochwasser")
    sitting.has(*of_kind(ItemKind.RESOLUTION, load_profile("he")), item)
    sitting.when(do(moves.open_urgency_vote, CLERK, item=99), *(cast(who, YES) for who in ELECTED[:8]))
    vote = sitting.state.vote
    assert (vote.majority, vote.rule_source) == (Majority.URGENCY, "§ 58 Abs. 2 HGO")
    sitting.when(close_vote(CHAIR))
    verdict = sitting.state.vote.verdict
    assert (verdict.carried, verdict.base, verdict.threshold) == (False, 13, 9)
