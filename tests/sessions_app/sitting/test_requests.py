"""Demands for a roll call and for a secret vote: how many are enough, which goes first, and what the vote is then."""

from dataclasses import replace

import pytest

from sessions_app.sitting.commands import agenda, bloc, motions, votes
from sessions_app.sitting.events.bloc import ItemsCalledEnBloc
from sessions_app.sitting.events.course import SittingConvened
from sessions_app.sitting.events.motions import MotionSettled, MotionSupported, MotionWithdrawn
from sessions_app.sitting.motions import MotionKind, MotionState
from tests.cast import (
    ANNA,
    BERND,
    CEM,
    CLERK,
    MIRA,
    PLAN,
    announced,
    do,
    item_called,
    motion_tabled,
    opened,
    vote_closed,
    vote_opened,
)
from voting.rules.profiles import Flag, load_profile

SECRET, ROLL_CALL, AMENDMENT = MotionKind.SECRET_VOTE, MotionKind.ROLL_CALL, MotionKind.AMENDMENT
SUBSTANTIVE = MotionKind.SUBSTANTIVE
FIFTH = "§ 50 Abs. 1 GO NRW"
DISPLACED = f"Die geheime Abstimmung geht der namentlichen vor ({FIFTH})."


def under(state):
    """An item is called in a council of 13 under the law of a state."""
    plan = replace(PLAN, profile=load_profile(state))
    return [SittingConvened(plan=plan), *opened[1:], item_called(3)]


def demanded(kind, number=1):
    return motion_tabled(ANNA, "Verlangen", kind, number=number)


def granted(motion=1, *, given=True):
    return MotionSupported(item=3, motion=motion, supporters=3, required=3, granted=given)


def table(kind, by=ANNA):
    return do(motions.table_motion, by, item=3, kind=kind, text="Verlangen")


def count(supporters=None, *who, motion=1, by=CLERK, required=None):
    people = {each.person: "1" for each in who}
    given = {"supporters": supporters, "required": required, "people": people}
    return do(motions.find_support, by, item=3, motion=motion, **given)


def put(motion=None, **given):
    return do(votes.open_vote, CLERK, item=3, motion=motion, **given)


@pytest.mark.parametrize(("supporters", "state"), [(3, MotionState.ADOPTED), (2, MotionState.REJECTED)])
def test_a_secret_vote_is_granted_by_a_fifth_of_the_members_without_a_majority(sitting, supporters, state):
    """§ 50 Abs. 1 GO NRW: 3 of 13, and nobody has to know the number."""
    sitting.has(*under("nrw"), demanded(SECRET)).when(count(supporters)).then(
        MotionSupported(
            item=3, motion=1, supporters=supporters, required=3, granted=supporters == 3, source=FIFTH
        )
    )
    found = sitting.state.motions.find(3, 1)
    assert (found.state, found.supporters, found.required, found.source) == (state, supporters, 3, FIFTH)


def test_those_who_demand_it_are_named_or_counted_or_some_of_both(sitting):
    sitting.has(*under("nrw"), demanded(SECRET), demanded(SECRET, 2))
    sitting.when(count(None, CEM, ANNA, BERND))
    assert (sitting.happened[0].supporters, sitting.happened[0].names) == (
        3,
        (ANNA.name, BERND.name, CEM.name),
    )
    assert sitting.state.motions.find(3, 1).backers == (ANNA.name, BERND.name, CEM.name)
    sitting.when(count(2, CEM, motion=2))
    assert (sitting.happened[0].supporters, sitting.happened[0].names) == (2, (CEM.name,))


def test_a_count_that_cannot_be_true_is_refused(sitting):
    sitting.has(*under("nrw"), demanded(SECRET))
    sitting.when(count(), count(1, ANNA, CEM), count(14), count(None, MIRA), count(3, required=4))
    sitting.refused(
        "no_supporters", "fewer_than_named", "more_than_present", "backer_not_present", "not_that_number"
    )
    sitting.when(count(3, by=ANNA)).refused("not_the_desk")
    sitting.when(count(13, required=3))
    assert sitting.happened[0].granted


@pytest.mark.parametrize("state", ["nrw", "by", "he", "bw", "ni", "bb"])
def test_for_a_roll_call_the_desk_says_how_many_the_rules_of_procedure_ask_for(sitting, state):
    sitting.has(*under(state), demanded(ROLL_CALL))
    sitting.when(count(3), count(3, required=0)).refused("no_number_required", "no_number_required")
    sitting.when(count(3, required=4))
    assert (sitting.happened[0].granted, sitting.happened[0].source) == (False, "")


