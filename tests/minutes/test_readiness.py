"""Test votes stand nowhere in the minutes, and in no record attached to them."""

import evening as ev
import pytest
from evening import ABOUT, anchor, history

from minutes.disclosure import shown_entries
from minutes.draft import Part
from minutes.drafting import draft_of
from sessions_app.sitting.events import agenda, attendance, course
from sessions_app.sitting.events.readiness import DeviceChecked
from voting.events import ResultAnnounced
from voting.vote import Choice

CHECK = DeviceChecked(person=4, choice=Choice.NO)
OPENED = course.SittingOpened(present=1, required=1, quorate=True)
VOTED = (agenda.ItemCalled(item=11), ev.opened(1, 11, "Dafür?"), ev.closed(1, 0), ResultAnnounced())
INTERRUPTED, RESUMED = course.SittingInterrupted(reason="Pause"), course.SittingResumed()


def evening(*checks):
    """An evening with a vote, and `checks` before the opening and in an interruption of the called item."""
    convened = (course.SittingConvened(plan=ev.PLAN), attendance.MemberArrived(person=1))
    return (*convened, *checks, OPENED, *VOTED, INTERRUPTED, *checks, RESUMED)


def told(part, *events):
    """All that is told, without the times and numbers of entries."""
    drafted = draft_of(history(events), part=part, about=ABOUT, passages={}, anchor=anchor())
    notes = [note.text for note in drafted.notes]
    items = [
        (item.number, [note.text for note in item.notes], [each.tally for each in item.decisions])
        for item in drafted.items
    ]
    return notes, items, [row.name for row in drafted.attendance]


@pytest.mark.parametrize("part", Part)
def test_minutes_with_test_votes_tell_what_they_tell_without(part):
    assert told(part, *evening(CHECK, CHECK)) == told(part, *evening())


@pytest.mark.parametrize("part", Part)
def test_no_record_in_minutes_shows_a_test_vote(part):
    entries = history(evening(CHECK))
    checks = {each.seq for each in entries if isinstance(each.event, DeviceChecked)}
    assert len(checks) == 2
    assert shown_entries(entries, part) & checks == set()
    assert shown_entries(entries, part)
