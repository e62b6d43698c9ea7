"""What a member and the desk see of readiness; and that nobody else sees anything."""

from datetime import timedelta

import pytest
from django.utils import translation

from sessions_app.relay.rendering import Scene, render
from sessions_app.screens import Viewer, look, look_personally
from sessions_app.screens.audience import PERSONAL, REGIONS, Audience
from sessions_app.screens.log import tell
from sessions_app.screens.past import look_back
from sessions_app.screens.readiness import Board, OwnCheck, board, own_check
from sessions_app.sitting.events.attendance import MemberAnnouncedLate, MemberArrived, MemberExcused
from sessions_app.sitting.events.course import SittingClosed, SittingInterrupted
from sessions_app.sitting.events.readiness import DeviceChecked
from tests.cast import (
    ANNA,
    BERND,
    CEM,
    CLERK,
    DORA,
    EVENING,
    LUKAS,
    NILS,
    NO,
    VERA,
    YES,
    Evening,
    convened,
    item_called,
    opened,
    vote_opened,
)

INTERRUPTED = SittingInterrupted(reason="Pause")
NOBODY = frozenset()


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def checked(who, choice=YES):
    return DeviceChecked(person=who.person, choice=choice)


def state(*events):
    return Evening().has(*events).state


def people(*who):
    return frozenset(each.person for each in who)


def states(shown, *who):
    """How these people stand on the board; None: not at all."""
    known = {device.name: device.state for device in shown.devices}
    return [known.get(each.name) for each in who]


def test_the_board_tells_four_states_apart_and_counts_who_is_ready():
    sitting = state(convened, checked(ANNA), checked(BERND))
    shown = board(sitting, people(ANNA, CEM))
    assert states(shown, ANNA, BERND, CEM, DORA) == ["ready", "away", "untested", "missing"]
    assert (shown.ready, shown.expected) == (1, 14)
    assert [each.state for each in shown.devices] == ["missing"] * 11 + ["untested", "away", "ready"]
    times = {each.name: each.checked_at for each in shown.devices if each.checked_at}
    assert times == {ANNA.name: EVENING + timedelta(minutes=2), BERND.name: EVENING + timedelta(minutes=3)}


def test_every_state_is_said_in_its_own_words_and_sign():
    sitting = state(convened, checked(ANNA), checked(BERND), MemberExcused(person=VERA.person))
    html = render(Scene(1, Audience.DESK, "en"), "board", board(sitting, people(ANNA, CEM)))
    lines = {line.partition("</strong> ")[2]: line for line in html.split("<li ") if "</strong>" in line}
    said = {words.partition(" ·")[0].partition("</span>")[0] for words in lines}
    assert said == {
        "ready",
        "not connected now",
        "connected, not yet tested",
        "not connected, not yet tested",
        "excused",
    }
    signs = {sign for sign in ("success", "warning", "danger", "info") if f"kern-icon--{sign}" in html}
    assert len(signs) == 4
    assert "1 of 13 ready" in html


def test_who_is_excused_is_not_expected_and_a_late_member_is():
    sitting = state(
        convened, MemberExcused(person=ANNA.person), MemberAnnouncedLate(person=BERND.person), checked(ANNA)
    )
    shown = board(sitting, people(ANNA))
    assert states(shown, ANNA, BERND) == ["excused", "missing"]
    assert (shown.ready, shown.expected) == (0, 13)
    assert shown.devices[-1].name == ANNA.name


def test_who_was_excused_and_came_after_all_is_expected_again():
    sitting = state(
        convened, MemberExcused(person=ANNA.person), MemberArrived(person=ANNA.person), checked(ANNA)
    )
    assert states(board(sitting, people(ANNA)), ANNA) == ["ready"]


def test_a_substitute_stands_on_the_board_once_needed_or_seen():
    assert states(board(state(convened), NOBODY), NILS, LUKAS) == [None, "missing"]
    assert states(board(state(convened), people(NILS)), NILS) == ["untested"]
    assert states(board(state(convened, checked(NILS)), NOBODY), NILS) == ["away"]
    assert states(board(state(convened, MemberArrived(person=NILS.person)), NOBODY), NILS) == ["missing"]
    excused = state(convened, MemberExcused(person=LUKAS.person))
    assert states(board(excused, NOBODY), NILS, LUKAS) == ["missing", "excused"]


def test_the_board_is_there_before_the_opening_and_in_interruptions_alone():
    assert board(Evening().state, NOBODY) == Board()
    assert board(state(opened), NOBODY) == Board()
    assert board(state(opened, INTERRUPTED), NOBODY).expected == 14
    assert board(state(opened, SittingClosed(present=13)), NOBODY) == Board()
    assert render(Scene(1, Audience.DESK, "en"), "board", Board()) == ""


def test_a_member_is_asked_to_test_and_sees_what_arrived():
    asked = own_check(state(convened), ANNA.person)
    assert [option.value for option in asked.options] == ["yes", "no", "abstain"]
    assert asked.checked_at is None
    done = own_check(state(convened, checked(ANNA, NO)), ANNA.person)
    assert (str(done.choice), done.checked_at) == ("No", EVENING + timedelta(minutes=2))
    html = render(Scene(1, Audience.MEMBER, "en"), "readiness", done)
    assert "Your device is ready, tested at 18:02." in html
    assert "Your test vote “No” has arrived. It does not count." in html
    assert "Test vote, does not count" in html


def test_nothing_is_asked_of_who_cannot_test_now():
    for sitting, who in (
        (Evening().state, ANNA),
        (state(convened), CLERK),
        (state(opened), ANNA),
        (state(opened, item_called(3), vote_opened(), INTERRUPTED), ANNA),
    ):
        assert own_check(sitting, who.person) == OwnCheck()
    assert own_check(state(convened), None) == OwnCheck()
    assert render(Scene(1, Audience.MEMBER, "en"), "readiness", OwnCheck()) == ""


def test_the_public_the_wall_and_the_members_see_nothing_of_others_tests():
    before, after = state(opened, INTERRUPTED), state(opened, INTERRUPTED, checked(ANNA, NO))
    for audience in (Audience.PUBLIC, Audience.WALL, Audience.MEMBER):
        assert look(before, audience, ()) == look(after, audience, ())
        assert look_back(before, audience, ()) == look_back(after, audience, ())
        assert "board" not in REGIONS[audience] + PERSONAL[audience]
    bernd = Viewer(person=BERND.person)
    assert look_personally(before, Audience.MEMBER, bernd) == look_personally(after, Audience.MEMBER, bernd)
    anna = Viewer(person=ANNA.person)
    assert look_personally(before, Audience.MEMBER, anna) != look_personally(after, Audience.MEMBER, anna)


def test_the_log_says_who_tested_and_that_it_does_not_count_and_never_how():
    said = str(tell(state(convened), checked(ANNA, NO)))
    assert said == f"{ANNA.name} has tested their device with a test vote, which does not count."