@pytest.mark.parametrize(
    ("state", "refusals"),
    [
        ("nrw", []),
        ("ni", []),
        ("bw", []),
        ("by", ["votes_are_open"]),
        ("he", ["votes_are_open"]),
        ("bb", ["votes_are_open"]),
    ],
)
def test_where_votes_are_always_open_a_secret_vote_cannot_be_demanded(sitting, state, refusals):
    """LAW-21: § 54 Abs. 2 HGO, § 39 Abs. 1 BbgKVerf, Art. 51 Abs. 1 BayGO."""
    sitting.has(*under(state)).when(table("secret_vote")).refused(*refusals)
    sitting.when(table("roll_call")).refused()


def test_in_baden_wuerttemberg_the_council_resolves_on_secrecy(sitting):
    """§ 37 Abs. 6 GemO."""
    sitting.has(*under("bw"), demanded(SECRET)).when(count(13)).refused("needs_a_majority")
    sitting.when(put(1)).refused()


def test_where_the_law_names_the_number_there_is_no_vote_on_the_demand(sitting):
    sitting.has(*under("nrw"), demanded(SECRET)).when(put(1)).refused("count_supporters")
    sitting.has(demanded(AMENDMENT, 2)).when(count(3, motion=2)).refused("needs_a_majority")


# Which goes first


def test_a_demand_for_a_secret_vote_is_decided_before_one_for_a_roll_call(sitting):
    sitting.has(*under("nrw"), demanded(ROLL_CALL), demanded(SECRET, 2))
    sitting.when(count(5, required=3), put(1)).refused("secrecy_first", "motion_comes_first")
    sitting.when(count(2, motion=2), count(5, required=3))
    assert [event.granted for event in sitting.happened] == [False, True]


def test_a_granted_secret_vote_settles_the_roll_call_and_leaves_no_room_for_another(sitting):
    sitting.has(*under("nrw"), demanded(ROLL_CALL), demanded(SECRET, 2), demanded(AMENDMENT, 3))
    sitting.when(count(3, motion=2))
    assert sitting.happened[1:] == [MotionSettled(item=3, motion=1, reason=DISPLACED)]
    sitting.when(table("roll_call")).refused("secrecy_granted_already")
    assert sitting.state.motions.find(3, 3).is_waiting


def test_where_the_law_gives_secrecy_no_precedence_each_demand_stands_for_itself(sitting):
    sitting.has(*under("ni"), demanded(ROLL_CALL), demanded(SECRET, 2))
    sitting.when(count(3, required=3), count(3, motion=2, required=3))
    assert [type(event) for event in sitting.happened] == [MotionSupported, MotionSupported]
    sitting.when(put()).refused("roll_call_granted")
    sitting.when(put(kind="roll_call")).refused()


# What the vote is then


def test_after_a_granted_roll_call_the_matter_is_voted_on_by_roll_call_alone(sitting):
    sitting.has(
        *under("nrw"), demanded(ROLL_CALL), granted(), demanded(AMENDMENT, 2), demanded(SUBSTANTIVE, 3)
    )
    sitting.when(put(2)).refused()
    sitting.has(vote_closed(0, 13, 0, not_voted=0, carried=False), announced)
    sitting.when(put(3), put()).refused("roll_call_granted", "roll_call_granted")
    sitting.when(put(kind="roll_call")).refused()
    assert sitting.state.vote.kind == "roll_call"


def test_a_demand_that_was_not_granted_binds_nothing(sitting):
    sitting.has(*under("nrw"), demanded(ROLL_CALL), granted(given=False)).when(put()).refused()


def test_after_a_granted_secret_vote_no_open_vote_is_taken_on_the_matter(sitting):
    sitting.has(*under("nrw"), demanded(ROLL_CALL), granted(), demanded(SECRET, 2), granted(2))
    sitting.when(put(), put(kind="roll_call")).refused("secrecy_granted", "secrecy_granted")


