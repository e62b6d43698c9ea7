from playwright.sync_api import expect

from tests.browser import assert_accessible

W = {"width": 1440, "height": 1000}
P = {"width": 360, "height": 800}
OUT = "/tmp/f4/"


def shot(tab, name):
    tab.screenshot(path=f"{OUT}{name}.png", full_page=True)


def test_access(council, window):
    council.opened()
    item = council.item("Ö 3")
    council.do("olga", "call_item", item=item)
    desk = window("vera", "pult", viewport=W)
    endesk = window("vera", "pult", viewport=W, locale="en-GB")
    for d, n in ((desk, "de"), (endesk, "en")):
        d.evaluate(
            "document.querySelectorAll('details').forEach(e => {if (e.id.includes('open_access')) e.open = true})"
        )
        d.locator("[id*=open_access]").first.scroll_into_view_if_needed()
        shot(d, f"open_{n}")
    council.do(
        "olga",
        "open_access",
        item=item,
        office="Ausschussvorsitze",
        groups="Auenliste 12\nForum Eichenfurt 6\nBündnis 5",
        committees="Hauptausschuss\nBauausschuss\nAusschuss für Schule und Kultur\nSozialausschuss",
    )
    council.do("olga", "take_chair", access=1, place=1, committee="Hauptausschuss", person="Dr. Anna Albers")
    wall = window(None, "anzeige", viewport={"width": 1280, "height": 720})
    live = window(None, "live", viewport=P)
    member = window("anna", "platz", viewport=P)
    expect(endesk.locator("[data-region=access]")).to_contain_text("lot decides")
    shot(desk, "lot_de")
    shot(endesk, "lot_en")
    shot(wall, "lot_wall")
    council.do(
        "olga",
        "draw_order",
        access=1,
        first=2,
        order="Forum Eichenfurt\nAuenliste",
        drawn_by="Vera Vogt",
        witnesses="Olga Olt",
    )
    council.do("olga", "take_chair", access=1, place=2, committee="Bauausschuss", person="Bernd Brandt")
    expect(endesk.locator("[data-region=access]")).to_contain_text("Bernd")
    assert_accessible(desk)
    assert_accessible(live)
    shot(desk, "pick_de")
    shot(endesk, "pick_en")
    shot(wall, "pick_wall")
    shot(live, "pick_live")
    shot(member, "pick_member")
    council.do("olga", "take_chair", access=1, place=3, committee="Sozialausschuss", person="Cem Ce")
    council.do(
        "olga", "take_chair", access=1, place=4, committee="Ausschuss für Schule und Kultur", person="Dora Do"
    )
    expect(endesk.locator("[data-region=access]")).to_contain_text("Dora")
    shot(endesk, "conclude_en")
    council.do("vera", "conclude_access", access=1)
    expect(live.locator("[data-region=access]")).to_contain_text("festgestellt")
    shot(live, "done_live")
    shot(wall, "done_wall")
    shot(endesk, "done_en")
