"""axe finds nothing on the five screens, in the main states of an evening, on a phone and at a desk."""

import pytest

from tests.browser import DESKTOP, PHONE, assert_accessible, stale

PAGES = (
    ("pult", "vera"),
    ("pult", "olga"),
    ("platz", "anna"),
    ("platz", "hasan"),
    ("anzeige", None),
    ("live", None),
)


def evening(council):
    """Brings the evening on, and says where it is."""
    item = {"item": council.item("Ö 3")}
    yield "planned"
    council.opened("hasan").do("vera", "interrupt", reason="Kaffeepause", until="23:30")
    yield "interrupted"
    council.do("vera", "resume")
    council.do("vera", "exclude_public", reason="Grundstücksangelegenheiten")
    council.do("olga", "call_item", item=council.item("N 1"))
    yield "closed part"
    council.do("vera", "readmit_public")
    council.do("olga", "call_item", **item)
    yield "item called"
    council.do("olga", "open_vote", **item, kind="open")
    council.do("anna", "cast_ballot", vote=1, choice="yes")
    yield "vote open"
    council.do("bernd", "cast_ballot", vote=1, choice="no")
    council.do("vera", "close_vote", vote=1)
    council.do("vera", "announce_result", vote=1)
    yield "announced"
    council.do("vera", "close_sitting")
    yield "ended"


@pytest.mark.parametrize(("place", "login"), PAGES)
def test_a_screen_is_accessible_on_phone_and_desktop_the_whole_evening(council, window, place, login):
    page = window(login, place)
    for state in evening(council):
        assert (state, stale(page)) == (state, [])
        assert_accessible(page, DESKTOP, PHONE)


def test_the_card_comes_after_what_the_hall_sees_and_before_all_lists(council, window):
    council.voting()
    page = window("anna", "platz", viewport=PHONE)
    order = page.locator("[data-region]").evaluate_all("all => all.map(each => each.dataset.region)")
    assert order == [
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
