"""The time machine shows each audience what it saw, to those entitled, and nothing in it can be pressed."""

import re
import uuid
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import pytest
from django.utils import timezone

from journal.store import history
from sessions_app.berlin import BERLIN
from sessions_app.live import SITTING, order_for, perform_now
from sessions_app.pages.past import _moment
from sessions_app.screens import NOTHING_RECENT, look
from sessions_app.screens.audience import Audience
from sessions_app.screens.log_lines import Recent
from sessions_app.screens.past import look_back
from sessions_app.sitting.state import Sitting
from tests.live.council import CANARY, committee_member, eichenfurt


@pytest.fixture
def council(db):
    """The evening comes to its closed part, a minute between two entries."""
    council = eichenfurt().opened()
    later(council, 1, "olga", "call_item", item=str(council.item("Ö 3")))
    later(council, 2, "olga", "begin_silence", reason="Hans Meier")
    later(council, 3, "olga", "end_silence")
    later(council, 4, "vera", "exclude_public", reason=f"Grund {CANARY}")
    later(council, 5, "olga", "call_item", item=str(council.item("N 1")))
    return council


def later(council, minutes, login, name, **given):
    order = order_for(council.actor(login), council.meeting.pk, name, given, uuid.uuid4())
    perform_now(council.meeting.pk, replace(order, at=timezone.now() + timedelta(minutes=minutes)))


def entries(council):
    return list(history(SITTING.key(council.meeting.pk)))


def times(council):
    """When each kind happened last, as one would type it."""
    return {each.event.kind: f"{timezone.localtime(each.at):%Y-%m-%dT%H:%M:%S}" for each in entries(council)}


def shown(council, login="vera", user=None, **asked):
    client = council.client(login)
    answer = client.get(f"/sitzungen/{council.meeting.pk}/zeitreise/", asked)
    return answer.status_code, answer.content.decode()


def test_at_each_time_the_sitting_looks_as_it_did_then(council):
    at = times(council)
    for sight in ("oeffentlichkeit", "wand", "platz", "pult"):
        _code, silent = shown(council, um=at["silence_began"], sicht=sight)
        assert "Hans Meier" in silent
        _code, over = shown(council, um=at["silence_ended"], sicht=sight)
        assert "Hans Meier" not in over or sight == "pult"
        assert "notice__text" not in over


def test_what_was_closed_is_shown_in_the_view_of_those_inside_alone(council):
    at = times(council)["item_called"]
    for sight, seen in (("platz", True), ("pult", True), ("wand", False), ("oeffentlichkeit", False)):
        code, page = shown(council, um=at, sicht=sight)
        assert (code, CANARY in page) == (200, seen), sight


def test_a_chair_who_was_sent_out_looks_back_on_that_time_as_the_public_saw_it(council):
    item = str(council.item("N 2"))
    later(council, 6, "vera", "declare_recusal", item=item, place="outside")
    later(council, 7, "olga", "call_item", item=item)
    while_out = times(council)["item_called"]
    later(council, 8, "olga", "call_item", item=str(council.item("N 1")))
    back = times(council)["item_called"]
    for login, at, seen in (("vera", while_out, False), ("olga", while_out, True), ("vera", back, True)):
        for sight in ("pult", "platz"):
            code, page = shown(council, login, um=at, sicht=sight)
            assert (code, CANARY in page) == (200, seen), (login, at, sight)


def test_every_view_is_for_those_who_may_hear_the_closed_part_and_the_desk_for_the_desk(council):
    stranger = committee_member(council)
    council.users["bodo"] = stranger
    for sight in ("oeffentlichkeit", "wand", "platz", "pult", "unsinn"):
        assert shown(council, None, sicht=sight)[0] == 302
        assert shown(council, "bodo", sicht=sight)[0] == 403
        assert shown(council, "paul", sicht=sight)[0] == 403
        assert shown(council, "anna", sicht=sight)[0] == (403 if sight == "pult" else 200)
        assert shown(council, "olga", sicht=sight)[0] == 200
    assert "sicht=pult" not in shown(council, "anna")[1]
    assert 'value="pult"' not in shown(council, "anna")[1]


def test_nothing_can_be_pressed_and_it_says_that_it_is_not_live(council):
    page = shown(council, sicht="pult")[1]
    regions = page.partition('class="past__regions"')[2]
    assert regions
    assert re.findall(r"<(?:form|button|input|select|textarea)\b", regions.partition("</main>")[0]) == []
    assert "eintraege" not in regions
    assert "data-socket" not in page
    assert "Not live" in page or "Nicht live" in page


@pytest.mark.parametrize("time", ["", "25:61", "gestern", "9999-12-31T23:59:59", "0001-01-01T00:00:00", "T"])
def test_a_time_that_is_none_means_the_end_of_the_journal(council, time):
    code, page = shown(council, um=time, sicht="platz")
    assert (code, CANARY in page) == (200, True)


def test_a_time_of_day_is_of_the_day_of_the_opening_or_of_the_morning_after():
    evening, here = datetime(2026, 11, 23, 18, tzinfo=BERLIN), partial(datetime, tzinfo=BERLIN)
    sitting = Sitting(convened_at=evening, closed_at=evening + timedelta(hours=7))
    for asked, meant in (
        ("19:42", here(2026, 11, 23, 19, 42)),
        ("17:59", here(2026, 11, 23, 17, 59)),
        ("00:15:31", here(2026, 11, 24, 0, 15, 31)),
        ("01:30", here(2026, 11, 23, 1, 30)),
        ("2026-11-23T00:15", here(2026, 11, 23, 0, 15)),
    ):
        assert _moment(asked, sitting) == meant + timedelta(seconds=1, microseconds=-1), asked


def test_before_the_first_entry_nothing_is_shown(council):
    code, page = shown(council, um="2001-01-01T10:00:00", sicht="platz")
    assert (code, "past__regions" in page) == (200, False)
    assert CANARY not in page


def test_the_views_are_the_live_ones_without_what_can_be_pressed(council):
    sitting, recorded = Sitting(), tuple(entries(council))
    for each in recorded:
        sitting = each.event.apply(sitting, each.at)
        for audience in (Audience.PUBLIC, Audience.WALL, Audience.MEMBER):
            assert look_back(sitting, audience, NOTHING_RECENT) == look(sitting, audience, ())
    recent = Recent(recorded, recorded[-1].seq)
    desk = look(sitting, Audience.DESK, (), recent)
    still = look_back(sitting, Audience.DESK, recent)
    assert "Action(" in repr(desk)
    assert "TableForm(" in repr(desk)
    assert "Action(" not in repr(still)
    assert "TableForm(" not in repr(still)
    assert (still["log"], still["item"]) == (desk["log"], desk["item"])
