"""axe finds nothing on the five screens, in every state of a long evening, on a phone and at a desk.

One window for each screen stays open all evening: what axe has to read and the browser to lay out is there already.
That it shows what a page opened now would show is asked before each look.
"""

from contextlib import contextmanager

import pytest

from sessions_app.standing import sitting_of
from tests.browser import DESKTOP, PHONE, assert_accessible, findings, stale
from tests.live.council import PUBLIC_LOGINS

WINDOWS = {
    "vera": ("vera", "pult"),
    "olga": ("olga", "pult"),
    "anna": ("anna", "platz"),
    "bernd": ("bernd", "platz"),
    "hasan": ("hasan", "platz"),  # is absent all evening
    "wall": (None, "anzeige"),
    "public": (None, "live"),
}
DESKS = {"vera", "olga"}
ALL = WINDOWS.keys() - {"bernd"}
CLERKS = {"olga", "anna", "wall", "public"}
REASON = "Die Sachverständige muss früher gehen."


def evening(council):
    """Brings the evening on: where it is, who looks at it, and what is unfolded for that."""
    yield "planned", ALL, ""
    council.opened("hasan", "ines").do("vera", "interrupt", reason="Kaffeepause", until="23:30")
    yield "interrupted", ALL, ""
    council.do("vera", "resume")
    council.do("vera", "exclude_public", reason="Grundstücksangelegenheiten")
    council.do("olga", "call_item", item=council.item("N 1"))
    yield "closed part", ALL, ""
    council.do("vera", "readmit_public")
    yield from a_vote(council, item=council.item("Ö 3"))
    yield from a_debate(council, item=council.item("Ö 4"))
    yield from motions(council, item=council.item("Ö 5"))
    yield from a_bias(council, item=council.item("Ö 6"))
    yield from an_agenda_on_the_move(council, item=council.item("Ö 1"))
    yield from other_happenings(council, item=council.item("Ö 2"))
    council.do("vera", "continue_sitting")
    for login in set(PUBLIC_LOGINS) - {"hasan", "ines"}:
        council.do(login, "arrive", mode="room")
    council.do("vera", "close_sitting")
    yield "ended", ALL, ""


def a_vote(council, **item):
    council.do("olga", "call_item", **item)
    yield "item called", ALL, ""
    council.do("olga", "open_vote", **item, kind="open")
    council.do("anna", "cast_ballot", vote=1, choice="yes")
    yield "vote open", ALL, ""
    council.do("bernd", "cast_ballot", vote=1, choice="no")
    council.do("vera", "close_vote", vote=1)
    council.do("vera", "announce_result", vote=1)
    yield "announced", ALL, ""


def a_debate(council, **item):
    """Anna speaks, with a limit; Bernd and Cem wait, Dora has a point of order; then Bernd puts a question."""
    look = {"vera", "anna", "bernd", "wall", "public"}, ".speakers__tools"
    council.do("olga", "call_item", **item)
    council.do("olga", "set_speaking_time", per_speech=5, per_group=12)
    for login in ("anna", "bernd", "cem"):
        council.do(login, "request_floor")
    council.do("olga", "give_floor", person=council.person("anna"))
    council.do("dora", "request_floor", purpose="point_of_order")
    yield "debate", *look
    for login in ("bernd", "eva"):
        council.do(login, "request_floor", purpose="question")
    council.do("olga", "give_floor", person=council.person("bernd"), purpose="question")
    council.do("olga", "close_speakers_list")
    yield "question", *look


def motions(council, **item):
    council.do("olga", "call_item", **item)
    for kind in ("amendment", "secret_vote", "substantive"):
        council.do("anna", "table_motion", **item, kind=kind, text="Das Dach wird vollständig begrünt.")
    council.do("olga", "settle_motion", **item, motion=3, reason="weitergehend")
    yield "motions", CLERKS, "[data-region*=motions] details"


def a_bias(council, **item):
    council.do("olga", "excuse_member", person=council.person("hasan"))
    council.do("olga", "announce_late", person=council.person("ines"), expected_at="23:30")
    council.do("olga", "confirm_arrivals", person=council.person("bernd"))
    council.do("olga", "call_item", **item)
    council.do("anna", "declare_recusal", **item, place="audience")
    yield "bias", {"olga", "anna", "bernd", "public"}, "details"


def an_agenda_on_the_move(council, **item):
    council.do("olga", "call_item", **item)
    council.do("olga", "move_item", item=council.item("Ö 9"), before=council.item("Ö 7"), reason=REASON)
    council.do("olga", "combine_items", item=council.item("Ö 7"), other=council.item("Ö 8"), reason=REASON)
    given = {"title": "Sicherung des Deichs", "proposed_resolution": "Sand wird gekauft."}
    council.do("olga", "propose_item", **given, reason=REASON)
    yield "agenda on the move", CLERKS, "#moves, #moves-move_item"
    urgent = sitting_of(council.meeting).state.moves.pending.item.id
    council.do("olga", "take_back_proposal", item=urgent, reason=REASON)


