"""A broadcast is off until somebody starts it, pauses by itself before what may not be seen, and never resumes by itself."""

from dataclasses import replace

import pytest

from sessions_app.sitting.broadcasts import Cause, Stage, Wish
from sessions_app.sitting.commands import COMMANDS
from sessions_app.sitting.disclosure import may_be_read
from sessions_app.sitting.events.adjournment import SittingContinued
from sessions_app.sitting.events.agenda import PublicReadmitted
from sessions_app.sitting.events.attendance import MemberLeft
from sessions_app.sitting.events.broadcasts import (
    BroadcastEnded,
    BroadcastPaused,
    BroadcastResumed,
    BroadcastStarted,
    BroadcastWishStated,
)
from sessions_app.sitting.events.course import SittingClosed, SittingConvened, SittingInterrupted
from sessions_app.sitting.events.happenings import QuestionTimeBegan
from sessions_app.sitting.events.speakers import SpeechEnded
from sessions_app.sitting.internet import NAMES, is_kept_back
from sessions_app.sitting.on_air import pauses_for
from sessions_app.sitting.speakers import Purpose
from sessions_app.sitting.state import Part
from tests.cast import (
    ANNA,
    BERND,
    CHAIR,
    CLERK,
    MIRA,
    NRW,
    PLAN,
    Evening,
    arrived,
    convened,
    do,
    excluded,
    item_called,
    opened,
)
from tests.sessions_app.sitting.debate import QUESTION, given, requested
from voting.rules.profiles import Flag

BYLAW = "§ 7 Hauptsatzung"
ALLOWED = replace(PLAN, profile=replace(NRW, broadcast=Flag(True, BYLAW)))
FREE = [SittingConvened(plan=ALLOWED), *opened[1:], *arrived(MIRA), item_called(3)]
STARTED, RESUMED, ENDED = BroadcastStarted(basis=BYLAW), BroadcastResumed(), BroadcastEnded()
LIVE = [*FREE, STARTED]


def paused(cause):
    return BroadcastPaused(cause=cause)


def wish(who, word=Wish.DECLINES):
    return BroadcastWishStated(person=who.person, wish=word)


def live(name, by=CLERK, **given_too):
    """As it is done in the running sitting: the broadcast is looked after."""
    return do(COMMANDS[name], by, **given_too)


def give(who, purpose=Purpose.SPEECH):
    return live("give_floor", person=who.person, purpose=purpose)


@pytest.fixture
def sitting():
    return Evening()


def stage(sitting):
    return sitting.state.broadcasting.stage


def test_it_is_off_until_the_desk_starts_it_and_names_the_paragraph(sitting):
    sitting.has(*FREE)
    assert stage(sitting) is Stage.OFF
    sitting.when(live("start_broadcast", ANNA), live("pause_broadcast"), live("resume_broadcast"))
    sitting.refused("not_the_desk", "not_running", "not_paused")
    sitting.when(live("start_broadcast")).then(STARTED)
    sitting.when(live("start_broadcast")).refused("is_on")
    assert (stage(sitting), sitting.state.broadcasting.is_on) == (Stage.RUNNING, True)


def test_without_a_rule_in_the_profile_of_the_sitting_nobody_starts_it(sitting):
    sitting.has(*opened).when(live("start_broadcast", CHAIR)).refused("not_allowed")


def test_it_belongs_to_an_open_sitting_and_its_public_part(sitting):
    sitting.has(FREE[0]).when(live("start_broadcast")).refused("not_opened")
    sitting.has(*FREE[1:], excluded).when(live("start_broadcast")).refused("closed_part")


def test_before_the_public_is_excluded_it_pauses_and_goes_on_only_when_somebody_presses_after_its_return(
    sitting,
):
    sitting.has(*LIVE).when(live("exclude_public", CHAIR, reason=excluded.reason))
    sitting.then(paused(Cause.CLOSED_PART), excluded)
    sitting.when(live("resume_broadcast")).refused("closed_part")
    sitting.when(live("readmit_public", CHAIR)).then(PublicReadmitted())
    assert stage(sitting) is Stage.PAUSED
    sitting.when(live("resume_broadcast")).then(RESUMED)
    runs = sitting.state.broadcasting.runs
    assert [each.ended_at is None for each in runs] == [False, True]


