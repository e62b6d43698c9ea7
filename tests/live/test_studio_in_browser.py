"""The studio in a real browser: it saves by itself, and two clerks at once lose nothing."""

from playwright.sync_api import expect

from minutes.studio import minutes_of
from minutes.writing import write_passages
from tests.browser import DESKTOP, PHONE, assert_accessible
from tests.live.council import HOST


def test_what_is_written_saves_itself_and_two_at_once_choose(council, live_site, browser_page):
    council.opened()
    item = council.item("Ö 3")
    page = browser_page(live_site.of(HOST), viewport=DESKTOP)
    council.let_in(page, "olga")
    page.goto(f"/sitzungen/{council.meeting.pk}/niederschrift/")
    field, state = page.locator(f"#item-{item}"), page.locator("#saving")

    field.fill("Wichtig")
    expect(state).to_have_text("Noch nicht gespeichert")
    field.press("Control+a")
    field.press("Control+b")
    field.press("Tab")  # leaving the field saves
    expect(state).to_contain_text("Gespeichert")
    assert minutes_of(council.meeting).passages == {item: "**Wichtig**"}
    page.locator(f"#seen-{item} summary").click()
    expect(page.locator(f"#seen-{item} strong")).to_have_text("Wichtig")

    write_passages(council.actor("olga"), council.meeting, {item: "Von jemand anderem."})
    field.fill("Von mir.")
    field.press("Control+s")
    expect(state).to_contain_text("Nicht gespeichert")
    assert minutes_of(council.meeting).passages == {item: "Von jemand anderem."}
    page.get_by_role("button", name="Texte speichern").click()
    expect(field).to_have_value("Von mir.")
    expect(page.locator(f"#both-{item}")).to_contain_text("Von jemand anderem.")
    assert_accessible(page, DESKTOP, PHONE)
    page.get_by_role("button", name="Beide zusammenführen").click()
    expect(field).to_have_value("Von jemand anderem.\nVon mir.")
