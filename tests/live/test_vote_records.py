"""Register and record of a vote in a real browser: read at the desk, on a phone, and by axe."""

from playwright.sync_api import expect

from tests.browser import DESKTOP, PHONE, assert_accessible

CHOICES = ("yes", "no", "abstain")


def voted(council, number, vote, kind):
    """Three vote, at the desk."""
    item = council.item(number)
    council.do("olga", "open_vote", item=item, kind=kind)
    for login, choice in zip(("anna", "bernd", "cem"), CHOICES, strict=True):
        council.do("olga", "cast_ballot", vote=vote, voter=council.person(login), choice=choice)
    council.do("olga", "close_vote", vote=vote)
    council.do("vera", "announce_result", vote=vote)


def test_register_and_record_can_be_read_by_everybody(council, window):
    council.opened()
    council.do("dora", "declare_recusal", item=council.item("Ö 3"), place="audience")
    council.do("olga", "call_item", item=council.item("Ö 3"))
    desk = window("vera", "pult", viewport=DESKTOP)
    desk.get_by_text("Stimmberechtigt: 12, nicht stimmberechtigt: 2").click()
    expect(desk.locator(".register")).to_contain_text("bei diesem Punkt befangen")
    assert_accessible(desk)
    voted(council, "Ö 3", 1, "roll_call")
    base = desk.url.split("pult")[0]
    desk.goto(f"{base}abstimmungen/1/")
    expect(desk.locator(".half__picture use")).to_have_count(12)
    expect(desk.locator(".tally__bar").first).to_be_visible()
    expect(desk.get_by_text("nicht stimmberechtigt: bei diesem Punkt befangen")).to_be_visible()
    assert_accessible(desk, DESKTOP, PHONE)
    voted(council, "Ö 3", 2, "open")
    desk.goto(f"{base}pult/abstimmungen/2/")
    expect(desk.get_by_text("Nur für das Pult")).to_be_visible()
    assert_accessible(desk, PHONE)
    desk.goto(f"{base}abstimmungen/")
    assert_accessible(desk, PHONE)
