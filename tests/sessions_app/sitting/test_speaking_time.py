"""The speaking time: of a speech, of a group, and what costs nothing."""

from dataclasses import replace

from sessions_app.sitting.commands import speakers
from sessions_app.sitting.events.speakers import (
    SpeakingTimeSet,
    SpeechEnded,
)
from sessions_app.sitting.speakers import Speakers
from tests.cast import (
    ANNA,
    BERND,
    CEM,
    CLERK,
    DORA,
    LUKAS,
    VERA,
    do,
)
from tests.sessions_app.sitting.debate import (
    DEBATE,
    MINUTE,
    ORDER,
    given,
    requested,
    spoke,
)


def test_the_desk_sets_the_speaking_time_in_whole_minutes(sitting):
    sitting.has(DEBATE).when(do(speakers.set_speaking_time, CLERK, per_speech=5, per_group=20))
    sitting.then(SpeakingTimeSet(per_speech=5, per_group=20))
    sitting.when(
        do(speakers.set_speaking_time, ANNA, per_speech=5),
        do(speakers.set_speaking_time, CLERK, per_speech=0),
        do(speakers.set_speaking_time, CLERK, per_group=601),
    ).refused("not_the_desk", "no_speaking_time", "no_speaking_time")
    sitting.when(do(speakers.set_speaking_time, CLERK)).then(SpeakingTimeSet())


def limit(sitting):
    """Minutes that the speech may last; None without a limit."""
    state = sitting.state
    floor = state.speakers.floor
    found = state.speakers.limit(state.colleagues(floor.person) if floor else frozenset())
    return None if found is None else found / MINUTE


def colleague(sitting, who):
    """Another member of the same group who is present."""
    group = sitting.state.colleagues(who.person)
    return next(each for each in (ANNA, BERND, CEM, DORA, LUKAS) if each.person in group and each != who)


def test_a_speech_may_last_what_the_speech_and_the_group_have_left(sitting):
    sitting.has(DEBATE)
    other = colleague(sitting, ANNA)
    sitting.has(*spoke(ANNA, ANNA), SpeakingTimeSet(per_group=3), *requested(other), given(other))
    assert limit(sitting) == 1
    sitting.has(SpeakingTimeSet(per_speech=5, per_group=9))
    assert limit(sitting) == 5
    sitting.has(SpeakingTimeSet(per_speech=2))
    assert limit(sitting) == 2
    sitting.has(SpeakingTimeSet())
    assert limit(sitting) is None


def test_a_group_that_has_used_its_time_has_nothing_left_and_never_less(sitting):
    sitting.has(DEBATE, SpeakingTimeSet(per_group=1), *spoke(ANNA, ANNA), *requested(ANNA), given(ANNA))
    assert limit(sitting) == 0


def test_points_of_order_and_questions_cost_the_group_nothing(sitting):
    sitting.has(DEBATE, SpeakingTimeSet(per_speech=5, per_group=5), *requested(ANNA, purpose=ORDER))
    sitting.has(given(ANNA, ORDER))
    assert limit(sitting) is None
    sitting.has(SpeechEnded(person=ANNA.person, purpose=ORDER))
    assert limit(sitting) is None
    sitting.has(*requested(ANNA), given(ANNA))
    assert limit(sitting) == 5


def test_who_has_no_group_has_no_budget_of_a_group(sitting):
    sitting.has(DEBATE)
    alone = replace(sitting.state.roster[VERA.person], group="")
    members = tuple(alone if each.person == alone.person else each for each in sitting.state.members)
    state = replace(sitting.state, members=members, speakers=Speakers(per_group=5))
    assert state.colleagues(VERA.person) == frozenset()
    assert state.speakers.left(state.colleagues(VERA.person)) is None
