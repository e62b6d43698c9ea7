"""The frame in a real browser, beside a stand-in for Jitsi on another origin."""

import jwt
import pytest
from django.utils import timezone
from playwright.sync_api import expect

from config.settings import content_security_policy
from sessions_app.models import Host, Meeting, Registration
from tests.browser import PHONE, assert_accessible
from tests.conference.conftest import SECRET
from tests.conference.stand_in import jitsi_stand_in

OPEN, LEAVE = "Videokonferenz öffnen", "Videokonferenz verlassen"


@pytest.fixture
def stand_in(jitsi):
    with jitsi_stand_in() as (origin, asked):
        jitsi.JITSI_URL = origin
        jitsi.CONTENT_SECURITY_POLICY = content_security_policy(origin)
        jitsi.ROOT_URLCONF = "tests.conference.urls"
        yield asked


@pytest.fixture
def enter(live_site, browser_page, town, client, stand_in):
    """Opens the page with the frame as one of the town's people; `beside` shares a window's cookies."""
    Host.objects.create(body=town.body, name="localhost")
    town.open()

    def opened(user, *, beside=None, query="", **options):
        page = beside.context.new_page() if beside else browser_page(live_site.url, **options)
        if not beside:
            client.force_login(user)
            cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_site.url}
            page.context.add_cookies([cookie])
        page.goto(f"{live_site.url}/with-conference/{town.meeting.pk}/{query}")
        return page

    return opened


def button(page, name):
    return page.get_by_role("button", name=name)


def join(page):
    button(page, OPEN).click()
    page.wait_for_selector("iframe[data-number='1']")
    return claims(page)


def claims(page):
    token = page.evaluate("standIns.at(-1).options.jwt")
    return jwt.decode(token, SECRET, algorithms=["HS256"], audience="jitsi")


def tell(page, name, data):
    page.evaluate("([name, data]) => standIns.at(-1).tell(name, data)", [name, data])


def change_part(page, part):
    page.evaluate("part => document.dispatchEvent(new CustomEvent('sitting:part', {detail: {part}}))", part)


def status(page):
    return page.locator("[data-conference-word]")


def test_jitsi_is_loaded_when_somebody_asks_and_not_before(enter, town, stand_in):
    page = enter(town.member)
    expect(button(page, OPEN)).to_be_visible()
    expect(button(page, LEAVE)).to_be_hidden()
    assert stand_in == []
    said = join(page)
    expect(button(page, OPEN)).to_be_hidden()
    assert said["context"]["user"]["name"] == "CANARY-Anna"
    assert stand_in[0] == "/external_api.js"
    assert page.evaluate("standIns[0].options.roomName") == said["room"]


def test_the_frame_has_a_title_and_may_use_camera_and_microphone(enter, town):
    page = enter(town.member)
    join(page)
    assert page.locator("iframe").get_attribute("title") == "Videokonferenz der Sitzung"
    expect(page.frame_locator("iframe").locator("#may")).to_have_text("camera microphone display-capture")


def test_the_keyboard_gets_past_the_video_and_out_of_it(enter, town):
    page = enter(town.member)
    join(page)
    expect(button(page, LEAVE)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Video überspringen")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    button(page, LEAVE).press("Enter")
    expect(button(page, OPEN)).to_be_focused()
    assert page.locator("iframe").count() == 0


def test_after_a_fatal_error_the_frame_is_built_anew_with_a_fresh_token(enter, town):
    page = enter(town.member)
    first = join(page)
    tell(page, "errorOccurred", {"error": {"name": "conference.connectionError", "isFatal": False}})
    assert page.evaluate("standIns.length") == 1
    tell(page, "errorOccurred", {"error": {"name": "connection.droppedError", "isFatal": True}})
    page.wait_for_selector("iframe[data-number='2']")
    assert page.evaluate("standIns[0].disposed")
    assert claims(page)["exp"] > first["exp"]
    assert claims(page)["room"] == first["room"]


def test_when_the_part_changes_the_video_changes_the_room(enter, town):
    page = enter(town.member)
    public = join(page)["room"]
    town.exclude_public()
    change_part(page, "closed")
    page.wait_for_selector("iframe[data-number='2']")
    closed = claims(page)["room"]
    assert closed != public
    expect(page.get_by_text("dass niemand bei Ihnen")).to_be_visible()
    town.readmit_public()
    change_part(page, "public")
    page.wait_for_selector("iframe[data-number='3']")
    assert claims(page)["room"] == public
    assert page.locator("iframe").count() == 1


def test_a_refusal_is_read_on_the_page(enter, town):
    page = enter(town.reader)
    button(page, OPEN).click()
    expect(status(page)).to_contain_text("dürfen nur die Mitglieder")
    expect(button(page, OPEN)).to_be_visible()


def test_only_the_newest_window_holds_the_conference(enter, town):
    first = enter(town.member)
    join(first)
    second = enter(town.member, beside=first)
    join(second)
    expect(status(first)).to_have_text("Die Videokonferenz ist jetzt in einem anderen Fenster geöffnet.")
    assert first.locator("iframe").count() == 0
    assert second.locator("iframe").count() == 1


def test_hanging_up_in_the_video_brings_the_button_back(enter, town):
    page = enter(town.member)
    join(page)
    tell(page, "readyToClose", {})
    expect(button(page, OPEN)).to_be_visible()
    expect(status(page)).to_contain_text("Die Sitzung geht hier weiter.")


def test_a_dead_jitsi_is_told_in_a_sentence_and_the_button_comes_back(enter, town, jitsi):
    page = enter(town.member)
    page.route("**/external_api.js", lambda route: route.abort())
    button(page, OPEN).click()
    expect(status(page)).to_have_text(
        "Der Videoserver ist nicht erreichbar. Die Sitzung geht ohne ihn weiter."
    )
    expect(button(page, OPEN)).to_be_visible()


@pytest.mark.parametrize("options", [{}, {"viewport": PHONE}], ids=["desktop", "phone"])
def test_frame_and_status_are_accessible(enter, town, options):
    page = enter(town.clerk, query="?desk", **options)
    expect(page.get_by_text("Videokonferenzen sind eingerichtet")).to_be_visible()
    assert_accessible(page)
    join(page)
    assert_accessible(page)


def test_a_guest_sees_and_hears_without_camera_and_is_out_at_the_closed_part(
    enter, town, live_site, browser_page
):
    Meeting.objects.update(agenda_published_at=timezone.now(), state="open")
    row = Registration.objects.create(meeting=town.meeting, number=7, name="CANARY-Gast", way="video")
    page = browser_page(live_site.url)
    page.goto(f"/zugang/{row.token}/")
    page.check("[name=accepted]")
    button(page, "Eintreten").click()
    said = join(page)
    assert said["context"]["user"]["name"] == "Gast 7"
    assert page.evaluate("standIns[0].options.configOverwrite.startWithAudioMuted")
    expect(page.frame_locator("iframe").locator("#may")).to_have_text("")
    change_part(page, "closed")
    expect(status(page)).to_contain_text("Die Sitzung geht nichtöffentlich weiter.")
    expect(button(page, OPEN)).to_be_hidden()
    assert page.locator("iframe").count() == 0
    change_part(page, "public")
    expect(button(page, OPEN)).to_be_visible()