def test_an_interruption_pauses_it_and_an_adjournment_too(sitting):
    sitting.has(*LIVE).when(live("interrupt", reason="Pause"))
    sitting.then(paused(Cause.INTERRUPTION), SittingInterrupted(reason="Pause"))
    sitting.when(live("resume_broadcast")).refused("is_interrupted")
    sitting.when(
        live("resume"), live("resume_broadcast"), live("adjourn_sitting", CHAIR, reason="Es ist spät")
    )
    assert paused(Cause.INTERRUPTION) in sitting.happened
    sitting.when(live("continue_sitting", CHAIR))
    assert (stage(sitting), isinstance(sitting.happened[-1], SittingContinued)) == (Stage.PAUSED, True)


def test_it_ends_with_the_sitting_running_or_paused_or_when_the_desk_ends_it(sitting):
    sitting.has(*LIVE).when(live("end_broadcast")).then(ENDED)
    sitting.when(live("end_broadcast")).refused("not_on")
    sitting.when(live("start_broadcast"), live("pause_broadcast")).then(STARTED, paused(Cause.DESK))
    sitting.when(live("close_sitting", CHAIR)).then(ENDED, SittingClosed(present=13))
    assert stage(sitting) is Stage.ENDED


def test_who_does_not_want_to_be_broadcast_gets_the_floor_in_a_pause(sitting):
    sitting.has(*LIVE, wish(ANNA), *requested(ANNA, BERND))
    sitting.when(give(ANNA)).then(paused(Cause.SPEAKER), given(ANNA))
    sitting.when(live("resume_broadcast"), live("start_broadcast")).refused("speaker", "is_on")
    sitting.when(give(BERND), live("resume_broadcast")).then(given(BERND), RESUMED)


def test_the_end_of_that_speech_does_not_resume_it(sitting):
    sitting.has(*LIVE, wish(ANNA), *requested(ANNA)).when(give(ANNA))
    sitting.when(live("end_speech", person=ANNA.person)).then(SpeechEnded(person=ANNA.person))
    assert stage(sitting) is Stage.PAUSED


def test_a_question_pauses_it_too_until_whoever_asks_has_done(sitting):
    sitting.has(*LIVE, wish(ANNA), *requested(BERND), *requested(ANNA, purpose=QUESTION), given(BERND))
    sitting.when(give(ANNA, QUESTION)).then(paused(Cause.SPEAKER), given(ANNA, QUESTION))
    sitting.when(live("resume_broadcast")).refused("speaker")
    sitting.when(live("leave", ANNA, person=ANNA.person), live("resume_broadcast"))
    sitting.then(SpeechEnded(person=ANNA.person, purpose=QUESTION), MemberLeft(person=ANNA.person), RESUMED)


def test_who_is_asked_a_question_is_in_the_picture_as_well(sitting):
    sitting.has(*LIVE, *requested(BERND), *requested(ANNA, purpose=QUESTION), given(BERND))
    sitting.when(give(ANNA, QUESTION)).then(given(ANNA, QUESTION))
    sitting.when(live("state_broadcast_wish", BERND, wish="declines"))
    sitting.then(paused(Cause.SPEAKER), wish(BERND))
    sitting.when(live("resume_broadcast"), live("end_broadcast"), live("start_broadcast"))
    sitting.refused("speaker", "speaker")


def test_a_pause_is_for_whoever_is_heard_and_does_not_agree_and_for_nobody_else():
    def spared(*events):
        sitting = Evening().has(*LIVE, *requested(ANNA), given(ANNA), *events).state
        return [each for each in (ANNA, BERND) if pauses_for(sitting, each.person)]

    both = (wish(ANNA), wish(BERND))
    assert spared(*both, paused(Cause.DESK)) == []
    assert spared(*both, paused(Cause.SPEAKER)) == [ANNA]
    assert spared(paused(Cause.SPEAKER)) == []


