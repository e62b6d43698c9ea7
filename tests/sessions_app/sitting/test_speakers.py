"""The list of speakers: who waits, who has the floor, and what the clock shows."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sessions_app.sitting.commands import attendance, happenings, later, speakers
from sessions_app.sitting.events.agenda import ItemCalled, PublicReadmitted
from sessions_app.sitting.events.attendance import (
    ArrivalRejected,
    DepartureEnteredLater,
    MemberArrived,
    MemberLeft,
)
from sessions_app.sitting.events.course import SittingClosed, SittingInterrupted, SittingResumed
from sessions_app.sitting.events.happenings import OrderMeasureTaken
from sessions_app.sitting.events.moves import ItemsCombined
from sessions_app.sitting.events.recusal import MemberRecused
from sessions_app.sitting.events.speakers import (
    FloorGiven,
    FloorRequested,
    RequestWithdrawn,
    SpeakersListClosed,
    SpeakersListReopened,
    SpeakingTimeSet,
    SpeechEnded,
)
from sessions_app.sitting.happenings import Measure
from sessions_app.sitting.presence import Basis, Place
from sessions_app.sitting.speakers import Purpose, Request, Speakers
from tests.cast import (
    ANNA,
    BERND,
    CEM,
    CHAIR,
    CLERK,
    DORA,
    EVENING,
    FIRST_CLOSED,
    LUKAS,
    MIRA,
    NILS,
    OTHER_CLERK,
    PAUL,
    VERA,
    arrived,
    convened,
    do,
    excluded,
    item_called,
    opened,
    vote_closed,
    vote_opened,
)

SPEECH, ORDER, QUESTION = Purpose.SPEECH, Purpose.POINT_OF_ORDER, Purpose.QUESTION
DEBATE = [*opened, item_called(3)]
MINUTE = timedelta(minutes=1)


def ask(by, who=None, purpose=SPEECH):
    return do(speakers.request_floor, by, person=who and who.person, purpose=purpose)


def withdraw(by, who=None, purpose=SPEECH):
    return do(speakers.withdraw_request, by, person=who and who.person, purpose=purpose)


def give(by, who, purpose=SPEECH):
    return do(speakers.give_floor, by, person=who.person, purpose=purpose)


def end(by, who, purpose=SPEECH):
    return do(speakers.end_speech, by, person=who.person, purpose=purpose)


def requested(*who, purpose=SPEECH):
    return [FloorRequested(person=each.person, purpose=purpose) for each in who]


def given(who, purpose=SPEECH):
    return FloorGiven(person=who.person, purpose=purpose)


def spoke(*who):
    """Each asks, has the floor for a minute, and ends."""
    return [
        event for each in who for event in (*requested(each), given(each), SpeechEnded(person=each.person))
    ]


def line(sitting):
    return [(sitting.state.roster[each.person].name, each.purpose) for each in sitting.state.waiting]


def shown(sitting):
    """Whole minutes on the clock of who has the floor."""
    floor = sitting.state.speakers.floor
    return ((floor.stopped_at or sitting.clock) - floor.clock_from) / MINUTE


# Asking


def test_members_ask_for_themselves_and_stand_in_line_as_they_asked(sitting):
    sitting.has(DEBATE).when(ask(BERND), ask(ANNA), ask(CEM, CEM)).then(*requested(BERND, ANNA, CEM))
    assert line(sitting) == [(BERND.name, SPEECH), (ANNA.name, SPEECH), (CEM.name, SPEECH)]


def test_points_of_order_come_first_among_themselves_as_they_were_asked(sitting):
    sitting.has(DEBATE).when(ask(ANNA), ask(BERND, purpose="point_of_order"), ask(ANNA, purpose=ORDER))
    assert line(sitting) == [(BERND.name, ORDER), (ANNA.name, ORDER), (ANNA.name, SPEECH)]


def test_the_desk_enters_anybody_and_nobody_else_does(sitting):
    sitting.has(DEBATE).when(ask(CLERK, ANNA), ask(CHAIR, BERND), ask(CHAIR))
    sitting.then(*requested(ANNA, BERND, VERA))
    sitting.when(ask(ANNA, CEM), ask(OTHER_CLERK, CEM), withdraw(ANNA, BERND))
    sitting.refused(*["not_your_request"] * 3)


def test_an_advisory_member_speaks_too(sitting):
    sitting.has(DEBATE, arrived(MIRA)).when(ask(MIRA)).then(*requested(MIRA))


def test_only_who_takes_part_asks(sitting):
    sitting.has(DEBATE, MemberLeft(person=LUKAS.person), arrived(NILS, LUKAS))
    sitting.when(ask(LUKAS), ask(MIRA), ask(CLERK, PAUL), ask(CLERK)).refused(
        "not_taking_part", "not_taking_part", "not_on_roster", "not_on_roster"
    )
    sitting.when(ask(NILS)).then(*requested(NILS))


def test_who_is_biased_neither_asks_nor_has_the_floor_on_the_item_and_does_both_afterwards(sitting):
    biased = MemberRecused(person=ANNA.person, item=3, place=Place.OUTSIDE, basis=Basis.DECLARED)
    sitting.has(DEBATE, requested(ANNA), biased)
    assert line(sitting) == []
    sitting.when(ask(ANNA, purpose=ORDER), give(CLERK, ANNA)).refused("not_taking_part", "not_taking_part")
    sitting.has(item_called(4)).when(ask(ANNA)).then(*requested(ANNA))


def test_who_is_biased_on_one_item_of_a_joint_debate_has_no_part_in_it_and_votes_on_the_others(sitting):
    biased = MemberRecused(person=ANNA.person, item=3, place=Place.OUTSIDE, basis=Basis.DECLARED)
    joint = (ItemsCombined(items=(3, 4), reason="Zusammenhang"), ItemCalled(item=4, together=(3,)))
    sitting.has(*opened, biased, *joint).when(ask(ANNA)).refused("not_taking_part")
    assert ANNA.person in {each.person for each in sitting.state.electors}


def test_who_stands_on_the_list_or_speaks_does_not_ask_twice(sitting):
    sitting.has(DEBATE, requested(ANNA)).when(ask(ANNA), ask(ANNA, purpose="song"))
    sitting.refused("already_on_list", "unknown_purpose")
    sitting.has(given(ANNA)).when(ask(ANNA)).refused("already_speaking")
    sitting.when(ask(ANNA, purpose=ORDER)).then(*requested(ANNA, purpose=ORDER))


def test_nobody_asks_before_an_item_is_called_or_while_the_sitting_does_not_run(sitting):
    sitting.has(convened).when(ask(ANNA)).refused("not_opened")
    sitting.has(opened[1:]).when(ask(ANNA)).refused("no_item_to_speak_on")
    sitting.has(item_called(3), SittingInterrupted(reason="Pause")).when(ask(ANNA)).refused("is_interrupted")


def test_a_question_needs_another_speaker(sitting):
    sitting.has(DEBATE, requested(ANNA)).when(ask(BERND, purpose=QUESTION)).refused("nobody_to_ask")
    sitting.has(given(ANNA)).when(ask(ANNA, purpose=QUESTION)).refused("nobody_to_ask")
    sitting.when(ask(BERND, purpose=QUESTION)).then(*requested(BERND, purpose=QUESTION))
    assert line(sitting) == []
    assert [each.person for each in sitting.state.speakers.questions] == [BERND.person]


def test_requests_are_withdrawn_also_during_an_interruption_and_by_the_desk(sitting):
    sitting.has(DEBATE, requested(ANNA, BERND), requested(ANNA, purpose=ORDER))
    sitting.has(SittingInterrupted(reason="Pause")).when(withdraw(ANNA), withdraw(CLERK, BERND))
    sitting.then(RequestWithdrawn(person=ANNA.person), RequestWithdrawn(person=BERND.person))
    assert line(sitting) == [(ANNA.name, ORDER)]
    sitting.when(withdraw(ANNA)).refused("not_on_list")


ANNA_LEFT = MemberLeft(person=ANNA.person)
A_MINUTE_AGO = EVENING + timedelta(minutes=16)
WAYS_OUT = {
    "leaves": (do(attendance.leave, ANNA), ANNA_LEFT),
    "is let out by the desk": (do(attendance.leave, CLERK, person=ANNA.person), ANNA_LEFT),
    "was never here": (
        do(attendance.reject_arrival, CLERK, person=ANNA.person),
        ArrivalRejected(person=ANNA.person),
    ),
    "had left before": (
        do(later.enter_departure, CLERK, person=ANNA.person, left_at=A_MINUTE_AGO, reason="x"),
        DepartureEnteredLater(person=ANNA.person, left_at=A_MINUTE_AGO, reason="x"),
    ),
    "is expelled": (
        do(happenings.take_order_measure, CHAIR, person=ANNA.person, measure="expulsion", reason="x"),
        OrderMeasureTaken(person=ANNA.person, measure=Measure.EXPULSION, reason="x"),
    ),
    "has the floor withdrawn": (
        do(happenings.take_order_measure, CHAIR, person=ANNA.person, measure="floor_withdrawn", reason="x"),
        OrderMeasureTaken(person=ANNA.person, measure=Measure.FLOOR_WITHDRAWN, reason="x"),
    ),
}
# Anna's arrival is not confirmed, so that it can be rejected.
HERE = [opened[0], MemberArrived(person=ANNA.person, unconfirmed=True), *opened[1:2], *opened[3:]]


@pytest.mark.parametrize(("way", "event"), WAYS_OUT.values(), ids=WAYS_OUT)
def test_who_is_gone_has_the_floor_no_longer_and_is_off_the_list(sitting, way, event):
    sitting.has(HERE, item_called(3), requested(ANNA, BERND), given(ANNA))
    sitting.has(requested(ANNA, purpose=ORDER)).when(way)
    sitting.then(SpeechEnded(person=ANNA.person), RequestWithdrawn(person=ANNA.person, purpose=ORDER), event)
    state = sitting.state.speakers
    assert (state.floor, line(sitting)) == (None, [(BERND.name, SPEECH)])
    assert (state.past[-1].person, state.past[-1].stopped_at) == (ANNA.person, sitting.clock)


def test_who_comes_back_asks_anew_and_stands_last(sitting):
    sitting.has(DEBATE, requested(ANNA, BERND)).when(do(attendance.leave, ANNA))
    sitting.then(RequestWithdrawn(person=ANNA.person), ANNA_LEFT)
    sitting.has(arrived(ANNA)).when(ask(ANNA))
    assert line(sitting) == [(BERND.name, SPEECH), (ANNA.name, SPEECH)]


def test_who_changes_from_the_room_to_remote_goes_on_speaking(sitting):
    sitting.has(DEBATE, requested(ANNA), given(ANNA)).when(do(attendance.arrive, ANNA, mode="remote"))
    assert sitting.state.speakers.floor.person == ANNA.person


def test_a_call_to_order_takes_the_floor_from_nobody(sitting):
    call = do(happenings.take_order_measure, CHAIR, person=ANNA.person, measure="call_to_order", reason="x")
    sitting.has(DEBATE, requested(ANNA), given(ANNA)).when(call)
    assert sitting.state.speakers.floor.person == ANNA.person


def test_with_the_speaker_the_question_leaves_and_without_the_asker_the_speech_goes_on(sitting):
    sitting.has(DEBATE, requested(ANNA), given(ANNA), requested(BERND, CEM, purpose=QUESTION))
    sitting.has(given(BERND, QUESTION)).when(do(attendance.leave, BERND))
    sitting.then(SpeechEnded(person=BERND.person, purpose=QUESTION), MemberLeft(person=BERND.person))
    assert sitting.state.speakers.floor.person == ANNA.person
    sitting.has(given(CEM, QUESTION)).when(do(attendance.leave, ANNA)).then(
        SpeechEnded(person=CEM.person, purpose=QUESTION), SpeechEnded(person=ANNA.person), ANNA_LEFT
    )
    assert sitting.state.speakers.floor is None


# The floor


def test_the_desk_gives_the_floor_to_anybody_on_the_list(sitting):
    sitting.has(DEBATE, requested(ANNA, BERND)).when(give(CLERK, BERND)).then(given(BERND))
    assert sitting.state.speakers.floor.person == BERND.person
    assert line(sitting) == [(ANNA.name, SPEECH)]
    sitting.when(give(ANNA, ANNA), give(CLERK, CEM), give(CLERK, BERND))
    sitting.refused("not_the_desk", "not_on_list", "already_speaking")


def test_the_next_speaker_ends_the_speech_before(sitting):
    sitting.has(DEBATE, requested(ANNA, BERND), given(ANNA)).when(give(CHAIR, BERND)).then(given(BERND))
    (past,) = sitting.state.speakers.past
    assert (past.person, past.stopped_at - past.clock_from) == (ANNA.person, MINUTE)


def test_a_late_click_never_cuts_off_the_next_speaker(sitting):
    sitting.has(DEBATE, requested(ANNA, BERND), given(ANNA), given(BERND))
    sitting.when(end(CLERK, ANNA), end(CLERK, BERND, ORDER), end(BERND, BERND))
    sitting.refused("not_speaking", "not_speaking", "not_the_desk")
    sitting.when(end(CLERK, BERND)).then(SpeechEnded(person=BERND.person))
    assert sitting.state.speakers.floor is None
    sitting.when(end(CLERK, BERND)).refused("not_speaking")


def test_during_a_question_the_clock_of_the_speech_stands_still(sitting):
    sitting.has(DEBATE, requested(ANNA), given(ANNA), requested(BERND, purpose=QUESTION))
    sitting.when(give(CLERK, BERND, QUESTION)).then(given(BERND, QUESTION))
    assert (sitting.state.speakers.floor.person, sitting.state.speakers.speech.person) == (
        BERND.person,
        ANNA.person,
    )
    sitting.when(give(CLERK, BERND, QUESTION), end(CLERK, ANNA)).refused("already_speaking", "not_speaking")
    sitting.has(*requested(CEM)).when(end(CLERK, BERND, QUESTION))
    sitting.then(SpeechEnded(person=BERND.person, purpose=QUESTION))
    assert (sitting.state.speakers.floor.person, shown(sitting)) == (ANNA.person, 2)


def test_a_second_question_ends_the_first_and_the_speech_still_waits(sitting):
    sitting.has(DEBATE, requested(ANNA), given(ANNA), requested(BERND, CEM, purpose=QUESTION))
    sitting.has(given(BERND, QUESTION), given(CEM, QUESTION))
    state = sitting.state.speakers
    assert ([each.person for each in state.past], state.floor.person) == ([BERND.person], CEM.person)
    sitting.has(SpeechEnded(person=CEM.person, purpose=QUESTION))
    assert shown(sitting) == 3


def test_questions_are_forgotten_with_the_speech_that_they_were_for(sitting):
    sitting.has(DEBATE, requested(ANNA, DORA), given(ANNA), requested(BERND, CEM, purpose=QUESTION))
    sitting.has(given(BERND, QUESTION)).when(give(CLERK, DORA)).then(given(DORA))
    state = sitting.state.speakers
    assert (state.questions, state.question, state.speech.person) == ((), None, DORA.person)
    assert [each.person for each in state.past] == [BERND.person, ANNA.person]


def test_an_interruption_stops_the_clock_of_who_speaks(sitting):
    pause = [SittingInterrupted(reason="Pause"), SittingResumed()]
    sitting.has(DEBATE, pause, requested(ANNA, BERND), given(ANNA), pause)
    assert shown(sitting) == 1
    sitting.has(requested(CEM, purpose=QUESTION), given(CEM, QUESTION), pause)
    assert shown(sitting) == 1
    sitting.has(SpeechEnded(person=CEM.person, purpose=QUESTION))
    assert shown(sitting) == 3


def test_a_clock_that_runs_is_not_started_again(sitting):
    sitting.has(DEBATE, requested(ANNA), given(ANNA))
    speakers_now = sitting.state.speakers
    assert speakers_now.going_on(sitting.clock) == speakers_now
    assert Speakers().given(Request(1, QUESTION), sitting.clock).ended(sitting.clock).speech is None


def test_where_a_vote_is_opened_nobody_speaks_and_the_list_waits(sitting):
    sitting.has(DEBATE, requested(ANNA, BERND), given(ANNA), vote_opened())
    assert (sitting.state.speakers.floor, line(sitting)) == (None, [(BERND.name, SPEECH)])
    sitting.when(give(CLERK, BERND), ask(CEM)).refused("no_floor_during_vote", "no_floor_during_vote")
    sitting.when(withdraw(BERND)).then(RequestWithdrawn(person=BERND.person))
    sitting.has(vote_closed(0, 0, 0, not_voted=13, carried=False)).when(ask(CEM)).then(*requested(CEM))


def test_the_vote_leaves_a_list_untouched_that_nobody_speaks_on(sitting):
    before = sitting.has(DEBATE, requested(ANNA)).state.speakers
    assert sitting.has(vote_opened()).state.speakers is before


@pytest.mark.parametrize("leave", [item_called(4), excluded, SittingClosed(present=13), item_called(3)])
def test_the_list_belongs_to_the_called_item(sitting, leave):
    sitting.has(DEBATE, SpeakingTimeSet(per_speech=5), requested(ANNA, BERND), given(ANNA))
    sitting.has(SpeakersListClosed(), leave)
    assert sitting.state.speakers == Speakers()


def test_the_list_of_a_closed_item_ends_with_the_closed_part(sitting):
    sitting.has(opened, excluded, item_called(FIRST_CLOSED), requested(ANNA), given(ANNA), PublicReadmitted())
    assert sitting.state.speakers == Speakers()


# Closing the list


def test_a_closed_list_takes_points_of_order_questions_and_whom_the_desk_enters(sitting):
    sitting.has(DEBATE, requested(ANNA), given(ANNA))
    sitting.when(do(speakers.close_speakers_list, CHAIR)).then(SpeakersListClosed())
    sitting.when(ask(BERND)).refused("list_is_closed")
    sitting.when(ask(BERND, purpose=ORDER), ask(BERND, purpose=QUESTION), ask(CLERK, CEM))
    sitting.then(*requested(BERND, purpose=ORDER), *requested(BERND, purpose=QUESTION), *requested(CEM))


def test_the_list_is_closed_and_reopened_once_and_by_the_desk(sitting):
    close, reopen = speakers.close_speakers_list, speakers.reopen_speakers_list
    sitting.has(opened).when(do(close, CLERK), do(reopen, CLERK), do(close, ANNA))
    sitting.refused("no_item_to_speak_on", "no_item_to_speak_on", "not_the_desk")
    sitting.has(item_called(3)).when(do(reopen, CLERK)).refused("list_already_open")
    sitting.when(do(close, CLERK), do(close, CLERK)).refused("list_already_closed")
    sitting.when(do(reopen, CLERK)).then(SpeakersListReopened())
    sitting.when(ask(BERND)).then(*requested(BERND))


# The time


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
