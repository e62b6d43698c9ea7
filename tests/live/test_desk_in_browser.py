"""The desk in a real browser: the next step is always in sight, and the keys that its list names do what it says."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import take_step

pytestmark = pytest.mark.xdist_group("live: desk")  # one browser for all of them

IN_SIGHT = """() => {
    const steps = document.querySelectorAll("form[data-primary] button, .asked--next > summary");
    const [button, ...others] = [...steps].filter(each => each.checkVisibility());
    if (!button || others.length) return false;
    const [place, column] = [button, button.closest(".desk__now")].map(each => each.getBoundingClientRect());
    return place.top >= column.top && place.bottom <= Math.min(column.bottom, innerHeight);
}"""
WORDS = "Der Neubau wird um zwei Gruppen erweitert; die Mehrkosten trägt die allgemeine Rücklage. " * 4


def test_the_next_step_is_in_sight_without_scrolling_in_every_main_state(council, window):
    item = {"item": council.item("Ö 3")}
    council.opened("hasan")
    desk = window("vera", "pult")

    def next_step(button, *events):
        for login, command, given in events:
            council.do(login, command, **given)
        step = desk.locator("form[data-primary] button, .asked--next > summary").first
        expect(step).to_contain_text(button)
        desk.wait_for_function(IN_SIGHT)

    next_step("Ö 1 aufrufen")
    next_step("Abstimmung eröffnen", ("olga", "call_item", item))
    motion = {**item, "kind": "amendment", "text": WORDS}
    next_step(
        "Über Antrag 1 abstimmen lassen", ("anna", "table_motion", motion), ("bernd", "table_motion", motion)
    )
    next_step("Wort erteilen: Cem", ("cem", "request_floor", {}))
    next_step("Wort erteilen: Cem", ("karla", "report_fault", {"fault": "sound"}))
    council.do("vera", "judge_disturbance", finding="own_sphere", reason="Nur bei ihr.")
    council.do("olga", "open_vote", **item, motion=1)
    next_step("Abstimmung schließen", ("anna", "cast_ballot", {"vote": 1, "choice": "yes"}))
    next_step("Ergebnis bekannt geben", ("olga", "close_vote", {"vote": 1}))
    next_step("Wort erteilen: Cem", ("vera", "announce_result", {"vote": 1}))
    urgent = {"title": "Deich", "reason": WORDS}
    council.do("cem", "withdraw_request")
    next_step("Über Antrag 2 abstimmen lassen", ("olga", "propose_item", urgent))
    next_step("Sitzung fortsetzen", ("vera", "interrupt", {"reason": "Pause", "until": "23:30"}))
    closed = {"item": council.item("N 1")}
    council.do("vera", "resume")
    council.do("olga", "settle_motion", **item, motion=2, reason="Erledigt")
    council.do("vera", "exclude_public", reason="Grundstück")
    next_step("Abstimmung", ("olga", "call_item", closed))


def test_the_list_of_keys_is_on_the_page_and_they_work(council, window):
    council.opened("hasan")
    desk = window("olga", "pult")
    keys = desk.locator(".keys")
    keys.locator("summary").press("Enter")
    for text in ("Strg + Eingabe", "F6", "Esc"):
        expect(keys).to_contain_text(text)
    desk.keyboard.press("Escape")
    expect(keys).not_to_have_attribute("open", "")
    expect(keys.locator("summary")).to_be_focused()

    columns = (".desk__agenda", ".desk__now", ".desk__people", ".desk__log")
    for column in (*columns, columns[0]):
        desk.keyboard.press("F6")
        expect(desk.locator(column)).to_be_focused()
    desk.keyboard.press("Shift+F6")
    expect(desk.locator(columns[-1])).to_be_focused()
    desk.keyboard.press("Shift+F6")

    fold = desk.locator("#displays")
    fold.locator("summary").press("Enter")
    code = fold.get_by_label("Code auf der Anzeige")
    code.fill("ABC")
    desk.keyboard.press("Escape")
    expect(fold).not_to_have_attribute("open", "")
    expect(fold.locator("summary")).to_be_focused()
    assert code.input_value() == "ABC"

    take_step(desk, re.compile("Ö 1"))
    expect(desk.locator(".now__title")).to_contain_text("Ö 1")


def test_who_has_voted_and_still_stands_in_the_ballot_presses_what_is_next(council, window):
    council.opened("hasan")
    item = {"item": council.item("Ö 3")}
    council.do("olga", "call_item", **item)
    council.do("olga", "open_vote", **item)
    desk = window("vera", "pult")
    desk.locator("[data-ballot] input[value=yes]").press("Space")
    desk.keyboard.press("Control+Enter")  # chosen, not cast yet: the ballot is what is pressed
    expect(desk.locator("[data-region=you]")).to_contain_text("Ihre Stimme ist aufgezeichnet")
    expect(desk.locator(":focus")).to_have_count(1)
    assert desk.evaluate("document.activeElement.closest('[data-ballot]') !== null")
    desk.keyboard.press("Control+Enter")
    expect(desk.locator(".asked--next")).to_have_attribute("open", "")


def test_a_fold_that_comes_back_is_folded_and_a_step_leads_to_what_it_shows(council, window):
    council.opened("hasan")
    council.do("olga", "call_item", item=council.item("Ö 3"))
    desk = window("vera", "pult")
    fold = desk.locator("details:has(#act-exclude_public)")
    fold.locator("summary").click()
    fold.locator("[name=reason]").fill("Grundstück")
    fold.get_by_role("button").click()
    expect(fold).to_have_count(0)
    expect(desk.locator("[data-region=actions] details[open]")).to_have_count(0)
    council.do("vera", "readmit_public")
    expect(fold).not_to_have_attribute("open", "")
    column = desk.locator(".desk__now")
    column.evaluate("each => each.scrollTo({top: each.scrollHeight})")
    desk.locator("form[data-primary] button").click()
    expect(desk.locator("[data-region=item]")).to_contain_text("Feststellung der ordnungsgemäßen Ladung")
    expect(column).to_have_js_property("scrollTop", 0)  # with the answer, which may come after the picture
