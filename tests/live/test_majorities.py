"""The desk chooses the majority that the law demands, and sees its consequence first; in real browsers."""

import pytest
from playwright.sync_api import expect

from sessions_app.models import AgendaItem
from tests.browser import PHONE, assert_accessible

pytestmark = pytest.mark.xdist_group("live: majorities")

MAIN_BYLAW = (
    "Angenommen ab 7 Ja-Stimmen: mehr als die Hälfte der 13 gesetzlichen Mitglieder (§ 7 Abs. 3 GO NRW)."
)


def test_where_no_majority_is_proposed_the_desk_has_to_choose_one_and_everybody_reads_what_it_needs(
    council, window
):
    AgendaItem.objects.filter(pk=council.item("Ö 3")).update(kind="special")
    council.opened("jan", "karla").do("olga", "call_item", item=council.item("Ö 3"))
    desk, wall = window("olga", "pult", viewport=PHONE), window(None, "anzeige")
    open_it = desk.get_by_role("button", name="Abstimmung eröffnen")
    open_it.click()
    assert desk.get_by_label("Hauptsatzung").evaluate("each => each.validity.valueMissing")
    expect(desk.get_by_label("Hauptsatzung")).not_to_be_checked()
    assert_accessible(desk)
    desk.get_by_label("Hauptsatzung").check()
    open_it.click()
    for screen in (desk, wall):
        expect(screen.get_by_text(MAIN_BYLAW)).to_be_visible()
    assert_accessible(wall)
