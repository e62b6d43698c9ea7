"""axe finds nothing on the five screens, in the main states of an evening, on a phone and at a desk."""

import pytest

from tests.browser import DESKTOP, PHONE, findings
from tests.live.council import HOST

PAGES = (
    ("pult", "vera"),
    ("pult", "olga"),
    ("platz", "anna"),
    ("platz", "hasan"),
    ("anzeige", None),
    ("live", None),
)


def as_planned(council):
    pass


def as_item_called(council):
    council.opened("hasan").do("olga", "call_item", item=council.item("Ö 3"))


def as_vote_open(council):
    council.voting("hasan")
    council.do("anna", "cast_ballot", vote=1, choice="yes")


def as_announced(council):
    as_vote_open(council)
    council.do("bernd", "cast_ballot", vote=1, choice="no")
    council.do("vera", "close_vote", vote=1)
    council.do("vera", "announce_result", vote=1)


def as_interrupted(council):
    council.opened().do("vera", "interrupt", reason="Kaffeepause", until="23:30")


def as_closed_part(council):
    council.opened().do("vera", "exclude_public", reason="Grundstücksangelegenheiten")
    council.do("olga", "call_item", item=council.item("N 1"))


def as_ended(council):
    as_announced(council)
    council.do("vera", "close_sitting")


STATES = (
    as_planned,
    as_item_called,
    as_vote_open,
    as_announced,
    as_interrupted,
    as_closed_part,
    as_ended,
)


@pytest.mark.parametrize("state", STATES)
def test_every_screen_is_accessible_on_phone_and_desktop(council, live_site, browser_page, state):
    state(council)
    for place, login in PAGES:
        page = browser_page(live_site.of(HOST))
        if login:
            council.let_in(page, login)
        page.goto(f"/sitzungen/{council.meeting.pk}/{place}/")
        page.wait_for_selector("#sitting[data-state=live]")
        for size in (DESKTOP, PHONE):
            page.set_viewport_size(size)
            assert (place, findings(page)) == (place, [])
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), place
        page.context.close()


def test_the_card_comes_after_what_the_hall_sees_and_before_all_lists(council, live_site, browser_page):
    council.voting()
    page = browser_page(live_site.of(HOST), viewport=PHONE)
    council.let_in(page, "anna")
    page.goto(f"/sitzungen/{council.meeting.pk}/platz/")
    order = page.locator("[data-region]").evaluate_all("all => all.map(each => each.dataset.region)")
    assert [name for name in order if not name.startswith("seats-")] == [
        "head",
        "notice",
        "faults",
        "assurance",
        "results",
        "item",
        "speakers",
        "floor",
        "urgency",
        "you",
        "readiness",
        "vote",
        "names",
        "motions",
        "own_motions",
        "report",
        "connected",
        "agenda",
        "presence",
    ]
    for option in page.locator(".ballot__label").all():
        assert option.bounding_box()["height"] >= 44
