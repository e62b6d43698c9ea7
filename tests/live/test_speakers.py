"""The list of speakers on the screens: by keyboard, without script, on a phone."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import take_step
from tests.live.council import HOST
from tests.live.test_posts import path, post

pytestmark = pytest.mark.xdist_group("live: speakers")  # one browser for all of them


def debate(council):
    """Anna speaks, with a limit."""
    council.opened().do("olga", "call_item", item=council.item("Ö 4"))
    council.do("olga", "set_speaking_time", per_speech=5, per_group=12)
    council.do("anna", "request_floor")
    council.do("olga", "give_floor", person=council.person("anna"))


def test_a_member_asks_and_the_desk_gives_and_ends_by_keyboard(council, window):
    council.opened().do("olga", "call_item", item=council.item("Ö 4"))
    council.do("bernd", "request_floor")
    desk, anna, wall = window("vera", "pult"), window("anna", "platz"), window(None, "anzeige")

    anna.get_by_role("button", name="Zu Wort melden").focus()
    anna.keyboard.press("Enter")
    anna.locator(".word__place", has_text="Sie sind an 2. Stelle.").wait_for()
    desk.locator(".line__name", has_text="Anna Albers").wait_for()

    take_step(desk, re.compile("Bernd Brückner"))
    wall.locator(".floor__name", has_text="Bernd Brückner").wait_for()
    anna.locator(".word__place", has_text="Sie sind als Nächstes an der Reihe.").wait_for()

    take_step(desk, re.compile("Anna Albers"))
    anna.locator(".word__speaking", has_text="Sie haben das Wort.").wait_for()
    wall.locator(".floor__name", has_text="Anna Albers").wait_for()

    take_step(desk, re.compile("Rede beenden"))
    wall.locator(".floor").wait_for(state="detached")
    anna.get_by_role("button", name="Zu Wort melden").wait_for()


def test_every_screen_counts_by_itself_and_says_when_the_time_is_up(council, live_site, fresh_page):
    page = fresh_page(live_site.of(HOST))
    page.clock.install()
    debate(council)
    # The server's clock has been told before time is turned on.
    page.goto(path(council, "anzeige"), wait_until="networkidle")
    clock = page.locator(".floor__clock")
    expect(clock).to_have_text(re.compile(r"^0:\d\d$"))
    page.clock.fast_forward("04:30")
    expect(clock).to_have_attribute("data-left", "little")
    expect(clock).to_have_text(re.compile("^4:"))
    page.clock.fast_forward("01:00")  # beyond the limit, whatever part of a second there was before
    expect(clock).to_have_text(re.compile(r"^5:\d\d$"))
    expect(page.locator(".floor__late")).to_have_text(re.compile(r"^0:\d\d überzogen$"))


def test_without_script_a_member_asks_and_everybody_reads_who_has_the_floor_since_when(council):
    council.opened().do("olga", "call_item", item=council.item("Ö 4"))
    anna, chair = council.client("anna"), council.client("vera")
    post(council, anna, "request_floor")
    assert "Sie sind als Nächstes an der Reihe." in anna.get(path(council, "platz")).content.decode()
    person = str(council.person("anna"))
    post(council, chair, "give_floor", "pult", "desk", person=person, purpose="speech")
    for client, page in ((council.client(), "anzeige"), (council.client(), "live"), (anna, "platz")):
        html = client.get(path(council, page)).content.decode()
        floor = re.search(r'<div class="floor floor--speech">.*?</div>', html, re.DOTALL)[0]
        assert "Anna Albers" in floor
        assert re.search(r"seit <time [^>]*>\d\d:\d\d</time>", floor)
    answer = post(council, anna, "give_floor", person=str(council.person("bernd")))
    assert (
        "Das können nur der Vorsitz und die Schriftführung tun."
        in anna.get(answer["Location"]).content.decode()
    )


def test_who_leaves_with_the_floor_has_it_no_longer_and_desk_members_and_public_are_told(council):
    debate(council)
    council.do("anna", "request_floor", purpose="point_of_order")
    post(council, council.client("anna"), "leave")
    desk = council.client("vera").get(path(council, "pult")).content.decode()
    for line in ("hat die Rede beendet.", "steht nicht mehr auf der Rednerliste.", "ist gegangen."):
        assert f"Anna Albers {line}" in desk
    for client, place in ((council.client("bernd"), "platz"), (council.client(), "live")):
        html = client.get(path(council, place)).content.decode()
        told = re.search(r'<p class="speakers__gone">(.*?)</p>', html)[1]
        assert told.startswith("Anna Albers ")
        assert "floor--speech" not in html
    assert "floor--speech" not in council.client().get(path(council, "anzeige")).content.decode()
