"""Who is gone has the floor no longer and is off the list of speakers, on whatever way."""

from datetime import timedelta

import pytest

from sessions_app.sitting.commands import attendance, happenings, later
from sessions_app.sitting.events.attendance import (
    ArrivalRejected,
    DepartureEnteredLater,
    MemberArrived,
    MemberLeft,
)
from sessions_app.sitting.events.happenings import OrderMeasureTaken
from sessions_app.sitting.events.speakers import (
    RequestWithdrawn,
    SpeechEnded,
)
from sessions_app.sitting.happenings import Measure
from tests.cast import (
    ANNA,
    BERND,
    CEM,
    CHAIR,
    CLERK,
    EVENING,
    arrived,
    do,
    item_called,
    opened,
)
from tests.sessions_app.sitting.debate import DEBATE, ORDER, QUESTION, SPEECH, ask, given, line, requested

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
