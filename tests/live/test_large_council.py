"""A council of a thousand: the desk works as in a small one, by keyboard and without script."""

import pytest
from playwright.sync_api import expect

from config import demo_town as town
from tests.browser import DESKTOP, PHONE, findings
from tests.live.council import HOST
from tests.live.large_council import MEMBERS, enlarged, present

PATIENCE = 30_000  # ms: a page of a thousand seats takes a busy machine some seconds


@pytest.fixture
def parliament(council):
    return enlarged(council)


def button(desk, name):
    """By its name, which the label of the button is: looking up roles among thousands of buttons takes long."""
    return desk.locator(f"button[aria-label='{name}']")


def test_the_desk_keeps_the_attendance_of_a_thousand_by_keyboard(parliament, window):
    desk = window("olga", "pult")
    expect(desk.locator(".seats__one")).to_have_count(MEMBERS + len(town.ON_COUNCIL) + len(town.SUBSTITUTES))
    assert (
        desk.locator(".seats").evaluate_all("all => Math.max(...all.map(each => each.children.length))") == 50
    )
    come = button(desk, "Im Saal: Mitglied 1000")
    come.press("Enter")
    expect(come).to_have_count(0, timeout=PATIENCE)
    button(desk, "Geht: Mitglied 0001").press("Enter")
    expect(button(desk, "Im Saal: Mitglied 0001")).to_be_visible(timeout=PATIENCE)
    assert present(parliament) == {f"Mitglied {number:04}" for number in range(2, MEMBERS + 1)}
    assert findings(desk) == []
    for size in (DESKTOP, PHONE):
        desk.set_viewport_size(size)
        assert desk.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_attendance_of_a_thousand_is_kept_without_script(parliament, live_site, browser_page):
    desk = browser_page(live_site.of(HOST), java_script_enabled=False)
    parliament.let_in(desk, "olga")
    desk.goto(f"/sitzungen/{parliament.meeting.pk}/pult/")
    for name in ("Geht: Mitglied 0001", "Im Saal: Mitglied 1000"):
        with desk.expect_navigation():
            button(desk, name).click()
    expect(button(desk, "Geht: Mitglied 1000")).to_be_visible(timeout=PATIENCE)
    assert present(parliament) == {f"Mitglied {number:04}" for number in range(2, MEMBERS + 1)}
