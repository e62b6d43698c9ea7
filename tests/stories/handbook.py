"""The acts that docs/handbuch describes, in its order and by the buttons it names: `make pictures` plays them."""

from datetime import datetime, time

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import expect

from config.demo.history import BERLIN
from config.demo.town import found_town, plan_tonight
from sessions_app.actors import actor_for
from sessions_app.desk.check_in import own_number
from tests.browser import PHONE, close_all_the_same
from tests.stories.pictures import picture
from tests.stories.town import HOST, TownTonight, word

pytestmark = [pytest.mark.story, pytest.mark.xdist_group("stories: handbook")]

HALL = {"width": 1280, "height": 720}
PRESENT = ("vera", "anna", "bernd", "cem", "dora", "eva", "fritz", "gitta", "ines", "mira")
GREEN_ROOF = "Das Dach der Kindertagesstätte wird vollständig begrünt."
HALF_GREEN_ROOF = "Das Dach der Kindertagesstätte wird zur Hälfte begrünt."


@pytest.fixture
def evening(transactional_db, wall_clock):
    """Tonight's meeting with its whole agenda, at twenty to six."""
    cache.clear()
    today = timezone.localdate()
    wall_clock.set(seconds=(datetime.combine(today, time(17, 40), BERLIN) - timezone.now()).total_seconds())
    town, people = found_town(today)
    return TownTonight(town.body, people, plan_tonight(town, today))


@pytest.fixture
def debate(evening):
    """Opened; item Ö 3 is called."""
    evening.opened(*PRESENT)
    evening.do("hasan", "arrive", mode="remote")
    evening.do("olga", "confirm_arrivals")
    evening.do("olga", "call_item", item=evening.item("Ö 1"))
    evening.do("olga", "note_item", item=evening.item("Ö 1"))
    evening.do("olga", "call_item", item=evening.item("Ö 3"))
    return evening


def unfold(window, selector):
    window.page.locator(f"{selector} > summary").first.click()


def next_step(window, msgid, **values):
    """Presses the highlighted button, which is to be this one; where it asks back, its answer too."""
    step = window.page.locator("form[data-primary] button, .asked--next .asked__act").first
    expect(step).to_have_text(word(msgid, **values))
    if window.page.locator(".asked--next").count():
        close_all_the_same(window.page)
    else:
        step.click()


def test_before_the_sitting(evening, seated, browser_page, live_site):
    visitor = browser_page(live_site.of(HOST))
    visitor.goto(f"/sitzungen/{evening.meeting.pk}/")
    picture(visitor, "agenda")
    desk = seated(evening, "olga", "pult").is_live()
    desk.act("convene")
    anna = seated(evening, "anna", "platz", viewport=PHONE).is_live()
    hasan = seated(evening, "hasan", "platz").is_live()
    a_test_vote(anna, desk)
    evening.do("hasan", "check_device", choice="yes")
    a_hall_display(browser_page(live_site.of(HOST), viewport=HALL), desk)
    numbers_at_the_door(evening, seated, anna)

    anna.go_to(f"/sitzungen/{evening.meeting.pk}/platz/").button("I am in the hall").click()
    hasan.button("I take part by video").click()
    for login in ("vera", "cem", "dora", "eva", "fritz"):
        desk.tick("each-arrive-room", evening.person(login))
    unfold(desk, ".roll")
    desk.act("excuse_member", person=str(evening.person("jan")))
    desk.act("announce_late", person=str(evening.person("karla")), expected_at="19:00")
    desk.button("Confirm all %(number)s who reported themselves", number=2).click()
    expect(desk.region("log")).to_contain_text("Karla Kortmann")
    unfold(desk, ".roll")
    chair = seated(evening, "vera", "pult").is_live()
    picture(chair.page, "pult-vorher")
    next_step(chair, "Open the meeting")
    desk.says("head", "Running")


def a_test_vote(anna, desk):
    anna.page.locator(".trial summary").click()
    anna.page.locator(".trial label", has_text=word("Yes")).click()
    picture(anna.page, "platz-probestimme", of=".trial")
    anna.button("Cast my test vote").click()
    expect(anna.page.locator(".trial__ready")).to_be_visible()
    unfold(desk, "#board")
    expect(desk.page.locator("#board li", has_text="Anna Albers")).to_contain_text(word("ready"))
    picture(desk.page, "pult-geraete", of="#board")
    unfold(desk, "#board")


