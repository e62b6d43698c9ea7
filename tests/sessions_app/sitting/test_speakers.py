"""The list of speakers: who waits, and who has the floor."""

import pytest

from sessions_app.sitting.commands import speakers
from sessions_app.sitting.events.agenda import ItemCalled, PublicReadmitted
from sessions_app.sitting.events.attendance import (
    MemberLeft,
)
from sessions_app.sitting.events.course import SittingClosed, SittingInterrupted, SittingResumed
from sessions_app.sitting.events.moves import ItemsCombined
from sessions_app.sitting.events.recusal import MemberRecused
from sessions_app.sitting.events.speakers import (
    RequestWithdrawn,
    SpeakersListClosed,
    SpeakersListReopened,
    SpeakingTimeSet,
    SpeechEnded,
)
from sessions_app.sitting.presence import Basis, Place
from sessions_app.sitting.speakers import Request, Speakers
from tests.cast import (
    ANNA,
    BERND,
    CEM,
    CHAIR,
    CLERK,
    DORA,
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
from tests.sessions_app.sitting.debate import (
    DEBATE,
    MINUTE,
    ORDER,
    QUESTION,
    SPEECH,
    ask,
    end,
    give,
    given,
    line,
    requested,
    shown,
    withdraw,
)

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
