"""A test vote goes the way of a real one, the desk sees whose device is ready, and nobody else sees anything of it."""

import re

import pytest
from asgiref.sync import sync_to_async
from playwright.sync_api import expect

from journal.export import export_lines
from journal.models import Stream
from sessions_app.standing import sitting_of
from tests.browser import DESKTOP, PHONE, assert_accessible, take_step
from tests.live.screen import words_of
from tests.live.test_disturbances import seat

pytestmark = pytest.mark.xdist_group("live: readiness")  # one browser for all of them

TRACES = ("check_device", "trial", "board", "Probe", "Gerät ist bereit", "Gerät geprüft")


def on_board(screen, name):
    """How somebody stands on the desk's board."""
    found = re.search(rf"board__one--(\w+)\"(?:(?!</li>).)*{name}", screen.regions["board"], re.DOTALL)
    return found[1] if found else None


def ready(screen):
    """Of how many people the desk reads that they are ready."""
    return re.search(r"(\d+) von (\d+) bereit", screen.regions["board"]).groups()


async def test_a_test_vote_turns_the_board_green_and_a_dropped_line_amber_again(council, screens):
    await sync_to_async(council.do)("olga", "convene")
    desk = await screens("desk", "olga")
    assert on_board(desk, "Anna Albers") == "missing"
    anna = await screens("member", "anna")
    await desk.until(lambda: on_board(desk, "Anna Albers") == "untested")
    assert ready(desk) == ("0", "14")
    answer = await anna.do("check_device", choice="no")
    assert "ok" in answer
    await desk.until(lambda: on_board(desk, "Anna Albers") == "ready")
    assert ready(desk) == ("1", "14")
    for screen in (desk, anna):
        await screen.shows_the_truth()
    assert "Ihr Gerät ist bereit" in anna.regions["readiness"]
    await anna.close()
    await desk.until(lambda: on_board(desk, "Anna Albers") == "away")
    assert ready(desk) == ("0", "14")
    again = await screens("member", "anna")
    await desk.until(lambda: on_board(desk, "Anna Albers") == "ready")
    assert "Ihr Gerät ist bereit" in again.regions["readiness"]


async def test_card_and_board_go_with_the_opening_and_come_with_an_interruption(council, screens):
    await sync_to_async(council.opened)()
    desk, anna = await screens("desk", "vera"), await screens("member", "anna")
    assert (desk.regions["board"], desk.regions["readiness"], anna.regions["readiness"]) == ("", "", "")
    answer = await anna.do("check_device", choice="yes")
    assert (answer["why"], answer["say"].startswith("Die Sitzung läuft")) == ("no_test_now", True)
    await sync_to_async(council.do)("vera", "interrupt")
    for screen in (desk, anna):
        await screen.shows_the_truth()
        assert "Probeabstimmung, zählt nicht" in screen.regions["readiness"]
    assert on_board(desk, "Anna Albers") == "untested"


@pytest.mark.parametrize("where", ["public", "wall", "member"])
async def test_nobody_outside_hears_of_a_test_vote_not_even_that_something_happened(council, screens, where):
    await sync_to_async(council.do)("olga", "convene")
    other = await screens(where, "karla" if where == "member" else None)
    desk, anna = await screens("desk", "olga"), await screens("member", "anna")
    devices = 2 if where == "member" else 1
    await other.until(lambda: f"<strong>{devices}</strong>" in other.regions["connected"])
    seen, cursor = dict(other.regions), other.cursor
    await anna.do("check_device", choice="no")
    await desk.until(lambda: on_board(desk, "Anna Albers") == "ready")
    assert "Probeabstimmung" in words_of(desk)
    await other.tick()
    await other.shows_the_truth()
    assert other.regions == seen
    if where != "member":
        assert other.cursor == cursor
        assert [trace for trace in TRACES if trace in words_of(other)] == []


def test_the_public_extract_of_the_journal_keeps_who_tested_what_to_itself(council):
    council.do("olga", "convene")
    council.do("anna", "check_device", choice="abstain")
    whole = b"".join(export_lines(Stream.objects.all(), public=False)).decode()
    extract = b"".join(export_lines(Stream.objects.all(), public=True)).decode()
    assert '"choice":"abstain"' in whole
    assert "abstain" not in extract
    assert council.client().get(f"/sitzungen/{council.meeting.pk}/live/").status_code == 200


