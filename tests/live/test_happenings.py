"""Plain happenings and the hand-over of the chair on real screens: told at once, to everybody, by keyboard."""

import pytest
from asgiref.sync import sync_to_async
from playwright.sync_api import expect

from tests.browser import DESKTOP, PHONE, assert_accessible, turn_to
from tests.live.council import CANARY, HOST
from tests.live.screen import words_of

pytestmark = pytest.mark.xdist_group("live: happenings")  # one browser for all of them


async def test_the_chair_goes_to_a_deputy_and_back_and_every_screen_is_what_a_reload_would_show(
    council, screens
):
    await sync_to_async(council.opened)()
    vera, olga, public = await screens("desk", "vera"), await screens("desk", "olga"), await screens("public")
    assert "exclude_public" in vera.regions["actions"]
    anna = str(council.person("anna"))
    await vera.do("hand_over_chair", person=anna, until="return")
    deputy = await screens("desk", "anna")
    assert "exclude_public" in deputy.regions["actions"]
    for screen in (vera, olga, public, deputy):
        await screen.shows_the_truth()
    assert "exclude_public" not in vera.regions["actions"]
    assert "Anna Albers" in public.regions["head"]
    assert (await vera.do("exclude_public", reason="x"))["why"] == "not_the_chair"
    assert "ok" in await deputy.do("exclude_public", reason="x")
    assert "ok" in await deputy.do("give_back_chair")
    await deputy.until(lambda: deputy.goodbye)
    for screen in (vera, olga, public):
        await screen.shows_the_truth()
    assert "readmit_public" in vera.regions["actions"]


async def test_what_is_entered_in_the_closed_part_reaches_nobody_outside(council, screens):
    await sync_to_async(council.opened)()
    desk, public, wall = await screens("desk", "vera"), await screens("public"), await screens("wall")
    await desk.do("exclude_public", reason="x")
    await public.shows_the_truth()
    before = (public.cursor, len(public.frames))
    bernd = str(council.person("bernd"))
    for name, given in (
        ("take_order_measure", {"measure": "call_to_order", "person": bernd, "reason": CANARY}),
        ("begin_silence", {"reason": CANARY}),
        ("end_silence", {}),
        ("hand_over_chair", {"person": bernd, "until": "return"}),
    ):
        assert "ok" in await desk.do(name, **given)
    await desk.do("give_back_chair")
    await desk.do("correct_entry", seq="17", text=CANARY, reason=CANARY)
    await desk.until(lambda: CANARY in desk.regions["log"])
    for screen in (public, wall):
        await screen.tick(0)
        await screen.shows_the_truth()
    assert CANARY not in words_of(public, wall)
    assert public.cursor == before[0]
    await desk.do("adjourn_sitting", reason=CANARY)
    for screen in (public, wall):
        await screen.shows_the_truth()
    assert CANARY not in words_of(public, wall)


PAPERS = (
    "/sitzungen/{}/zeitreise/?sicht=pult",
    "/sitzungen/{}/pult/eintraege/3/",
    "/arbeitsplatz/sitzungen/{}/offene-punkte/",
)


def test_the_papers_of_the_desk_are_accessible_on_phone_and_desktop(council, live_site, browser_page):
    page = browser_page(live_site.of(HOST))
    council.let_in(page, "olga")

    page.goto("/")

    def look():
        for paper in PAPERS:
            turn_to(page, paper.format(council.meeting.pk))
            assert_accessible(page, DESKTOP, PHONE)

    council.opened().do("olga", "call_item", item=council.item("Ö 2"))
    council.do("olga", "begin_question_time")
    look()
    council.do("olga", "end_question_time", questions=0)
    council.do("olga", "hand_over_chair", person=council.person("anna"), until="return")
    council.do("olga", "correct_entry", seq=3, text="Um 18:02 Uhr", reason="Verhört")
    look()
    council.do("anna", "give_back_chair")
    council.do("vera", "adjourn_sitting", reason="Es ist spät", until="2030-01-10T18:00")
    look()


def test_an_order_measure_is_entered_by_keyboard(council, window):
    council.opened()
    page = window("vera", "pult")
    page.locator(".entries > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    form = page.locator('form:has(input[value="take_order_measure"])')
    form.locator("[name=measure]").select_option("call_to_order")
    form.locator("[name=person]").select_option(label="Bernd Brückner")
    form.locator("[name=reason]").focus()
    page.keyboard.type("Zwischenruf")
    page.keyboard.press("Enter")
    expect(page.locator(".log li").first).to_contain_text("Ordnungsruf: Bernd Brückner. Zwischenruf")
