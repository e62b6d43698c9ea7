"""The agenda on the move in a real browser: the desk changes it, everybody sees it with its reason."""

import pytest
from playwright.sync_api import expect

from sessions_app.models import AgendaItem
from sessions_app.standing import sitting_of
from tests.browser import PHONE, take_step
from tests.live.council import HOST

pytestmark = pytest.mark.xdist_group("live: moves")  # one browser for all of them

REASON = "Die Sachverständige muss früher gehen."
URGENT = "Sicherung des Deichs"


def at(council, live_site, browser_page, place, login=None, **options):
    page = browser_page(live_site.of(HOST), **options)
    if login:
        council.let_in(page, login)
    page.goto(f"/sitzungen/{council.meeting.pk}/{place}/")
    if options.get("java_script_enabled", True):
        page.wait_for_selector("#sitting[data-state=live]")
    return page


def form(page, command):
    """The form of the fold «Change the agenda», opened by keyboard alone."""
    for summary in ("#moves > summary", f"#moves-{command} > summary"):
        if page.locator(summary).evaluate("each => !each.parentElement.open"):
            page.locator(summary).focus()
            page.keyboard.press("Enter")
    return page.locator(f"#moves-{command} form")


def test_another_order_is_on_every_screen_at_once_with_its_reason(council, live_site, browser_page):
    council.opened("hasan")
    desk = at(council, live_site, browser_page, "pult", "olga")
    public = at(council, live_site, browser_page, "live")
    move = form(desk, "move_item")
    move.locator("[name=item]").select_option(str(council.item("Ö 7")))
    move.locator("[name=before]").select_option(str(council.item("Ö 3")))
    move.locator("[name=reason]").fill(REASON)
    desk.keyboard.press("Enter")
    change = f"Reihenfolge geändert: Ö 7 wird vor Ö 3 behandelt. Begründung: {REASON}"
    for page in (public, desk):
        expect(page.locator(".changes__list")).to_have_text(change)
        numbers = page.locator(".agenda").first.locator(".agenda__number")
        for place, number in enumerate(("Ö 1", "Ö 2", "Ö 7", "Ö 3")):
            expect(numbers.nth(place)).to_have_text(number)


def test_an_urgent_item_goes_from_its_reason_over_the_vote_onto_every_agenda(
    council, live_site, browser_page
):
    council.opened("hasan")
    desk = at(council, live_site, browser_page, "pult", "olga")
    anna = at(council, live_site, browser_page, "platz", "anna", viewport=PHONE)
    wall = at(council, live_site, browser_page, "anzeige")
    public = at(council, live_site, browser_page, "live")
    propose = form(desk, "propose_item")
    propose.locator("[name=title]").fill(URGENT)
    propose.locator("[name=reason]").fill("Hochwasser in der Nacht.")
    propose.locator("button").press("Enter")
    for page in (anna, public):
        expect(page.locator(".urgency")).to_contain_text("Hochwasser in der Nacht.")
    expect(wall.locator(".picture--urgency")).to_contain_text("Hochwasser in der Nacht.")
    desk.locator("#sitting").focus()
    take_step(desk, "Über die Dringlichkeit abstimmen")
    anna.locator(".ballot__label").first.click()
    anna.locator(".ballot__cast").click()
    expect(anna.locator(".card__recorded")).to_contain_text("Ja")
    council.do("vera", "close_vote", vote=1)
    council.do("vera", "announce_result", vote=1)
    for page in (desk, anna, public):
        expect(page.locator(".agenda").first.locator(".agenda__number").last).to_have_text("Ö 10")
        expect(page.locator(".urgency")).to_have_count(0)
    expect(
        wall.locator(".picture--result .picture__point, .picture--result .picture__about")
    ).to_contain_text("Dringlichkeitsantrag")
    expect(wall.locator(".outcome__word")).to_contain_text("Angenommen")
    assert AgendaItem.objects.get(meeting=council.meeting, number="Ö 10").name == URGENT
    public.goto(f"/sitzungen/{council.meeting.pk}/")
    expect(public.get_by_text(URGENT)).to_be_visible()


def test_without_script_the_same_forms_post(council, live_site, browser_page):
    council.opened("hasan")
    desk = at(council, live_site, browser_page, "pult", "olga", java_script_enabled=False)
    move = form(desk, "withdraw_item")
    move.locator("[name=item]").select_option(str(council.item("Ö 5")))
    move.locator("[name=reason]").fill("Erledigt.")
    move.locator("button").click()
    expect(desk.locator(f"#item-{council.item('Ö 5')}")).to_contain_text("Erledigt.")
    propose = form(desk, "propose_item")
    propose.locator("[name=title]").fill(URGENT)
    propose.locator("[name=reason]").fill(REASON)
    propose.locator("button").click()
    expect(desk.locator(".urgency__title")).to_have_text(URGENT)
    assert sitting_of(council.meeting).state.moves.pending.item.title == URGENT
