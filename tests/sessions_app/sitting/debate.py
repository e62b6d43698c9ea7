"""A debate in words: who asks, who is given the floor, who stands in line."""

from datetime import timedelta

from sessions_app.sitting.commands import speakers
from sessions_app.sitting.events.speakers import (
    FloorGiven,
    FloorRequested,
    SpeechEnded,
)
from sessions_app.sitting.speakers import Purpose
from tests.cast import (
    do,
    item_called,
    opened,
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