def test_a_device_without_script_is_tested_by_a_plain_form(council):
    council.do("olga", "convene")
    anna, place = council.client("anna"), f"/sitzungen/{council.meeting.pk}/platz/"
    page = anna.get(place).content.decode()
    (form,) = re.findall(r"<form[^>]*trial__paper.*?</form>", page, re.DOTALL)
    target = re.search(r'action="([^"]+)"', form)[1]
    order = {"id": re.search(r'name="id" value="(\w+)"', form)[1], "do": "check_device", "choice": "yes"}
    for _ in range(2):  # pressed twice, and the same command
        assert anna.post(target, order).headers["Location"] == place
    assert "Ihr Gerät ist bereit" in anna.get(place).content.decode()
    page = sitting_of(council.meeting)
    assert page.seq == 2
    assert [check.person for check in page.state.readiness.checks] == [council.person("anna")]
    refused = council.client("olga").post(target, order | {"choice": "no"}, follow=True).content.decode()
    assert "Nur wer auf der Mitgliederliste dieser Sitzung steht" in refused
    assert sitting_of(council.meeting).seq == 2


# In the browser


def test_a_member_tests_the_phone_by_keyboard_and_the_desk_sees_it(council, live_site, browser_page):
    council.do("olga", "convene")
    council.do("olga", "excuse_member", person=council.person("jan"))
    anna = seat(council, live_site, browser_page, "anna")
    desk = seat(council, live_site, browser_page, "vera", "pult", DESKTOP)
    board = desk.locator("#board")
    board.locator("summary").focus()
    desk.keyboard.press("Enter")
    line = board.locator("li", has_text="Anna Albers")
    expect(line).to_contain_text("verbunden, noch nicht geprüft")
    expect(board.locator("li", has_text="Jan Jessen")).to_contain_text("entschuldigt")
    assert_accessible(anna)
    anna.locator(".trial summary").focus()
    anna.keyboard.press("Enter")
    expect(anna.locator(".trial__stamp")).to_have_text("Probeabstimmung, zählt nicht")
    for key in ("Tab", "ArrowDown"):
        anna.keyboard.press(key)
    assert_accessible(anna)
    anna.keyboard.press("Enter")
    expect(anna.locator(".trial__ready")).to_contain_text("Ihre Probestimme „Nein“ ist angekommen.")
    expect(anna.locator("#announcements")).to_contain_text("Ihr Gerät ist bereit")
    expect(anna.locator(".trial__paper")).to_be_hidden()
    expect(line).to_contain_text("bereit · geprüft")
    expect(board.locator("summary")).to_contain_text("1 von 13 bereit")
    for page, other in ((anna, DESKTOP), (desk, PHONE)):
        assert_accessible(page)
        page.set_viewport_size(other)
        assert_accessible(page)


def test_who_changes_the_device_tests_again(council, live_site, browser_page):
    council.do("olga", "convene")
    council.do("anna", "check_device", choice="yes")
    anna = seat(council, live_site, browser_page, "anna", viewport=DESKTOP)
    anna.locator(".trial summary").click()
    expect(anna.locator(".trial :checked")).to_have_count(0)
    anna.locator(".trial label", has_text="Enthaltung").click()
    anna.get_by_role("button", name="Probestimme abgeben").click()
    expect(anna.locator(".trial__ready")).to_contain_text("„Enthaltung“")
    anna.locator(".trial summary").click()
    expect(anna.locator(".trial__paper")).to_be_visible()
    expect(anna.locator(".trial :checked")).to_have_count(0)


def test_nobody_is_told_to_be_ready_whose_line_is_down(council, live_site, browser_page):
    council.do("olga", "convene")
    council.do("anna", "check_device", choice="yes")
    anna = seat(council, live_site, browser_page, "anna")
    expect(anna.locator(".trial__ready")).to_be_visible()
    expect(anna.locator(".trial__lost")).to_be_hidden()
    anna.context.set_offline(True)
    expect(anna.locator(".trial__lost")).to_be_visible()
    expect(anna.locator(".trial__ready")).to_be_hidden()
    assert_accessible(anna)
    anna.context.set_offline(False)
    expect(anna.locator(".trial__ready")).to_be_visible()


def test_the_chair_tests_at_the_desk_and_then_opens_with_the_same_button_as_ever(
    council, live_site, browser_page
):
    council.do("olga", "convene")
    for login in ("vera", "anna", "bernd", "cem", "dora", "eva", "fritz"):
        council.do(login, "arrive", mode="room")
    chair = seat(council, live_site, browser_page, "vera", "pult", DESKTOP)
    chair.locator(".trial summary").click()
    chair.locator(".trial label", has_text="Ja").click()
    chair.get_by_role("button", name="Probestimme abgeben").click()
    expect(chair.locator(".trial__ready")).to_be_visible()
    take_step(chair, "Sitzung eröffnen")
    expect(chair.locator("[data-phase=open]")).to_be_visible()
    expect(chair.locator(".trial")).to_have_count(0)
    expect(chair.locator("#board")).to_have_count(0)
