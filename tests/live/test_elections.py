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


LISTS = "SPD: Anna Albers, Bernd Brandt\nCDU: Cem Ceylan, Dora Dietz\nGrüne: Eva Ernst"
COUNTED = "1. Wahlgang: SPD 6, CDU 6, Grüne 1; Nein 0, leer 0, ungültig 0."
DRAWN = "Das Los, gezogen von Vera Lindholt vor den Zeugen Eva und Fritz, fiel auf CDU."
DIVIDED = "Nach Hare/Niemeyer (§ 50 Abs. 3 GO NRW) verteilen sich die Sitze so: SPD 1, CDU 2, Grüne 0."
SEATS = "„Bauausschuss“: Sitze SPD 1, CDU 2, Grüne 0."


def test_a_committee_composed_by_hare_niemeyer_with_a_tie_is_the_same_everywhere(council, window):
    council.opened().do("olga", "call_item", item=council.item("Ö 3"))
    desk, wall, visitor = window("vera", "pult"), window(None, "anzeige"), window(None, "live")
    keys = desk.keyboard
    desk.get_by_text("Ausschuss besetzen").first.focus()
    keys.press("Enter")
    desk.get_by_label("Wie wird er besetzt?").select_option("paper")
    desk.get_by_label("Listen, je Zeile eine").fill(LISTS)
    typed(desk, "Welcher Ausschuss?", "Bauausschuss", "3")
    keys.press("Control+Enter")
    offers(desk, "Auszählung des 1. Wahlgangs eintragen")
    typed(desk, "Stimmen für SPD", "6", "6", "1", "0", "0", "0", "13", "Olga und Nils")
    take_step(desk, "Auszählung des 1. Wahlgangs eintragen")
    offers(desk, "Losentscheid eintragen")
    expect(visitor.locator("[data-region=election]")).to_contain_text("1 Sitz und das Los")
    visitor.get_by_text("Die Rechnung Schritt für Schritt").click()
    expect(visitor.get_by_role("table", name="1. Wahlgang")).to_be_visible()
    assert_accessible(visitor, PHONE, DESKTOP)
    desk.get_by_label("Das Los fiel auf").first.select_option("CDU")
    typed(desk, "Gezogen von", "Vera Lindholt", "Eva und Fritz")
    take_step(desk, "Losentscheid eintragen")
    take_step(desk, "Wahlergebnis bekannt geben")
    offers(desk, "Alle Gewählten nehmen die Wahl an")
    desk.get_by_text("Antwort einer Person eintragen").first.click()
    desk.get_by_label("Wer antwortet?").select_option("Anna Albers")
    desk.get_by_role("button", name="Antwort einer Person eintragen").click()
    expect(desk.locator("[data-region=election]")).to_contain_text("Abgelehnt haben: Anna Albers.")
    everybody = desk.locator("form[data-primary] button:not([aria-disabled])").first
    expect(everybody).to_have_text("Alle Gewählten nehmen die Wahl an")
    everybody.click()  # the keys would mean the fold that is open
    for screen in (desk, wall, visitor):
        for words in (SEATS, "Bernd Brandt", "Dora Dietz"):
            expect(screen.locator(region(screen, wall))).to_contain_text(words)
        assert_accessible(screen, PHONE, DESKTOP)

    # The journal, the minutes and the public page
    election = replay(SITTING, SITTING.key(council.meeting.pk)).state.last_election
    assert (election.round.count.votes, election.result.shares) == ((6, 6, 1), (1, 2, 0))
    item = next(each for each in draft_for(council.meeting, Part.PUBLIC).items if each.number == "Ö 3")
    told = " ".join(note.text for note in item.notes)
    for words in (COUNTED, DRAWN, DIVIDED, SEATS, "Von der Liste SPD rückt Bernd Brandt nach."):
        assert words in told, told
    visitor.goto(f"/sitzungen/{council.meeting.pk}/")
    for words in (SEATS, COUNTED, DRAWN, DIVIDED, "SPD: Bernd Brandt."):
        expect(visitor.locator("main")).to_contain_text(words)