def a_hall_display(display, desk):
    display.goto("/anzeige/")
    picture(display, "saalanzeige-code")
    unfold(desk, "#displays")
    code = display.locator(".pairing__code").inner_text()
    desk.act("pair_display", code=code)
    expect(display.locator(".picture")).to_be_visible()
    expect(desk.page.locator("#displays")).to_contain_text("Anzeige 1")
    picture(desk.page, "pult-saalanzeige", of="#displays")
    unfold(desk, "#displays")


def numbers_at_the_door(evening, seated, anna):
    anna.page.goto("/arbeitsplatz/einlassnummer/")
    picture(anna.page, "platz-einlassnummer", of=".door-number")
    door = seated(evening, "olga", "einlass").page
    bernd = actor_for(evening.people.by_login["bernd"].user, evening.body)
    door.keyboard.type(own_number(bernd, evening.body).number)
    door.keyboard.press("Enter")
    expect(door.locator("#answers")).to_contain_text("Bernd Brückner")
    picture(door, "einlass", of=".check-in")


def test_a_debate_and_its_votes(debate, seated, live_site, browser_page):
    desk, chair = seated(debate, "olga", "pult").is_live(), seated(debate, "vera", "pult").is_live()
    anna = seated(debate, "anna", "platz", viewport=PHONE).is_live()
    wall = seated(debate, "anna", "anzeige", viewport=HALL)
    the_floor(debate, desk, anna, wall)
    motions_and_their_order(debate, desk, anna)
    the_vote(debate, desk, chair, anna, wall)
    the_agenda_on_the_move(debate, desk)


def the_floor(debate, desk, anna, wall):
    unfold(desk, ".speakers__tools")
    desk.act("set_speaking_time", per_speech="5", per_group="12")
    unfold(desk, ".speakers__tools")
    for login in ("dora", "eva"):
        debate.do(login, "request_floor")
    anna.button("Ask for the floor").click()
    debate.do("fritz", "request_floor", purpose="point_of_order")
    next_step(desk, "Give the floor to %(name)s (point of order)", name="Fritz Feldkamp")
    next_step(desk, "Give the floor to %(name)s", name="Dora Drechsler")
    expect(anna.region("speakers")).to_contain_text("Dora Drechsler")
    picture(desk.page, "pult-rednerliste", of=".desk__speakers")
    picture(anna.page, "platz-wortmeldung", of=".seat__now")
    expect(wall.page.locator(".picture--speech")).to_contain_text("Dora Drechsler")
    picture(wall.page, "saalanzeige-rede")
    for login in ("eva", "anna"):
        debate.do(login, "withdraw_request")
    next_step(desk, "End the speech of %(name)s", name="Dora Drechsler")


def motions_and_their_order(debate, desk, anna):
    debate.do("gitta", "table_motion", item=debate.item("Ö 3"), kind="amendment", text=HALF_GREEN_ROOF)
    anna.act("table_motion", kind="amendment", text=GREEN_ROOF)
    desk.act("move_motion", {"motion": 2}, before="1", reason="weitergehend")
    expect(desk.page.locator(".motion").first).to_contain_text(GREEN_ROOF)
    desk.page.keyboard.press("Escape")
    picture(desk.page, "pult-antraege", of="[data-region=motions]")


def the_vote(debate, desk, chair, anna, wall):
    chair.act("open_vote", {"motion": 2})
    chair.says("vote", "%(received)s of %(entitled)s have voted", received=0, entitled=10)
    for login in ("anna", "bernd", "cem", "dora", "eva", "vera"):
        debate.do(login, "cast_ballot", vote=1, choice="yes")
    next_step(chair, "Close the vote (%(missing)s have not voted yet)", missing=4)
    next_step(chair, "Announce the result")
    desk.act("settle_motion", {"motion": 1}, reason="durch Antrag 2 erledigt")
    expect(desk.region("log")).to_contain_text("durch Antrag 2 erledigt")
    proposal = debate.meeting.agenda_items.get(number="Ö 3").proposed_resolution
    desk.act("open_vote", {"item": debate.item("Ö 3")}, question=f"{proposal} {GREEN_ROOF}", kind="open")
    anna.choice("Yes").check()
    picture(anna.page, "card", of=".card")
    for login in ("bernd", "cem", "dora", "eva", "gitta"):
        debate.do(login, "cast_ballot", vote=2, choice="yes")
    debate.do("ines", "cast_ballot", vote=2, choice="no")
    anna.vote("Yes")
    desk.says("vote", "%(received)s of %(entitled)s have voted", received=7, entitled=10)
    picture(desk.page, "desk")
    debate.do("hasan", "cast_ballot", vote=2, choice="abstain")
    next_step(chair, "Close the vote (%(missing)s have not voted yet)", missing=2)
    next_step(chair, "Announce the result")
    expect(wall.page.locator(".picture--result")).to_contain_text(word("Adopted"))
    picture(wall.page, "wall")