def test_who_objects_while_speaking_is_off_at_once_and_may_take_it_back(sitting):
    sitting.has(*LIVE, *requested(ANNA), given(ANNA))
    sitting.when(live("state_broadcast_wish", ANNA, wish="declines")).then(paused(Cause.SPEAKER), wish(ANNA))
    sitting.when(live("state_broadcast_wish", ANNA, wish="agrees"), live("resume_broadcast"))
    sitting.then(wish(ANNA, Wish.AGREES), RESUMED)


def test_who_holds_no_mandate_has_to_agree_first_and_the_clerk_enters_it(sitting):
    sitting.has(*LIVE, *requested(MIRA))
    sitting.when(give(MIRA)).then(paused(Cause.SPEAKER), given(MIRA))
    sitting.when(live("state_broadcast_wish", person=MIRA.person, wish="agrees"), live("resume_broadcast"))
    sitting.then(wish(MIRA, Wish.AGREES), RESUMED)


def test_nobody_says_it_for_another_and_only_what_can_be_said(sitting):
    sitting.has(*LIVE).when(
        live("state_broadcast_wish", ANNA, person=BERND.person, wish="agrees"),
        live("state_broadcast_wish", ANNA, wish="perhaps"),
        live("state_broadcast_wish", CLERK, person=999, wish="agrees"),
    )
    sitting.refused("not_your_word", "unknown_wish", "not_on_roster")


def test_residents_questions_pause_it_until_somebody_knows_that_they_agree(sitting):
    sitting.has(*LIVE).when(live("begin_question_time"))
    sitting.then(paused(Cause.RESIDENTS), QuestionTimeBegan())
    sitting.when(live("resume_broadcast")).then(RESUMED)


def test_in_question_time_it_is_not_started_by_accident_and_a_moment_of_silence_is_none(sitting):
    sitting.has(*FREE).when(live("begin_question_time"), live("start_broadcast")).refused("residents")
    sitting.when(live("end_question_time", questions=1), live("begin_silence", reason="Hochwasser"))
    sitting.when(live("start_broadcast")).then(STARTED)


def test_what_was_said_for_all_meetings_is_written_with_the_start_but_not_over_what_is_said_here(sitting):
    sitting.has(*FREE, wish(BERND, Wish.AGREES))
    everybody = (ANNA.person, BERND.person, 999)
    sitting.when(live("start_broadcast", declined=everybody)).then(wish(ANNA), STARTED)
    sitting.has(ENDED, *requested(MIRA), given(MIRA)).when(live("start_broadcast")).refused("speaker")


def test_what_was_said_for_all_meetings_during_a_pause_holds_when_it_goes_on(sitting):
    sitting.has(*LIVE, paused(Cause.DESK), *requested(ANNA))
    sitting.when(live("resume_broadcast", declined=(ANNA.person, 999))).then(wish(ANNA), RESUMED)
    sitting.when(give(ANNA)).then(paused(Cause.SPEAKER), given(ANNA))
    sitting.has(*requested(BERND), given(BERND))
    sitting.when(live("resume_broadcast", declined=(BERND.person,))).refused("speaker")


def test_the_public_learns_that_and_when_and_never_who_or_why(sitting):
    sitting.has(*LIVE)
    told = [STARTED, paused(Cause.SPEAKER), RESUMED, ENDED, wish(ANNA)]
    readable = [may_be_read(sitting.state, each, Part.PUBLIC) for each in told]
    assert readable == [True, False, True, True, False]
    assert may_be_read(sitting.state, wish(ANNA), Part.CLOSED) is False
    assert [is_kept_back(each, (NAMES,)) for each in told] == [False, True, False, False, True]


def test_where_nothing_is_broadcast_the_commands_write_what_they_always_wrote(sitting):
    sitting.has(convened, *opened[1:]).when(live("interrupt", reason="Pause"))
    assert sitting.happened == [SittingInterrupted(reason="Pause")]
