"""After the evening the public's live page names nobody whom the rules keep off the Internet (DP-05, DP-06)."""

from dataclasses import replace

import pytest

from sessions_app.screens import look
from sessions_app.screens.audience import Audience
from sessions_app.sitting.events.course import SittingClosed
from sessions_app.sitting.events.moves import ItemProposed
from tests.cast import (
    ANNA,
    ROLL_CALL,
    ROSTER,
    YES,
    Evening,
    announced,
    ballot,
    opened,
    vote_closed,
    vote_opened,
)
from voting.rules.profiles import Flag

URGENT = ItemProposed(item=70, number="Ö 10", title="Deichschaden", public=True, reason="Hochwasser")
CLOSED = SittingClosed(present=13)
OUTSIDE = (Audience.PUBLIC, Audience.WALL)


def evening(*after, kind=ROLL_CALL, names=True):
    """The last vote was on urgency: nothing was called since, so it is still in everybody's sight."""
    vote = [
        vote_opened(kind, subject=70),
        ballot(ANNA, YES),
        vote_closed(1, 0, 0, not_voted=12, carried=True),
    ]
    sitting = Evening().has(*opened, URGENT, *vote, announced, *after).state
    rules = replace(sitting.rules.minutes, names=Flag(names, "§ 9"))
    return replace(sitting, profile=replace(sitting.rules, minutes=rules))


def named(sitting, audience, *regions):
    views = look(sitting, audience, ())
    told = repr({name: view for name, view in views.items() if name.startswith(regions)})
    return {person.name for person in ROSTER if person.name in told}


@pytest.mark.parametrize("audience", OUTSIDE)
def test_who_voted_how_is_seen_until_the_chair_closes_the_sitting(audience):
    regions = ("vote", "names", "picture")
    assert ANNA.name in named(evening(), audience, *regions)
    assert named(evening(CLOSED), audience, *regions) == set()


def test_who_attended_stays_on_the_page_only_where_the_rules_put_names_on_the_internet():
    everybody = {person.name for person in ROSTER}
    shown = {
        (audience, names, bool(after)): named(evening(*after, names=names), audience, "seats") == everybody
        for audience in (Audience.PUBLIC, Audience.MEMBER, Audience.DESK)
        for names in (True, False)
        for after in ([], [CLOSED])
    }
    assert {case for case, is_shown in shown.items() if not is_shown} == {(Audience.PUBLIC, False, True)}
    over = look(evening(CLOSED, names=False), Audience.PUBLIC, ())
    assert named(evening(CLOSED, names=False), Audience.PUBLIC, "") == set()
    assert over["presence"].slots == ()