def the_agenda_on_the_move(debate, desk):
    unfold(desk, "#moves")
    desk.act(
        "move_item", item=str(debate.item("Ö 7")), before=str(debate.item("Ö 4")), reason="Gäste im Saal"
    )
    expect(desk.region("agenda")).to_contain_text("Gäste im Saal")
    picture(desk.page, "pult-tagesordnung", of="#moves")


def test_what_comes_between(debate, seated):
    desk, chair = seated(debate, "olga", "pult").is_live(), seated(debate, "vera", "pult").is_live()
    hasan = seated(debate, "hasan", "platz", viewport=PHONE).is_live()
    wall = seated(debate, "anna", "anzeige", viewport=HALL)
    a_bias_and_a_late_entry(debate, desk)
    a_fault(chair, hasan)
    unfold(chair, ".entries")
    chair.act("hand_over_chair", person=str(debate.person("anna")), until="item")
    desk.says("head", "%(name)s presides now.", name="Anna Albers")
    desk.act("give_back_chair")
    unfold(desk, ".entries")
    picture(desk.page, "pult-eintraege", of="[data-region=entries]")
    the_closed_part(debate, desk, chair, hasan, wall)
    looking_back(debate, desk)
    chair.act("close_sitting")
    desk.page.goto(f"/sitzungen/{debate.meeting.pk}/niederschrift/")
    expect(desk.page.get_by_label(word("Your text for %(number)s", number="Ö 3"))).to_be_editable()
    picture(desk.page, "niederschrift", of=".minutes-item:has-text('Ö 3')")


def a_bias_and_a_late_entry(debate, desk):
    unfold(desk, ".roll")
    picture(desk.page, "pult-anwesenheit", of=".roll")
    desk.act("declare_recusal", person=str(debate.person("cem")), item=str(debate.item("Ö 3")))
    expect(desk.region("presence")).to_contain_text("befangen: Cem Çağlar")
    desk.act(
        "enter_arrival",
        person=str(debate.person("karla")),
        arrived_at=f"{timezone.localtime():%H:%M}",
        reason="an der Tür übersehen",
    )
    expect(desk.region("log")).to_contain_text("an der Tür übersehen")
    unfold(desk, ".roll")


def a_fault(chair, hasan):
    hasan.act("report_fault", fault="sound", text="Ich höre den Saal nicht mehr.")
    picture(hasan.page, "platz-stoerung", of=".report")
    expect(chair.region("guide")).to_contain_text("Ich höre den Saal nicht mehr.")
    picture(chair.page, "pult-stoerung", of="[data-region=guide]")
    chair.act("judge_disturbance", finding="own_sphere", reason="Nur bei ihm; im Saal ist alles zu hören.")
    expect(chair.page.locator(".guide")).to_have_count(0)


def the_closed_part(debate, desk, chair, hasan, wall):
    chair.act("exclude_public", reason="Grundstücksangelegenheit")
    wall.says("picture", "Closed part")
    picture(wall.page, "saalanzeige-nichtoeffentlich")
    next_step(desk, "Call item %(number)s", number="N 1")
    expect(desk.region("item")).to_contain_text("N 1")
    expect(desk.page.locator(".assured--missing")).to_contain_text("Hasan Hakimi")
    picture(desk.page, "pult-nichtoeffentlich")
    hasan.button("I assure that nobody else can listen or look on").click()
    expect(desk.page.locator(".assured--missing")).to_have_count(0)
    desk.act("postpone_item", reason="Das Gutachten fehlt noch.")
    chair.act("readmit_public")


def looking_back(debate, desk):
    desk.page.locator(".log li", has_text="Ö 3 wurde aufgerufen").get_by_role("link").click()
    picture(desk.page, "pult-berichtigen", of=".correct")
    desk.act("correct_entry", text="Ö 3 wurde um 17:38 Uhr aufgerufen.", reason="Verspätet eingetragen")
    desk.is_live()
    expect(desk.region("log")).to_contain_text("um 17:38 Uhr aufgerufen")
    unfold(desk, ".keys")
    picture(desk.page, "pult-tasten", of=".keys")
    desk.page.keyboard.press("Escape")
    desk.page.goto(f"/sitzungen/{debate.meeting.pk}/zeitreise/?sicht=wand")
    expect(desk.page.locator(".past__wall")).to_contain_text("Ö 3")
