"""Who drops out is seen by all at once; what a report says by the desk alone; the closed part by those inside."""

import re

import pytest
from asgiref.sync import sync_to_async
from playwright.sync_api import expect

from sessions_app.admission import viewer_of
from sessions_app.relay import room
from sessions_app.relay.rendering import Scene
from sessions_app.relay.stage import Place, Stage
from sessions_app.screens import Viewer
from sessions_app.screens.audience import Audience
from tests.browser import DESKTOP, PHONE, assert_accessible, take_step
from tests.live.council import CANARY, HOST
from tests.live.screen import words_of

pytestmark = pytest.mark.xdist_group("live: disturbances")  # one browser for all of them

SECRET_WORDS = "Mein Nachbar Storch bohrt"
WORDING = "Der Rat hat ein Grundstück im Gewerbegebiet verkauft."


def remotely(council, *logins):
    """Opened, with these members connected by video."""
    council.opened(*logins)
    for login in logins:
        council.do(login, "arrive", mode="remote")
    return council


def closed_vote(council):
    """A vote of the closed part is announced, and the public still excluded."""
    council.do("vera", "exclude_public", reason="Grundstück")
    council.do("olga", "call_item", item=council.item("N 1"))
    council.do("olga", "open_vote", item=council.item("N 1"))
    council.do("anna", "cast_ballot", vote=1, choice="yes")
    council.do("vera", "close_vote", vote=1)
    council.do("vera", "announce_result", vote=1)


def missing(screen):
    """Who is named as not connected."""
    found = re.search(r"connected__missing.*?<strong>(.*?)</strong>", screen.regions["connected"], re.DOTALL)
    return found[1].split(", ") if found else []


async def test_a_dropped_member_is_seen_by_desk_members_and_public(council, screens):
    await sync_to_async(remotely)(council, "karla")
    everybody = [
        await screens("desk", "vera"),
        await screens("member", "anna"),
        await screens("public"),
        await screens("wall"),
    ]
    assert [missing(screen) for screen in everybody] == [["Karla Kortmann"]] * 4
    karla = await screens("member", "karla")
    for screen in everybody:
        await screen.until(lambda screen=screen: missing(screen) == [])
    await karla.close()
    for screen in everybody:
        await screen.until(lambda screen=screen: missing(screen) == ["Karla Kortmann"])
    await sync_to_async(council.do)("vera", "exclude_public", reason="Grundstück")
    for screen in everybody:
        await screen.shows_the_truth()
    assert [missing(screen) for screen in everybody] == [["Karla Kortmann"]] * 2 + [[]] * 2


async def test_who_comes_in_a_crowd_is_shown_with_the_next_news_at_the_latest(council, screens, monkeypatch):
    await sync_to_async(remotely)(council, "karla")
    desk = await screens("desk", "vera")
    await desk.until(lambda: "Vera Lindholt" in desk.regions["connected"])
    await still_open(desk)  # else her own coming might yet be what has Karla counted
    assert missing(desk) == ["Karla Kortmann"]
    monkeypatch.setattr(room, "COMINGS_SECONDS", 3600.0)
    await screens("member", "karla")
    await still_open(desk)
    assert missing(desk) == ["Karla Kortmann"]
    await sync_to_async(council.do)("vera", "interrupt", reason="Pause")
    await desk.until(lambda: missing(desk) == [])


async def still_open(screen):
    """Ticks, and takes the answer."""
    screen.frames.clear()
    await screen.tick()
    await screen.until(lambda: screen.frames)


async def test_the_words_of_a_report_reach_the_desk_and_nobody_else(council, screens):
    await sync_to_async(remotely)(council, "karla", "hasan")
    desk, anna = await screens("desk", "olga"), await screens("member", "anna")
    public, wall = await screens("public"), await screens("wall")
    karla = await screens("member", "karla")
    await karla.do("report_fault", fault="sound", text=SECRET_WORDS)
    for screen in (desk, anna, public, wall, karla):
        await screen.shows_the_truth()
    assert SECRET_WORDS in desk.regions["guide"]
    assert "faults--pending" in public.regions["faults"]
    assert public.regions["faults"] == wall.regions["faults"] == anna.regions["faults"]
    assert SECRET_WORDS not in words_of(anna, public, wall)
    assert "Karla" not in public.regions["faults"]
    await sync_to_async(council.do)("vera", "judge_disturbance", finding="own_sphere", reason="Nur bei ihr.")
    await public.shows_the_truth()
    assert "faults--pending" not in public.regions["faults"]
    assert "Nur bei ihr." in public.regions["faults"]


