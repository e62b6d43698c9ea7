"""Several items in one vote, in real browsers: chosen at the desk, one taken out from a seat, and decided together."""

import pytest
from playwright.sync_api import expect

from journal.store import replay
from sessions_app.live import SITTING
from tests.browser import PHONE, assert_accessible

pytestmark = pytest.mark.xdist_group("live: motions")  # one browser for all of them


def test_three_items_are_called_one_is_taken_out_from_a_seat_and_two_are_decided_in_one_vote(council, window):
    council.opened()
    first, second, third = (council.item(number) for number in ("Ö 3", "Ö 4", "Ö 5"))
    desk, anna, wall = (
        window("vera", "pult"),
        window("anna", "platz", viewport=PHONE),
        window(None, "anzeige"),
    )
    desk.locator("#moves > summary").click()
    desk.locator("#moves-call_en_bloc > summary").click()
    for item in (first, second, third):
        desk.locator(f"input[name=items_{item}]").check()
    desk.get_by_role("button", name="Über mehrere Punkte in einer Abstimmung entscheiden").click()
    expect(wall.locator(".picture__point")).to_contain_text("Ö 3, Ö 4, Ö 5")

    anna.get_by_text("Einen Punkt einzeln entscheiden lassen").first.click()
    anna.get_by_label("Welcher Punkt?").select_option(str(second))
    assert_accessible(anna)
    anna.get_by_role("button", name="Einen Punkt einzeln entscheiden lassen").click()
    expect(anna.locator("[data-region=item] .now__number")).to_have_text("Ö 3, Ö 5")

    step = desk.locator("form[data-primary] button:not([aria-disabled])")
    expect(step).to_have_text("Eine Abstimmung über Ö 3, Ö 5 eröffnen")
    step.click()
    expect(wall.locator(".picture__about")).to_have_text("In einer Abstimmung (en bloc): Ö 3, Ö 5")
    expect(anna.locator(".ballot__question")).to_contain_text("Satzung über die Benutzung")
    state = replay(SITTING, SITTING.key(council.meeting.pk)).state
    assert (state.vote.bloc, state.find_item(second).state.value) == ((first, third), "pending")
