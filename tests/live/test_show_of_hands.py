"""A show of hands with one vote by video in real browsers: counted twice, recounted, the same numbers everywhere."""

import pytest
from playwright.sync_api import expect

from journal.store import replay
from minutes.drafting import Part
from minutes.studio import draft_for
from sessions_app.live import SITTING
from tests.browser import DESKTOP, PHONE, assert_accessible, take_step

pytestmark = pytest.mark.xdist_group("live: show of hands")

DIFFERENCE = "Die Zählungen stimmen bei Ja nicht überein: 8 von Olga, 7 von Paul."
COUNTED = "Durch Handzeichen, gezählt von Olga und Paul: 8 Ja, 3 Nein, eine Enthaltung."


def test_hands_in_the_hall_and_a_vote_by_video_are_one_result_everywhere(council, window):
    council.opened().do("lukas", "arrive", mode="remote")
    council.do("olga", "call_item", item=council.item("Ö 3"))
    council.do("vera", "open_vote", item=council.item("Ö 3"), kind="hands")
    desk = window("vera", "pult", viewport=DESKTOP)
    anna, wall = window("anna", "platz", viewport=PHONE), window(None, "anzeige")
    expect(anna.locator("[data-region=you]")).to_contain_text("Bitte heben Sie Ihre Hand")
    expect(wall.locator("[data-region=picture]")).to_contain_text("zugeschaltet: 0 von 1 haben abgestimmt")
    council.do("lukas", "cast_ballot", vote=1, choice="no")
    count(desk, "ersten", "Olga", "8", "3", "1")
    count(desk, "zweiten", "Paul", "7", "3", "1")
    expect(desk.locator("[data-region=actions]")).to_contain_text(DIFFERENCE)
    assert_accessible(desk)
    council.do("olga", "count_hands", vote=1, teller="Olga", yes="8", no="3", abstain="1")
    count(desk, "zweiten", "Paul", "8", "3", "1")
    take_step(desk, "Abstimmung schließen")
    for screen in (desk, anna):
        expect(screen.locator("[data-region=names]")).to_contain_text(COUNTED)
        assert numbers(screen) == ["8", "4", "1"]
    council.do("vera", "announce_result", vote=1)
    expect(wall.locator("[data-region=picture]")).to_contain_text("Angenommen")
    assert numbers(wall) == ["8", "4", "1"]

    tally = replay(SITTING, SITTING.key(council.meeting.pk)).state.votes[0].tally
    (decision,) = next(
        each for each in draft_for(council.meeting, Part.PUBLIC).items if each.number == "Ö 3"
    ).decisions
    assert [(each.yes, each.no, each.abstain) for each in (tally, decision.tally)] == [(8, 4, 1)] * 2
    wall.goto(f"{desk.url.split('pult')[0]}abstimmungen/1/")
    assert wall.locator(".tally__number span").all_inner_texts() == ["8", "4", "1"]
    expect(wall.locator("main")).to_contain_text("Stimmen durch Handzeichen")


def count(desk, which, teller, *words):
    """One teller's count, typed in the order of the form, as soon as the desk offers it."""
    due = desk.locator(
        "form[data-primary] button:not([aria-disabled])"
    ).first  # the press before it has rested
    expect(due).to_have_text(f"Zählung der {which} Person eintragen")
    form = desk.locator("#act-count_hands-1")
    for name, word in zip(("teller", "yes", "no", "abstain"), (teller, *words), strict=True):
        form.locator(f"[name={name}]").fill(word)
    due.click()


def numbers(screen):
    return screen.locator(".vote__count").all_inner_texts()