def test_who_demanded_it_can_take_it_back_until_the_matter_is_voted_on(sitting):
    def take_back(by, motion=1):
        return do(motions.withdraw_motion, by, item=3, motion=motion)

    sitting.has(*under("nrw"), demanded(SECRET), granted())
    sitting.when(take_back(ANNA)).refused("not_the_desk")
    sitting.when(take_back(CLERK)).then(MotionWithdrawn(item=3, motion=1))
    sitting.has(demanded(ROLL_CALL, 2), granted(2), demanded(AMENDMENT, 3), vote_opened(motion=3))
    sitting.when(take_back(CLERK, 2)).refused("vote_still_open")
    sitting.has(vote_closed(0, 13, 0, not_voted=0, carried=False), announced)
    voted = (vote_opened("roll_call", number=2), vote_closed(13, 0, 0, not_voted=0, carried=True), announced)
    sitting.has(*voted).when(take_back(CLERK, 2)).refused("demand_used")
    sitting.when(take_back(CLERK, 1)).refused("motion_finished")


# Several items called for one vote

FOUR = (3, 4, 5, 6)
TOGETHER = (*opened, ItemsCalledEnBloc(items=FOUR), demanded(ROLL_CALL))


def out(item):
    return do(bloc.take_item_out, CLERK, item=item)


def call(*items):
    return do(bloc.call_en_bloc, CLERK, items=dict.fromkeys(items, "1"))


def put_on(item, **given):
    return do(votes.open_vote, CLERK, item=item, **given)


def test_a_demand_on_several_items_binds_each_of_them_wherever_it_is_voted_on(sitting):
    """§ 50 Abs. 1 GO NRW gives the demand to a number of members: no call of the chair and no single member undoes it."""
    sitting.has(*TOGETHER).when(count(3, required=3), out(3), out(5), put_on(4))
    sitting.refused("roll_call_granted")
    sitting.when(put_on(4, kind="roll_call")).refused()
    assert sitting.state.vote.bloc == (4, 6)
    sitting.has(vote_closed(13, 0, 0, not_voted=0, carried=True), announced)
    for item in (3, 5):
        sitting.has(item_called(item)).when(put_on(item)).refused("roll_call_granted")


def test_called_together_anew_they_are_voted_on_as_it_was_demanded_for_any_of_them(sitting):
    sitting.has(*TOGETHER).when(count(3, required=3))
    sitting.has(item_called(7)).when(call(3, 4), put_on(3)).refused("roll_call_granted")
    sitting.has(item_called(7)).when(call(5, 6), put_on(5)).refused("roll_call_granted")


def test_where_it_was_tabled_on_one_item_alone_it_binds_no_other(sitting):
    sitting.has(*opened, item_called(3), demanded(ROLL_CALL), item_called(4)).when(put_on(4)).refused()


def test_an_item_takes_no_demand_with_it_that_waits_for_the_vote_on_all(sitting):
    postpone = do(agenda.postpone_item, CLERK, item=3, reason="Rückfrage")
    sitting.has(*TOGETHER).when(out(3), postpone, call(3, 4))
    sitting.refused("demand_waits", "demand_waits", "by_itself")
    sitting.when(out(4), count(2, required=3), postpone, put_on(5)).refused()
    assert sitting.state.vote.bloc == (5, 6)


def test_it_is_taken_back_only_before_any_of_the_items_is_voted_on(sitting):
    back = do(motions.withdraw_motion, CLERK, item=3, motion=1)
    sitting.has(*TOGETHER).when(count(3, required=3), out(3), put_on(4, kind="roll_call"))
    sitting.has(vote_closed(13, 0, 0, not_voted=0, carried=True), announced, item_called(3))
    sitting.when(back).refused("demand_used")


def test_a_granted_secret_vote_leaves_no_roll_call_on_what_was_taken_out(sitting):
    sitting.has(*opened, ItemsCalledEnBloc(items=FOUR), demanded(SECRET)).when(count(3), out(4))
    demand = do(motions.table_motion, ANNA, item=4, kind=ROLL_CALL)
    sitting.has(item_called(4)).when(demand).refused("secrecy_granted_already")


def test_a_meeting_convened_before_the_rules_said_so_goes_on_as_it_did(sitting):
    unsaid = {"secret_demand": None, "roll_call_demand": None, "secret_first": Flag(False, "")}
    old = replace(load_profile("nrw"), **unsaid)
    sitting.has(SittingConvened(plan=replace(PLAN, profile=old)), *opened[1:], item_called(3))
    sitting.has(demanded(ROLL_CALL), demanded(SECRET, 2)).when(count(5, required=3), count(3, motion=2))
    sitting.refused("no_number_required")
    assert sitting.happened[0].granted
