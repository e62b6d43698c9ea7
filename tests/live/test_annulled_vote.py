"""A vote that is annulled after a fault and repeated, in real browsers; every place tells both, with the same numbers."""

import re

from playwright.sync_api import expect

from journal.store import replay
from minutes.drafting import Part
from minutes.studio import draft_for
from sessions_app.live import SITTING
from tests.browser import take_step

CLOSE = re.compile("^Abstimmung schließen")
FAULT = "Die Tablets der letzten Reihe waren getrennt."
RESULT = "Mit 2 Ja gegen 1 Nein bei 0 Enthaltungen angenommen"


def voted(council, vote, **choices):
    for login, choice in choices.items():
        council.do(login, "cast_ballot", vote=vote, choice=choice)


def test_a_vote_annulled_after_a_fault_and_repeated_is_the_same_everywhere(council, window):
    council.voting()
    voted(council, 1, anna="yes", bernd="no")
    desk, wall, visitor = window("vera", "pult"), window(None, "anzeige"), window(None, "live")
    take_step(desk, CLOSE)
    expect(wall.locator(".picture--result")).to_be_visible()
    desk.get_by_text("Abstimmung für ungültig erklären", exact=True).first.click()
    form = desk.locator("form:has(input[value=annul_vote])")
    form.get_by_label("Begründung").fill(FAULT)
    form.get_by_role("button").click()
    for screen in (wall, visitor):
        expect(screen.locator("[data-region=picture], [data-region=vote]").first).to_contain_text(FAULT)
    take_step(desk, "Abstimmung eröffnen")
    expect(wall.locator(".picture--vote")).to_be_visible()
    voted(council, 2, anna="yes", bernd="no", cem="yes")
    take_step(desk, CLOSE)
    take_step(desk, "Ergebnis bekannt geben")
    for screen in (wall, visitor):
        expect(screen.locator("[data-region=picture], [data-region=vote]").first).to_contain_text(RESULT)

    # The journal, the minutes and the public page
    first, second = replay(SITTING, SITTING.key(council.meeting.pk)).state.votes
    assert (first.annulment_reason, second.verdict.carried) == (FAULT, True)
    item = next(each for each in draft_for(council.meeting, Part.PUBLIC).items if each.number == "Ö 3")
    assert [(each.annulled, each.tally.yes, each.tally.no) for each in item.decisions] == [
        (True, 1, 1),
        (False, 2, 1),
    ]
    visitor.goto(f"/sitzungen/{council.meeting.pk}/")
    expect(visitor.locator("main")).to_contain_text(RESULT)
    expect(visitor.locator("main")).not_to_contain_text("Mit 1 Ja gegen 1 Nein")
