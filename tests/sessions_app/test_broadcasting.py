"""At which second of a recording an item was called, by the journal: pure."""

from datetime import UTC, datetime, timedelta

from journal.store import Recorded
from sessions_app.broadcasting import Mark, marks
from sessions_app.sitting.broadcasts import Cause
from sessions_app.sitting.events.agenda import ItemCalled, ItemNoted, PublicExcluded, PublicReadmitted
from sessions_app.sitting.events.bloc import ItemsCalledEnBloc
from sessions_app.sitting.events.broadcasts import (
    BroadcastEnded,
    BroadcastPaused,
    BroadcastResumed,
    BroadcastStarted,
)

BEGIN = datetime(2026, 11, 23, 18, 0, 5, tzinfo=UTC)


def marked(*events, begin=BEGIN):
    """Of events a minute apart, the first one with the recording's begin."""
    given = (Recorded(seq, BEGIN + timedelta(minutes=seq), "anna", event) for seq, event in enumerate(events))
    return marks(given, begin)


def test_every_call_has_its_second_the_second_one_of_an_item_too():
    found = marked(
        ItemCalled(item=7),
        ItemNoted(item=7),
        ItemsCalledEnBloc(items=(8, 9)),
        ItemCalled(item=7, together=(5,)),
    )
    assert found == (Mark(0, (7,)), Mark(120, (8, 9)), Mark(180, (5, 7)))


def test_of_the_closed_part_only_its_beginning_is_told():
    found = marked(
        ItemCalled(item=1),
        PublicExcluded(reason="Grund"),
        ItemCalled(item=6),
        ItemsCalledEnBloc(items=(1, 2)),
        PublicReadmitted(),
        ItemCalled(item=2),
    )
    assert found == (Mark(0, (1,)), Mark(60), Mark(300, (2,)))


def test_what_was_called_before_the_recording_or_on_another_day_has_no_mark():
    late = marked(ItemCalled(item=1), ItemCalled(item=2), begin=BEGIN + timedelta(seconds=30))
    assert late == (Mark(30, (2,)),)
    assert marked(ItemCalled(item=1), begin=BEGIN - timedelta(hours=24)) == ()


def test_a_recording_that_begins_in_the_closed_part_tells_nothing_of_it():
    found = marked(
        PublicExcluded(reason="Grund"),
        ItemCalled(item=6),
        PublicReadmitted(),
        ItemCalled(item=2),
        begin=BEGIN + timedelta(seconds=30),
    )
    assert found == (Mark(150, (2,)),)


def test_no_mark_points_into_a_pause_what_was_called_there_has_it_where_the_broadcast_goes_on():
    found = marked(
        ItemCalled(item=1),
        BroadcastStarted(basis="§ 7"),
        ItemCalled(item=2),
        BroadcastPaused(cause=Cause.DESK),
        ItemCalled(item=3),
        ItemCalled(item=4),
        BroadcastResumed(),
        BroadcastEnded(),
        ItemCalled(item=5),
    )
    assert found == (Mark(60, (1,)), Mark(120, (2,)), Mark(360, (4,)))


def test_what_was_called_behind_closed_doors_has_no_mark_when_the_broadcast_goes_on_either():
    found = marked(
        BroadcastStarted(basis="§ 7"),
        BroadcastPaused(cause=Cause.CLOSED_PART),
        PublicExcluded(reason="Grund"),
        ItemCalled(item=6),
        PublicReadmitted(),
        BroadcastResumed(),
        ItemCalled(item=2),
    )
    assert found == (Mark(120), Mark(360, (2,)))