def other_happenings(council, **item):
    council.do("olga", "call_item", **item)
    council.do("olga", "begin_question_time")
    yield "question time", CLERKS, ".entries"
    council.do("olga", "end_question_time", questions=0)
    council.do("olga", "hand_over_chair", person=council.person("anna"), until="return")
    council.do("olga", "correct_entry", seq=3, text="Um 18:02 Uhr", reason="Verhört")
    yield "deputy", CLERKS, ".entries"
    council.do("anna", "give_back_chair")
    council.do("vera", "adjourn_sitting", reason="Es ist spät", until="2030-01-10T18:00")
    yield "adjourned", CLERKS, ""


@pytest.mark.parametrize("names", [DESKS, WINDOWS.keys() - DESKS], ids=["desks", "others"])
def test_every_screen_is_accessible_all_evening_on_phone_and_desktop(council, window, names):
    tabs = {name: window(*WINDOWS[name]) for name in WINDOWS if name in names}
    for state, looking, folds in evening(council):
        for name in names & looking:
            assert (state, name, stale(tabs[name])) == (state, name, [])
            with unfolded(tabs[name], folds, needed=name in DESKS):
                assert_accessible(tabs[name], DESKTOP, PHONE)


@contextmanager
def unfolded(tab, folds, *, needed):
    """Every form in these folds can be seen meanwhile; a desk has some."""
    found = tab.locator(folds or "no-fold")
    assert found.count() or not folds or not needed
    found.evaluate_all("all => all.forEach(each => { each.name = ''; each.open = true; })")
    yield
    found.evaluate_all("all => all.forEach(each => { each.open = false; })")


def test_the_card_comes_first_and_an_open_ballot_is_in_sight(council, window):
    council.voting()
    page = window("anna", "platz", viewport=PHONE)
    order = page.locator("[data-region]").evaluate_all("all => all.map(each => each.dataset.region)")
    assert [name for name in order if not name.startswith("seats-")] == [
        "head",
        "notice",
        "faults",
        "assurance",
        "you",
        "results",
        "proof",
        "item",
        "speakers",
        "floor",
        "urgency",
        "readiness",
        "vote",
        "election",
        "access",
        "names",
        "motions",
        "own_motions",
        "wish",
        "report",
        "connected",
        "agenda",
        "presence",
    ]
    for option in page.locator(".ballot__label").all():
        assert option.bounding_box()["height"] >= 44
    sending = page.locator(".ballot__cast").bounding_box()
    assert sending["y"] + sending["height"] <= PHONE["height"]


def test_the_screens_are_accessible_in_english(council, window):
    council.voting()
    for login, page in (("vera", "pult"), ("anna", "platz"), (None, "anzeige"), (None, "live")):
        tab = window(login, page, locale="en-GB")
        assert tab.locator("html").get_attribute("lang") == "en"
        assert_accessible(tab, DESKTOP, PHONE)
    for rule, (html, style) in SPOILT_WHERE_IT_IS_WIDE.items():
        tab.evaluate(ADD, [html, style])
        assert (rule, findings(tab)) == (rule, [])
        tab.set_viewport_size(DESKTOP)
        assert {line.split(":")[0] for line in findings(tab)} == {rule}
        tab.set_viewport_size(PHONE)
    for spoilt, rule in SPOILT.items():
        tab.evaluate(f"const item = document.querySelector('[data-region=item]'); {spoilt}")
        assert {line.split(":")[0] for line in findings(tab)} == {rule}


# What is in order on a phone is looked at again where more of it is shown, or the same in another way.
SPOILT_WHERE_IT_IS_WIDE = {
    "button-name": (
        "<button id='spoilt'></button>",
        "@media (max-width: 600px) { #spoilt { display: none } }",
    ),
    "scrollable-region-focusable": (
        f"<p id='spoilt'>{'Viele Worte. ' * 40}</p>",
        "@media (min-width: 600px) { #spoilt { width: 60px; height: 60px; overflow: auto } }",
    ),
}
ADD = """([html, style]) => {
    document.getElementById("spoilt")?.remove();
    document.querySelector("[data-region=item]").insertAdjacentHTML("beforeend", html);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    document.adoptedStyleSheets = [sheet];
}"""

# What happens to a window that was in order is found, though what stands as before is not asked again.
SPOILT = {
    "item.append(document.createElement('button'))": "button-name",
    "item.lastChild.textContent = 'Los'; item.lastChild.style = 'color: #aaa; background: #bbb'": "color-contrast",
    "item.lastChild.remove(); item.style.background = '#555'": "color-contrast",
    "item.style.background = ''; item.append(new Image())": "image-alt",
    "item.lastChild.remove(); document.documentElement.removeAttribute('lang')": "html-has-lang",
}
