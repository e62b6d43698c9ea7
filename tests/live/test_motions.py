"""An amendment from the member's seat to the resolution as amended, in real browsers."""

import pytest
from playwright.sync_api import expect

from journal.store import replay
from minutes.drafting import Part
from minutes.studio import draft_for
from sessions_app.live import SITTING
from tests.browser import PHONE, close_all_the_same, take_step

pytestmark = pytest.mark.xdist_group("live: motions")  # one browser for all of them

WORDS = "Das Dach wird vollständig begrünt."
LONGEST = " ".join(["Die Verwaltung berichtet dem Rat vierteljährlich."] * 80)[:4000]
# The quote ends above the foot of the picture, and the page does not scroll; after a change of size, once it is fitted.
WHOLE = """() => {
    const [quote, foot] = ["quote", "foot"].map(name => document.querySelector(`.picture__${name}`));
    const [top, end] = [quote, foot].map(each => each.getBoundingClientRect().top);
    return top + quote.scrollHeight <= end + 1 && document.documentElement.scrollHeight <= innerHeight;
}"""


def state(council):
    return replay(SITTING, SITTING.key(council.meeting.pk)).state


@pytest.fixture
def on_item(council):
    """The council on item Ö 3."""
    council.opened().do("olga", "call_item", item=council.item("Ö 3"))
    return council


def table(council, login, text=WORDS, kind="amendment", number="Ö 3", **given):
    council.do(login, "table_motion", item=council.item(number), kind=kind, text=text, **given)


def test_an_amendment_goes_from_the_members_seat_to_the_resolution_as_amended(on_item, window):
    anna, desk = window("anna", "platz", viewport=PHONE), window("vera", "pult")
    wall, visitor = window(None, "anzeige"), window(None, "live")
    anna.get_by_text("Antrag stellen").first.click()
    anna.get_by_label("Wortlaut, über den abgestimmt werden soll").fill(WORDS)
    anna.locator("#table-motion button").click()
    for motion in (
        *(screen.locator("#motion-1") for screen in (anna, desk, visitor)),
        wall.locator(".motions__one"),
    ):
        for words in ("Antrag 1", "Änderungsantrag", WORDS, "Anna Albers"):
            expect(motion).to_contain_text(words)
    expect(anna.get_by_label("Wortlaut, über den abgestimmt werden soll")).to_have_value("")

    take_step(desk, "Über Antrag 1 abstimmen lassen")
    for screen in (anna, desk, visitor):
        expect(screen.locator("[data-region=vote]")).to_contain_text("Antrag 1 (Änderungsantrag)")
        expect(screen.locator("[data-region=vote] .vote__question")).to_contain_text(WORDS)
    expect(wall.locator(".picture--vote .picture__about")).to_contain_text("Antrag 1 (Änderungsantrag)")
    expect(wall.locator(".picture__quote")).to_have_text(WORDS)
    expect(anna.locator(".ballot__question")).to_contain_text(WORDS)
    expect(
        anna.get_by_label("Ja", exact=True)
    ).to_be_in_viewport()  # brought there from her motion further down
    assert is_above(anna, ".card", "[data-region=item]")
    anna.get_by_label("Ja", exact=True).check()
    anna.locator(".ballot__cast").click()
    expect(anna.locator(".card__recorded")).to_contain_text("Ja")
    close_all_the_same(desk)
    desk.get_by_role("button", name="Ergebnis bekannt geben").click()
    expect(visitor.locator("#motion-1")).to_contain_text("Angenommen")

    question = desk.get_by_label("Worüber wird abgestimmt?")
    expect(question).to_have_value(f"{state(on_item).item.proposed_resolution}\n\n{WORDS}")
    question.fill(f"Der Rat beschließt den Neubau. {WORDS}")
    desk.get_by_role("button", name="Über die geänderte Fassung abstimmen lassen").click()
    expect(visitor.locator(".vote__about")).to_have_text("In der geänderten Fassung")
    assert state(on_item).vote.question == f"Der Rat beschließt den Neubau. {WORDS}"

    # The main motion: the same numbers on the wall, in the minutes and on the public page
    for login, choice in (("anna", "yes"), ("bernd", "no"), ("cem", "yes")):
        on_item.do(login, "cast_ballot", vote=2, choice=choice)
    on_item.do("vera", "close_vote", vote=2)
    on_item.do("vera", "announce_result", vote=2)
    result = "Mit 2 Ja gegen 1 Nein bei 0 Enthaltungen angenommen"
    for screen in (wall, visitor):
        expect(screen.locator("[data-region=picture], [data-region=vote]").first).to_contain_text(result)
    item = next(each for each in draft_for(on_item.meeting, Part.PUBLIC).items if each.number == "Ö 3")
    assert [(each.tally.yes, each.tally.no) for each in item.decisions] == [(1, 0), (2, 1)]
    visitor.goto(f"/sitzungen/{on_item.meeting.pk}/")
    expect(visitor.locator("main")).to_contain_text(result)


