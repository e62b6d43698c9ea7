"""An election with run-off and lot in real browsers, by keyboard; every place tells the same numbers."""

import pytest
from playwright.sync_api import expect

from journal.store import replay
from minutes.drafting import Part
from minutes.studio import draft_for
from sessions_app.live import SITTING
from tests.browser import DESKTOP, PHONE, assert_accessible, take_step

pytestmark = pytest.mark.xdist_group("live: elections")

OFFICE = "Erste Stellvertretung"
FIRST = "1. Wahlgang: Anna Albers 6, Bernd Brandt 4, Cem Ceylan 2; Nein 1, leer 0, ungültig 0."
SECOND = "2. Wahlgang: Anna Albers 6, Bernd Brandt 6; Nein 0, leer 1, ungültig 0."
LOT = "Das Los, gezogen von Vera Lindholt vor den Zeugen Dora und Eva, fiel auf Bernd Brandt."
RESULT = f"„{OFFICE}“: gewählt Bernd Brandt."
ACCEPTED = "Bernd Brandt nimmt die Wahl an."


def test_an_election_with_run_off_and_lot_is_the_same_everywhere(council, window):
    council.opened().do("olga", "call_item", item=council.item("Ö 3"))
    desk, anna = window("vera", "pult"), window("anna", "platz", viewport=PHONE)
    wall, visitor = window(None, "anzeige"), window(None, "live")
    keys = desk.keyboard
    desk.get_by_text("Wahl eröffnen").first.focus()
    keys.press("Enter")
    typed(desk, "Wozu wird gewählt?", OFFICE, "Anna Albers\nBernd Brandt\nCem Ceylan")
    keys.press("Control+Enter")
    offers(desk, "Auszählung des 1. Wahlgangs eintragen")
    typed(desk, "Stimmen für Anna Albers", "6", "4", "2", "1", "0", "0", "13", "Olga und Nils")
    take_step(desk, "Auszählung des 1. Wahlgangs eintragen")
    screens = (desk, anna, wall, visitor)
    for screen in screens:
        for words in (
            "Anna Albers",
            "6",
            "engere Wahl zwischen Anna Albers und Bernd Brandt",
            "§ 50 Abs. 2 GO NRW",
        ):
            expect(screen.locator(region(screen, wall))).to_contain_text(words)
        assert_accessible(screen, PHONE, DESKTOP)
    take_step(desk, "2. Wahlgang aufrufen")
    offers(desk, "Auszählung des 2. Wahlgangs eintragen")
    typed(desk, "Stimmen für Anna Albers", "6", "6", "0", "1", "0", "13", "Olga und Nils")
    take_step(desk, "Auszählung des 2. Wahlgangs eintragen")
    for screen in screens:
        expect(screen.locator(region(screen, wall))).to_contain_text(
            "Das Los entscheidet zwischen Anna Albers und Bernd Brandt"
        )
    offers(desk, "Losentscheid eintragen")
    desk.get_by_label("Das Los fiel auf").first.focus()
    keys.press("ArrowDown")
    typed(desk, "Gezogen von", "Vera Lindholt", "Dora und Eva")
    assert_accessible(desk, PHONE, DESKTOP)
    take_step(desk, "Losentscheid eintragen")
    take_step(desk, "Wahlergebnis bekannt geben")
    take_step(desk, "Bernd Brandt nimmt die Wahl an")
    for screen in screens:
        for words in (RESULT, ACCEPTED):
            expect(screen.locator(region(screen, wall))).to_contain_text(words)
    expect(visitor.locator("[data-region=election]")).to_contain_text(LOT)

    # The journal, the minutes and the public page
    election = replay(SITTING, SITTING.key(council.meeting.pk)).state.last_election
    assert [each.count.votes for each in election.rounds] == [(6, 4, 2), (6, 6)]
    assert (election.names_of(election.elected), election.round.lot.witnesses) == (
        ("Bernd Brandt",),
        "Dora und Eva",
    )
    item = next(each for each in draft_for(council.meeting, Part.PUBLIC).items if each.number == "Ö 3")
    told = " ".join(note.text for note in item.notes)
    for words in (FIRST, SECOND, LOT, RESULT, ACCEPTED):
        assert words in told, told
    expect(desk.locator("[data-region=log]")).to_contain_text(SECOND)
    visitor.goto(f"/sitzungen/{council.meeting.pk}/")
    for words in (SECOND, LOT, RESULT):
        expect(visitor.locator("main")).to_contain_text(words)


def offers(desk, step):
    """What is typed from now on belongs to this step."""
    expect(desk.locator("form[data-primary] button").first).to_have_text(step)


def typed(desk, label, *values):
    """From the field on with the Tab key, each with its own words."""
    desk.get_by_label(label).first.focus()
    for place, value in enumerate(values):
        if place:
            desk.keyboard.press("Tab")
        desk.keyboard.press("Control+A")
        desk.keyboard.type(value)


def region(screen, wall):
    return "[data-region=picture]" if screen is wall else "[data-region=election]"
