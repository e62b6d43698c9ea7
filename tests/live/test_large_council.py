"""A council of a thousand: the desk works as in a small one, by keyboard and without script."""

from playwright.sync_api import expect

from config import demo_town as town
from tests.browser import DESKTOP, PHONE, assert_accessible
from tests.live.council import HOST
from tests.live.large_council import MEMBERS, enlarged, present

PARTS = 110  # members: their seats come in three parts, as a thousand members' come in many
MOST_FIELDS = "Math.max(...[...document.forms].map(form => [...new FormData(form)].length))"
ROWS_OF_SEATS = "all => all.map(each => each.children.length)"


def button(desk, name):
    """By its name, which the label of the button is: looking up roles among thousands of buttons takes long."""
    return desk.locator(f"button[aria-label='{name}']")


def test_the_desk_keeps_the_attendance_of_a_thousand_by_keyboard(council, window):
    enlarged(council)
    desk = window("olga", "pult")
    expect(desk.locator(".seats__one")).to_have_count(MEMBERS + len(town.ON_COUNCIL) + len(town.SUBSTITUTES))
    assert max(desk.locator(".seats").evaluate_all(ROWS_OF_SEATS)) == 50
    assert (
        desk.evaluate(MOST_FIELDS) < 10
    )  # a press sends itself, with script or without: Django takes 1,000 fields
    come = button(desk, "Im Saal: Mitglied 1000")
    come.press("Enter")
    come.wait_for(state="detached")
    button(desk, "Geht: Mitglied 0001").press("Enter")
    button(desk, "Im Saal: Mitglied 0001").wait_for()
    assert present(council) == {f"Mitglied {number:04}" for number in range(2, MEMBERS + 1)}
    for size in (DESKTOP, PHONE):
        desk.set_viewport_size(size)
        assert desk.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_seats_in_several_parts_are_accessible_and_kept_without_script(
    council, window, browser_page, live_site
):
    """All that a part can be is here: the first, one between, the last, of all groups. More are more of the same."""
    enlarged(council, PARTS)
    desk = window("olga", "pult")
    assert len(desk.locator(".seats").evaluate_all(ROWS_OF_SEATS)) >= 3
    assert_accessible(desk, DESKTOP, PHONE)
    desk = browser_page(live_site.of(HOST), java_script_enabled=False)
    council.let_in(desk, "olga")
    desk.goto(f"/sitzungen/{council.meeting.pk}/pult/")
    for name in ("Geht: Mitglied 0001", f"Im Saal: Mitglied {PARTS:04}"):
        with desk.expect_navigation():
            button(desk, name).click()
    button(desk, f"Geht: Mitglied {PARTS:04}").wait_for()
    assert present(council) == {f"Mitglied {number:04}" for number in range(2, PARTS + 1)}
