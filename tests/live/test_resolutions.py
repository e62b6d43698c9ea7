"""The book of resolutions in a real browser: the clerk enters an objection, everybody reads that it is suspended."""

from playwright.sync_api import expect

from tests.browser import DESKTOP, PHONE, assert_accessible


def test_the_clerk_enters_an_objection_and_the_public_reads_it(council, window):
    council.voting()
    council.do("anna", "cast_ballot", vote=1, choice="yes")
    council.do("vera", "close_vote", vote=1)
    council.do("vera", "announce_result", vote=1)
    desk = window("olga", "pult", viewport=DESKTOP)
    site = desk.url.split("/sitzungen/")[0]
    desk.goto(f"{site}/arbeitsplatz/beschluesse/")
    assert_accessible(desk, DESKTOP, PHONE)
    desk.get_by_role("link", name="/001").first.click()
    desk.get_by_label("Was geschehen ist", exact=True).select_option("mayor_objection")
    desk.get_by_label("Von wem").fill("Dr. Vera Lindholt, Bürgermeisterin")
    desk.get_by_label("Begründung").fill("Der Beschluss gefährdet das Wohl der Stadt.")
    desk.get_by_role("button", name="Eintragen").click()
    expect(desk.get_by_text("Der Schritt ist im Beschlussbuch eingetragen.")).to_be_visible()
    expect(desk.get_by_text("Ausgesetzt: Die Bürgermeisterin")).to_be_visible()
    assert_accessible(desk, DESKTOP, PHONE)
    desk.goto(f"{site}/sitzungen/{council.meeting.pk}/")
    expect(desk.get_by_text("Ausgesetzt: Die Bürgermeisterin")).to_be_visible()
    expect(desk.get_by_text("gefährdet das Wohl")).to_have_count(0)
    assert_accessible(desk, PHONE)