async def test_what_is_reported_in_the_closed_part_never_reaches_the_public(council, screens):
    await sync_to_async(remotely)(council, "karla")
    public, anna = await screens("public"), await screens("member", "anna")
    do = sync_to_async(council.do)
    await do("vera", "exclude_public", reason="Grundstück")
    await public.shows_the_truth()
    cursor = public.cursor
    await do("karla", "report_fault", fault="picture")
    await do("vera", "judge_disturbance", finding="irrelevant", reason=f"Geht {CANARY}")
    await anna.shows_the_truth()
    await do("vera", "readmit_public")
    await public.shows_the_truth()
    assert public.regions["faults"] == ""
    assert public.cursor == cursor + 1  # the readmission, and nothing of what lay between
    assert CANARY not in words_of(public)
    assert CANARY in anna.regions["faults"]


def test_one_look_at_the_journal_moves_every_audience_before_a_closed_word_is_shown(council):
    """Excluded and called in one breath: nobody has the closed item while somebody outside stands in the public part."""
    council.opened()
    stage = Stage(council.meeting)
    viewer = viewer_of(council.actor("anna"), stage.page.state)
    inside = [
        Place(Scene(council.meeting.pk, Audience.MEMBER, "de"), viewer),
        Place(Scene(council.meeting.pk, Audience.DESK, "de"), Viewer(clerk=True)),
    ]
    outside = [
        Place(Scene(council.meeting.pk, audience, "de"), Viewer())
        for audience in (Audience.PUBLIC, Audience.WALL)
    ]
    list(stage.show(stage.look_up(), [*inside, *outside], frozenset()))
    council.do("vera", "exclude_public", reason="Grundstück")
    council.do("olga", "call_item", item=council.item("N 1"))
    first, own, desk = stage.show(stage.look_up(), [*inside, *outside], frozenset())
    assert set(first) == {inside[0], *outside}  # the desk comes last: nobody outside waits for it
    assert set(own) == {inside[0]}
    frames = first | desk
    for place in inside:
        regions = list(frames[place].regions)
        assert CANARY in frames[place].regions["item"]
        assert 'data-part="closed"' in frames[place].regions["head"]
        assert regions.index("head") < regions.index("item")
    public, wall = (frames[place] for place in outside)
    assert 'data-part="closed"' in public.regions["head"]
    assert "now--hidden" in public.regions["item"]
    assert "picture--closed_part" in wall.regions["picture"]
    assert CANARY not in public.text + wall.text


async def test_the_desk_sees_who_has_not_assured_that_nobody_listens(council, screens):
    await sync_to_async(remotely)(council, "karla", "hasan")
    await sync_to_async(council.do)("vera", "exclude_public", reason="Grundstück")
    desk, karla, anna = (
        await screens("desk", "olga"),
        await screens("member", "karla"),
        await screens("member", "anna"),
    )
    assert anna.regions["assurance"] == ""
    assert "assure_confidentiality" in karla.regions["assurance"]
    assert [name in desk.regions["assured"] for name in ("Karla", "Hasan", "Anna")] == [True, True, False]
    await karla.do("assure_confidentiality")
    await desk.do("assure_confidentiality", person=council.person("hasan"))
    for screen in (desk, karla):
        await screen.shows_the_truth()
    assert "assurance--given" in karla.regions["assurance"]
    assert "assured--missing" not in desk.regions["assured"]


async def test_a_closed_result_is_read_outside_after_the_readmission_in_its_wording_alone(council, screens):
    await sync_to_async(remotely)(council, "karla")
    await sync_to_async(closed_vote)(council)
    public, wall, desk = await screens("public"), await screens("wall"), await screens("desk", "vera")
    do = sync_to_async(council.do)
    assert "publish_result" in desk.regions["closed"]
    await desk.do("publish_result", vote=1, wording=WORDING)
    await desk.shows_the_truth()
    assert desk.regions["closed"] == ""
    await do("vera", "readmit_public")
    for screen in (public, wall):
        assert WORDING not in words_of(screen)
        await screen.shows_the_truth()
        place = screen.regions["picture" if screen is wall else "results"]
        assert WORDING in place
        assert "Grundstücksangelegenheit" in place
        assert CANARY not in words_of(screen)
    await do("olga", "call_item", item=await sync_to_async(council.item)("Ö 4"))
    for screen in (public, wall):
        await screen.shows_the_truth()
    assert (WORDING in public.regions["results"], WORDING in wall.regions["picture"]) == (True, False)


