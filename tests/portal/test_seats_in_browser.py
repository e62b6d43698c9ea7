"""Dividing seats in a real browser: axe in every state, both sizes and languages, by keyboard and without script."""

import re

import pytest
from playwright.sync_api import expect

from sessions_app.models import Host, Organization, Person
from tests.browser import DESKTOP, PHONE, assert_accessible, turn_to
from tests.house.world import organization, seat, vogelheim

PAGE = "/werkzeuge/sitzverteilung/"
STRENGTHS = {"Auenliste": 17, "Forum Vogelheim": 11, "Gemeinsam vor Ort": 6, "Zukunft": 3, "Die Linke": 2}
FIVE = "&".join(f"name={name}&staerke={strength}&verbund=" for name, strength in STRENGTHS.items())
JOINT = "name=A&staerke=2&verbund=1&name=B&staerke=2&verbund=1&name=C&staerke=4&verbund="
STATES = {
    "today": "",
    "tied": f"?{FIVE}&sitze=13&vorsitze=8",
    "drawn": f"?{FIVE}&sitze=13&los-hare_niemeyer=Auenliste&los-hare_niemeyer=Die+Linke",
    "jointly": f"?{JOINT}&sitze=3&vorsitze=3&los-vorsitz-1=C&los-vorsitz-1=A+%2B+B",
    "refused": "?name=A&staerke=-1&name=A&staerke=x&name=&staerke=4&sitze=0&vorsitze=999",
}


@pytest.fixture
def town(live_site):
    made = vogelheim()
    Host.objects.create(body=made.body, name="localhost")
    for group, members in (("Auenliste", 3), ("Forum Vogelheim", 2)):
        row = organization(made.body, group, Organization.Type.GROUP)
        for number in range(members):
            person = Person.objects.create(body=made.body, name=f"{group} {number}")
            seat(person, made.council, on_behalf_of=row)
    return made


@pytest.mark.parametrize("language", ["de", "en"])
def test_axe_finds_nothing_in_any_state(town, live_site, browser_page, language):
    page = browser_page(live_site.url, viewport=PHONE, locale=language)
    assert page.goto(PAGE).status == 200
    for query in STATES.values():
        turn_to(page, PAGE + query)
        for fold in page.locator("summary").all():
            fold.click()
        assert_accessible(page, PHONE, DESKTOP)


def test_a_tie_is_drawn_by_keyboard_without_any_script(town, live_site, browser_page):
    """From today's council to the drawn lot; the address then says everything to whoever gets it."""
    page = browser_page(live_site.url, viewport=PHONE, java_script_enabled=False)
    page.goto(f"/gremien/{town.council.pk}/")
    page.get_by_role("link", name="Sitzverteilung in Ausschüssen berechnen").click()
    expect(page.get_by_label("Name, Liste 1", exact=True)).to_have_value("Auenliste")
    expect(page.get_by_label("Stärke, Liste 2", exact=True)).to_have_value("2")
    page.get_by_label("Stärke, Liste 2", exact=True).fill("3")
    page.get_by_label("Zu verteilende Sitze").fill("5")
    page.get_by_label("Zu verteilende Sitze").press("Enter")
    tied = page.locator("section", has=page.locator("#hare_niemeyer"))
    said = "Das Los entscheidet zwischen Auenliste und Forum Vogelheim um den 5. Sitz."
    expect(tied).to_contain_text(said)
    tied.get_by_role("group", name="Wer hat das Los gewonnen?").get_by_label("Forum Vogelheim").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(tied).to_contain_text("fiel der 5. Sitz an Forum Vogelheim.")
    other = browser_page(live_site.url)
    other.goto(page.url)
    expect(other.get_by_role("row", name=re.compile("^Forum Vogelheim 3"))).to_contain_text("2,5")


def test_a_fault_leads_to_its_field(town, live_site, browser_page):
    page = browser_page(live_site.url)
    page.goto(PAGE + STATES["refused"])
    page.get_by_role("alert").get_by_role("link", name="Die Stärke von „A“ liegt unter null.").click()
    field = page.get_by_label("Stärke, Liste 1", exact=True)
    expect(field).to_have_accessible_description(re.compile("liegt unter null"))
    assert page.url.endswith("#staerke-1")
