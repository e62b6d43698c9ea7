"""A test vote tells whether a device is ready. It is no vote: it counts for nothing and stands in no record."""

import pytest

from sessions_app.sitting.commands.readiness import check_device
from sessions_app.sitting.disclosure import may_be_read
from sessions_app.sitting.events.adjournment import SittingAdjourned
from sessions_app.sitting.events.course import SittingCancelled, SittingClosed, SittingInterrupted
from sessions_app.sitting.events.readiness import DeviceChecked
from sessions_app.sitting.readiness import Check, Readiness
from sessions_app.sitting.state import Part
from tests.cast import (
    ABSTAIN,
    ANNA,
    BERND,
    CLERK,
    MIRA,
    NILS,
    NO,
    OTHER_CLERK,
    PAUL,
    YES,
    Evening,
    announced,
    ballot,
    convened,
    do,
    excluded,
    item_called,
    opened,
    vote_closed,
    vote_opened,
)

INTERRUPTED = SittingInterrupted(reason="Pause")


def checked(who, choice=YES):
    return DeviceChecked(person=who.person, choice=choice)


def trial(who, choice="yes"):
    return do(check_device, who, choice=choice)


def test_everybody_on_the_roster_tries_out_the_own_device_also_who_has_no_vote(sitting):
    sitting.has(convened).when(trial(ANNA), trial(MIRA, "no"), trial(NILS, "abstain"))
    sitting.then(checked(ANNA), checked(MIRA, NO), checked(NILS, ABSTAIN))
    assert sitting.state.readiness.check_of(MIRA.person).choice is NO


def test_who_is_not_on_the_roster_tries_out_nothing(sitting):
    sitting.has(convened).when(*(trial(each) for each in (CLERK, PAUL, OTHER_CLERK)))
    sitting.refused(*["not_your_device"] * 3)


def test_one_may_try_again_and_the_last_time_counts(sitting):
    sitting.has(convened).when(trial(ANNA), trial(BERND), trial(ANNA, "no"))
    sitting.then(checked(ANNA), checked(BERND), checked(ANNA, NO))
    assert sitting.state.readiness.check_of(ANNA.person) == Check(ANNA.person, NO, sitting.clock)
    assert len(sitting.state.readiness.checks) == 2


def test_a_test_vote_is_cast_before_the_opening_or_in_an_interruption_alone(sitting):
    sitting.when(trial(ANNA)).refused("not_your_device")  # nobody is convened yet
    sitting.has(opened).when(trial(ANNA)).refused("no_test_now")
    sitting.has(INTERRUPTED).when(trial(ANNA)).then(checked(ANNA))
    sitting.has(SittingClosed(present=13)).when(trial(ANNA)).refused("is_closed")
    cancelled = Evening().has(convened, SittingCancelled(reason="Sturm"))
    cancelled.when(trial(ANNA)).refused("is_cancelled")


def test_no_test_vote_stands_beside_a_real_one(sitting):
    sitting.has(opened, item_called(3), vote_opened(), INTERRUPTED)
    sitting.when(trial(ANNA)).refused("no_test_during_vote")
    sitting.has(vote_closed(0, 0, 0, not_voted=13, carried=False))
    sitting.when(trial(ANNA)).refused("no_test_during_vote")
    sitting.has(announced).when(trial(ANNA)).then(checked(ANNA))


def test_a_test_vote_has_one_of_the_three_choices(sitting):
    sitting.has(convened).when(trial(ANNA, "perhaps"), trial(ANNA, ""))
    sitting.refused("unknown_choice", "unknown_choice")


def test_a_test_vote_changes_nothing_but_the_readiness(sitting):
    """Votes, results and presence are what they were."""
    sitting.has(opened, item_called(3), vote_opened(), ballot(BERND, NO))
    sitting.has(vote_closed(0, 1, 0, not_voted=12, carried=False), announced, INTERRUPTED)
    before = sitting.state
    sitting.has(checked(ANNA))
    assert sitting.state != before
    assert {name for name, value in vars(before).items() if getattr(sitting.state, name) != value} == {
        "readiness"
    }


@pytest.mark.parametrize("then", [convened, SittingAdjourned(reason="Es ist spät.")])
def test_who_is_convened_anew_or_to_another_day_tries_out_the_device_anew(sitting, then):
    before = [convened] if then is convened else [opened, INTERRUPTED]
    sitting.has(*before, checked(ANNA))
    assert sitting.state.readiness.check_of(ANNA.person)
    assert sitting.has(then).state.readiness == Readiness()


@pytest.mark.parametrize("before", [[convened], [opened, INTERRUPTED], [opened, excluded, INTERRUPTED]])
def test_no_record_tells_who_tried_out_a_device(before):
    state = Evening().has(*before).state
    assert [part for part in Part if may_be_read(state, checked(ANNA, NO), part)] == []