def test_what_a_member_is_writing_stays_when_others_table_and_when_the_item_changes(on_item, window):
    anna = window("anna", "platz")
    anna.get_by_text("Antrag stellen").first.click()
    wording = anna.get_by_label("Wortlaut, über den abgestimmt werden soll")
    wording.fill("Erst zur Hälfte")
    table(on_item, "bernd", "Ein anderer Antrag")
    expect(anna.locator("#motion-1")).to_contain_text("Ein anderer Antrag")
    expect(wording).to_have_value("Erst zur Hälfte")
    on_item.do("olga", "call_item", item=on_item.item("Ö 4"))
    expect(anna.locator(".now__title")).to_contain_text("Ö 4")
    anna.locator("#table-motion button").click()
    expect(anna.locator("#refusal")).to_contain_text("Ihr Text steht noch hier")
    expect(wording).to_have_value("Erst zur Hälfte")
    assert len(state(on_item).motions.all) == 1


def test_the_desk_changes_the_order_of_voting_with_a_reason(on_item, window):
    table(on_item, "anna", "Die Hälfte des Daches wird begrünt.")
    table(on_item, "bernd", WORDS)
    desk = window("olga", "pult")
    further = desk.locator("#motion-2")
    further.locator("summary", has_text="Reihenfolge ändern").click()
    further.get_by_label("Grund (zum Beispiel: weitergehend)").fill("weitergehend")
    further.get_by_role("button", name="Reihenfolge ändern").click()
    expect(desk.locator(".motion").first).to_contain_text("Antrag 2")
    expect(desk.get_by_role("button", name="Über Antrag 2 abstimmen lassen")).to_be_visible()
    expect(desk.locator("[data-region=log]")).to_contain_text("weitergehend")


def test_the_longest_wording_that_is_voted_on_stands_whole_on_the_wall_and_on_the_card(on_item, window):
    table(on_item, "anna", LONGEST, "substantive")
    on_item.do("olga", "open_vote", item=on_item.item("Ö 3"), motion=1)
    wall, anna = window(None, "anzeige"), window("bernd", "platz", viewport=PHONE)
    for width, height in ((1280, 720), (1920, 1080)):
        wall.set_viewport_size({"width": width, "height": height})
        question = wall.locator(".picture__quote")
        expect(question).to_contain_text(LONGEST)
        wall.wait_for_function(WHOLE)
        expect(wall.locator(".picture--cut")).to_have_count(0)
    expect(anna.locator(".ballot__question")).to_contain_text(LONGEST)


def test_without_script_the_form_posts(on_item):
    client = on_item.client("anna")
    place = f"/sitzungen/{on_item.meeting.pk}"
    page = client.get(f"{place}/platz/").content.decode()
    assert 'id="table-motion"' in page
    given = {"do": "table_motion", "item": on_item.item("Ö 3"), "kind": "end_of_debate", "text": ""}
    identity = page.split('name="id" value="')[1].split('"')[0]
    action = page.split('id="table-motion"')[0].rpartition('action="')[2].split('"')[0]
    client.post(action, {**given, "id": identity})
    assert state(on_item).motions.all[0].text == "Die Aussprache zu diesem Punkt wird geschlossen."


def is_above(page, first, second):
    places = [page.locator(each).bounding_box()["y"] for each in (first, second)]
    return places[0] < places[1]