async def test_a_result_of_a_sitting_that_ends_closed_is_read_at_its_end(council, screens):
    await sync_to_async(remotely)(council, "karla")
    await sync_to_async(closed_vote)(council)
    public = await screens("public")
    do = sync_to_async(council.do)
    await do("vera", "publish_result", vote=1, wording=WORDING)
    await do("vera", "close_sitting")
    await public.shows_the_truth()
    assert WORDING in public.regions["results"]


# In the browser


def seat(council, live_site, browser_page, login, place="platz", viewport=PHONE):
    page = browser_page(live_site.of(HOST), viewport=viewport)
    council.let_in(page, login)
    page.goto(f"/sitzungen/{council.meeting.pk}/{place}/")
    page.wait_for_selector("#sitting[data-state=live]")
    return page


def test_a_member_reports_by_keyboard_and_the_chair_is_led_to_the_repair(council, live_site, browser_page):
    council.body.fault_phone = "02599 555-100"
    council.body.save()
    remotely(council, "karla")
    karla = seat(council, live_site, browser_page, "karla")
    chair = seat(council, live_site, browser_page, "vera", "pult", DESKTOP)
    karla.locator(".report__fold summary").focus()
    karla.keyboard.press("Enter")
    karla.keyboard.press("Tab")
    karla.keyboard.type("Bild")
    karla.keyboard.press("Tab")
    karla.keyboard.type("Ich sehe nichts.")
    assert_accessible(karla)
    karla.keyboard.press("Enter")
    expect(karla.locator(".report__own")).to_contain_text("Bild")
    guide = chair.locator(".guide")
    expect(guide).to_contain_text("Ich sehe nichts.")
    guide.get_by_text("Wegen der Störung unterbrechen", exact=True).first.click()
    guide.locator("button", has_text="Wegen der Störung unterbrechen").click()
    expect(chair.locator("[data-phase=interrupted]")).to_be_visible()
    guide.get_by_text("Entscheiden").first.click()
    decision = guide.locator("form:has(input[value=judge_disturbance])")
    decision.locator("[name=reason]").fill("Die Kamera im Saal ist aus.")
    assert_accessible(chair)
    guide.locator("button", has_text="Entscheidung festhalten").click()
    guide.get_by_text("Behebung feststellen").first.click()
    guide.locator("button", has_text="Behebung feststellen").click()
    expect(guide).to_have_count(0)
    take_step(chair, "Sitzung fortsetzen")
    expect(chair.locator("[data-phase=open]")).to_be_visible()
    expect(karla.locator(".report__own")).to_have_count(0)


def test_the_telephone_number_stands_on_the_page_when_the_line_is_down(council, live_site, browser_page):
    council.meeting.fault_phone = "02599 555-200"
    council.meeting.save()
    before = seat(council, live_site, browser_page, "karla")
    expect(before.locator(".report__phone")).to_contain_text("02599 555-200")
    remotely(council, "karla")
    before.reload()
    before.wait_for_selector("#sitting[data-state=live]")
    before.context.set_offline(True)
    before.wait_for_selector("#sitting[data-state=lost]")
    link = before.locator(".report__phone a")
    assert (link.inner_text(), link.get_attribute("href")) == ("02599 555-200", "tel:02599555200")


def test_the_assurance_is_asked_for_and_given_on_a_phone(council, live_site, browser_page):
    remotely(council, "karla", "hasan")
    closed_vote(council)
    karla = seat(council, live_site, browser_page, "karla")
    chair = seat(council, live_site, browser_page, "vera", "pult", DESKTOP)
    for page in (karla, chair):
        assert_accessible(page)
    karla.get_by_role("button", name="Ich versichere").click()
    expect(karla.locator(".assurance--given")).to_be_visible()
    expect(chair.locator(".assured__list")).not_to_contain_text("Karla Kortmann")
    expect(chair.locator(".assured__list")).to_contain_text("Hasan Hakimi")
