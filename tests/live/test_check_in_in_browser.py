"""The tablet at the door: a scanner types one number after the other, and each is answered large."""

import pytest
from playwright.sync_api import expect

from journal.store import replay
from sessions_app.desk.check_in import own_number
from sessions_app.live import SITTING
from tests.browser import DESKTOP, PHONE, assert_accessible
from tests.live.council import HOST

pytestmark = pytest.mark.xdist_group("live: check-in")  # one browser for all of them

COMERS = ("vera", "anna", "bernd", "cem")


@pytest.fixture
def window(live_site, browser_page, council):
    def open_window(login, address, **options):
        tab = browser_page(live_site.of(HOST), **options)
        council.let_in(tab, login)
        tab.goto(address)
        return tab

    return open_window


def door(council):
    return f"/sitzungen/{council.meeting.pk}/einlass/"


def present(council):
    return set(replay(SITTING, SITTING.key(council.meeting.pk)).state.present)


def scanned(tab, council, login):
    """As a scanner does it: keys, wherever the focus is, and Enter."""
    tab.keyboard.type(own_number(council.actor(login), council.body).number)
    tab.keyboard.press("Enter")


def answers(tab, words):
    expect(tab.locator("#answers")).to_contain_text(words)
    is_ready(tab)


def is_ready(tab):
    """For the next number."""
    expect(tab.locator("#number")).to_be_focused()
    expect(tab.locator("#number")).to_have_value("")


def test_several_people_are_scanned_one_after_the_other_and_each_is_answered(council, window):
    council.do("olga", "convene")
    tablet = window("olga", door(council))
    for login in COMERS:
        answers_to(tablet, council, login, "Sie sind als anwesend eingetragen.")
    answers_to(tablet, council, "anna", "Sie sind bereits als anwesend eingetragen.")
    tablet.get_by_role("link", name="Gehen").click()
    tablet.wait_for_url("**/einlass/?gehen")
    is_ready(tablet)
    answers_to(tablet, council, "cem", "Sie sind als gegangen eingetragen.")
    answers_to(tablet, council, "cem", "ist nicht als anwesend erfasst")
    tablet.wait_for_url("**/einlass/?gehen")
    assert present(council) == {council.person(login) for login in COMERS[:3]}


def answers_to(tablet, council, login, words):
    scanned(tablet, council, login)
    expect(tablet.locator("#answers")).to_contain_text(council.people[login].name)
    answers(tablet, words)


def test_numbers_that_come_faster_than_the_answers_are_all_entered(council, window):
    council.do("olga", "convene")
    tablet = window("olga", door(council))
    for login in COMERS:
        scanned(tablet, council, login)
    answers(tablet, "Cem Çağlar. Sie sind als anwesend eingetragen.")
    assert present(council) == {council.person(login) for login in COMERS}


def test_a_finger_beside_the_field_does_not_take_the_focus_from_the_scanner(council, window):
    council.do("olga", "convene")
    tablet = window("olga", door(council))
    tablet.locator("h1").click()
    answers_to(tablet, council, "anna", "Sie sind als anwesend eingetragen.")


def test_a_line_that_breaks_is_said_and_the_same_number_counts_once_when_it_is_back(council, window):
    council.do("olga", "convene")
    tablet = window("olga", door(council))
    tablet.context.set_offline(True)
    scanned(tablet, council, "anna")
    answers(tablet, "Der Server ist nicht erreichbar.")
    assert present(council) == set()
    tablet.context.set_offline(False)
    answers_to(tablet, council, "anna", "Sie sind als anwesend eingetragen.")


def test_who_is_logged_out_meanwhile_is_asked_to_log_in(council, window):
    council.do("olga", "convene")
    tablet = window("olga", door(council))
    tablet.context.clear_cookies(name="sessionid")
    scanned(tablet, council, "anna")
    tablet.wait_for_url("**/konto/login/**")
    assert present(council) == set()


def test_every_state_of_the_door_and_of_the_own_number_is_accessible(council, window):
    tablet = window("olga", door(council))
    accessible(tablet)
    council.do("olga", "convene")
    for mode, login, words in (("", "vera", "eingetragen"), ("?gehen", "anna", "nicht als anwesend")):
        tablet.goto(door(council) + mode)
        answers_to(tablet, council, login, words)
        tablet.locator("details > summary").click()
        accessible(tablet)
    accessible(window("anna", "/arbeitsplatz/einlassnummer/"))


def accessible(tab):
    for size in (DESKTOP, PHONE):
        tab.set_viewport_size(size)
        assert_accessible(tab)


def test_a_member_finds_the_number_from_the_seat_and_can_have_another(council, window):
    council.do("olga", "convene")
    tab = window("anna", f"/sitzungen/{council.meeting.pk}/platz/")
    tab.get_by_role("link", name="Meine Einlassnummer").click()
    number = tab.locator(".door-number__number")
    before = number.inner_text()
    tab.get_by_role("button", name="Neue Nummer geben lassen").press("Enter")
    expect(number).not_to_have_text(before)
    expect(tab.get_by_role("status")).to_contain_text("Die alte gilt nicht mehr.")
    expect(tab.get_by_role("img", name="QR-Code Ihrer Einlassnummer")).to_be_visible()
