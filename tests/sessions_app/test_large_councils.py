"""Large councils: what the screens cost grows with the members, never with their square."""

import sys
from dataclasses import replace

import pytest

from sessions_app.screens import Viewer, look, look_personally
from sessions_app.screens.audience import Audience
from sessions_app.sitting.assembly import Mode, Presence, Stay
from sessions_app.sitting.plan import Member
from tests.cast import CHAIR, Evening, item_called, opened

AT_DESK = Viewer(CHAIR.person, presides=True, clerk=True, chair=True)


def council(members):
    """An item is called, everybody was out for a while, and half came back by the own word."""
    sitting = Evening().has(*opened, item_called(3)).state
    people = range(1, members + 1)
    since = sitting.opened_at
    return replace(
        sitting,
        members=tuple(Member(person=each, name=f"Person {each}", order=each) for each in people),
        chair=1,
        present={each: Presence(Mode.ROOM, since, confirmed=False) for each in people[::2]},
        past_stays=tuple(Stay(each, Mode.ROOM, since, since) for each in people),
    )


def calls_of(work):
    """How many functions the work calls: the same on every machine, however busy."""
    count = 0

    def note(_frame, event, _argument):
        nonlocal count
        count += event == "call"

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("audience", [Audience.DESK, Audience.MEMBER, Audience.PUBLIC, Audience.WALL])
def test_twice_the_members_cost_the_screens_about_twice_as_much(audience):
    def cost(members):
        sitting = council(members)
        return calls_of(lambda: (look(sitting, audience, ()), look_personally(sitting, audience, AT_DESK)))

    cost(10)  # whatever is made once is made
    assert cost(400) <= 2.2 * cost(200)
