"""Order measures, residents' question time, commitments, moments of silence."""

import pytest

from sessions_app.sitting.commands import attendance, happenings
from sessions_app.sitting.disclosure import may_be_read
from sessions_app.sitting.events.happenings import (
    MemberCommitted,
    OrderMeasureTaken,
    QuestionTimeBegan,
    QuestionTimeEnded,
    SilenceBegan,
    SilenceEnded,
)
from sessions_app.sitting.happenings import Measure, Observance, Rite
from sessions_app.sitting.state import Part
from tests.cast import (
    ANNA,
    BERND,
    CHAIR,
    CLERK,
    FIRST_CLOSED,
    MIRA,
    convened,
    do,
    excluded,
    item_called,
    opened,
    vote_opened,
)

ASIDE = "Redet an der Sache vorbei"
CALLED_TO_ORDER = OrderMeasureTaken(measure=Measure.CALL_TO_ORDER, person=BERND.person, reason="Beleidigung")
EXPELLED = OrderMeasureTaken(measure=Measure.EXPULSION, person=BERND.person, reason="Beleidigung")
SILENCE = SilenceBegan(reason="Hans Meier")


def measure(what, who=BERND, by=CHAIR, reason="Beleidigung"):
    return do(happenings.take_order_measure, by, measure=what, person=who.person, reason=reason)


def questions(by=CLERK):
    return do(happenings.begin_question_time, by)


def answered(number, by=CLERK):
    return do(happenings.end_question_time, by, questions=number)


def commit(who=ANNA, by=CLERK):
    return do(happenings.commit_member, by, person=who.person)


def silence(by=CLERK, reason=" Hans Meier "):
    return do(happenings.begin_silence, by, reason=reason)


def test_the_chair_calls_to_the_point_and_to_order_and_nobody_else_does(sitting):
    to_the_point = OrderMeasureTaken(measure=Measure.TO_THE_POINT, person=ANNA.person, reason=ASIDE)
    sitting.has(*opened).when(measure("to_the_point", ANNA, reason=f" {ASIDE} "), measure("call_to_order"))
    sitting.then(to_the_point, CALLED_TO_ORDER)
    sitting.when(measure("call_to_order", by=CLERK), measure("call_to_order", by=ANNA))
    sitting.refused("not_the_chair", "not_the_chair")
    assert BERND.person in sitting.state.present


def test_a_measure_needs_a_reason_a_present_member_and_an_open_meeting(sitting):
    sitting.has(convened).when(measure("call_to_order")).refused("not_opened")
    sitting.has(*opened).when(
        measure("fine"),
        do(happenings.take_order_measure, CHAIR, measure="call_to_order", person=99, reason="x"),
        measure("call_to_order", MIRA),
        measure("call_to_order", CHAIR),
        measure("call_to_order", reason="  "),
    )
    sitting.refused(
        "unknown_measure", "unknown_member", "not_in_the_room", "measure_against_chair", "no_reason"
    )


def test_who_is_expelled_is_gone_votes_no_more_and_does_not_come_back(sitting):
    sitting.has(*opened).when(measure("expulsion")).then(EXPELLED)
    assert BERND.person not in {member.person for member in sitting.state.electors}
    back = do(attendance.arrive, BERND, mode="room")
    sitting.when(back, do(attendance.arrive, CLERK, person=BERND.person)).refused("expelled", "expelled")


def test_question_time_begins_and_ends_with_the_number_of_questions(sitting):
    sitting.has(*opened, item_called(3)).when(answered(0)).refused("no_question_time")
    sitting.when(questions()).then(QuestionTimeBegan())
    assert sitting.state.observance == Observance(Rite.QUESTION_TIME, "", sitting.clock, 3, True)
    sitting.when(questions(), silence()).refused("something_lasts", "something_lasts")
    sitting.when(do(happenings.end_silence, CLERK), answered(3, by=ANNA)).refused(
        "no_silence", "not_the_desk"
    )
    sitting.when(answered(3)).then(QuestionTimeEnded(questions=3))
    assert sitting.state.observance is None


def test_question_time_lasts_no_longer_than_its_item(sitting):
    sitting.has(*opened, item_called(3), QuestionTimeBegan(), item_called(4))
    assert sitting.state.observance is None
    sitting.when(questions()).then(QuestionTimeBegan())


def test_residents_ask_in_public_and_not_during_a_vote(sitting):
    sitting.has(*opened, item_called(3), vote_opened()).when(questions(), silence())
    sitting.refused("vote_still_open", "vote_still_open")


def test_in_the_closed_part_there_is_no_question_time_but_there_may_be_silence(sitting):
    sitting.has(*opened, excluded, item_called(FIRST_CLOSED)).when(questions(), questions(ANNA))
    sitting.refused("questions_are_public", "not_the_desk")
    sitting.when(silence()).then(SILENCE)


def test_a_member_is_committed_once(sitting):
    sitting.has(*opened).when(commit(by=ANNA), commit(MIRA)).refused("not_the_desk", "not_in_the_room")
    sitting.when(commit()).then(MemberCommitted(person=ANNA.person))
    sitting.when(commit()).refused("already_committed")
    sitting.when(commit(BERND)).then(MemberCommitted(person=BERND.person))


def test_silence_is_kept_in_somebodys_memory_until_it_ends(sitting):
    sitting.has(*opened).when(silence(reason=" ")).refused("no_reason")
    sitting.when(silence()).then(SILENCE)
    assert (sitting.state.observance.rite, sitting.state.observance.reason) == (Rite.SILENCE, "Hans Meier")
    sitting.when(do(happenings.end_silence, CHAIR)).then(SilenceEnded())
    assert sitting.state.observance is None


@pytest.mark.parametrize(
    "event",
    [
        CALLED_TO_ORDER,
        EXPELLED,
        QuestionTimeBegan(),
        QuestionTimeEnded(questions=1),
        MemberCommitted(person=1),
        SILENCE,
        SilenceEnded(),
    ],
)
def test_the_public_reads_of_what_happened_before_its_eyes_alone(sitting, event):
    def readers():
        return {part for part in Part if may_be_read(sitting.state, event, part)}

    sitting.has(*opened, item_called(3))
    assert readers() == set(Part)
    sitting.has(excluded, item_called(FIRST_CLOSED))
    assert readers() == {Part.CLOSED}
