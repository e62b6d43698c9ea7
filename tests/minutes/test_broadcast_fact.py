"""The public minutes tell that the sitting was broadcast, from when until when; the closed ones nothing of it."""

import pytest

from minutes.draft import Part
from sessions_app.sitting.broadcasts import Cause
from sessions_app.sitting.events.broadcasts import (
    BroadcastEnded,
    BroadcastPaused,
    BroadcastResumed,
    BroadcastStarted,
)
from tests.minutes import evening as ev
from tests.minutes.test_drafting import draft

OPENED = 6  # so many entries until the sitting is open
STARTED, PAUSED = BroadcastStarted(basis="§ 7"), BroadcastPaused(cause=Cause.SPEAKER)


@pytest.mark.parametrize(
    ("happened", "told"),
    [
        ((), None),
        ((STARTED,), "18:20 – andauernd"),
        ((STARTED, BroadcastEnded()), "18:20 – 18:25 Uhr"),
        ((STARTED, PAUSED, BroadcastResumed(), BroadcastEnded()), "18:20 – 18:35 Uhr, mit Pausen"),
    ],
)
def test_the_minutes_say_it_in_one_line_without_the_times_of_pauses(happened, told):
    events = (*ev.EVENTS[:OPENED], *happened, *ev.EVENTS[OPENED:])
    facts = {part: {each.label: each.text for each in draft(part, events).facts} for part in Part}
    assert facts[Part.PUBLIC].get("Übertragung") == told
    assert "Übertragung" not in facts[Part.CLOSED]
