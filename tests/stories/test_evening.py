"""A whole evening in seven parallel windows, from the published agenda to the verified, signed PDF."""

import pytest
from playwright.sync_api import expect

from config.demo.evening import PIN
from documents import worker
from documents.worker_main import named_in
from minutes.drafting import Part
from minutes.findings import GENUINE
from minutes.studio import draft_for, minutes_of
from tests.browser import PHONE
from tests.stories.pictures import picture_of_page
from tests.stories.town import CLOSED_WORDS, HOST, word
from tests.stories.windows import Overheard
from tests.worked import answered_here

pytestmark = [pytest.mark.story, pytest.mark.xdist_group("stories: evening")]

CHECKED_IN_AT_THE_DESK = ("cem", "dora", "eva", "fritz")
TEXT = "Frau Albers fragt nach dem Zeitplan. Die Bürgermeisterin antwortet, dass im Mai begonnen wird."
SHOWS = """numbers => [...document.querySelectorAll(".vote__count")].map(
    each => each.innerText.trim()).filter(Boolean).join(" ") === numbers"""


@pytest.fixture(scope="module", autouse=True)
def worked_here():
    """Workers are processes of their own, as in the product: the first time for each thing that they do."""
    asked, done = worker._ask, set()

    def ask(limits, request):
        function, _ = named_in(request)
        ask_one = answered_here if function in done else asked
        done.add(function)
        return ask_one(limits, request)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(worker, "_ask", ask)
        yield


@pytest.fixture
def windows(live_site, town_with_keys, open_window, fresh_page):
    """Clerk, chair, three members, the wall and the public; the clerk alone comes over the log-in page."""
    people = {"olga": open_window("olga"), "anna": open_window(viewport=PHONE)}
    people |= {login: open_window() for login in ("vera", "bernd")}
    overheard = {name: Overheard(fresh_page(live_site.of(HOST))) for name in ("hasan", "wall", "public")}
    for login in ("anna", "vera", "bernd", "hasan"):
        town_with_keys.let_in((people | overheard)[login], login)
    return people | overheard


def test_an_evening_from_the_published_agenda_to_the_verified_pdf(town_with_keys, windows, tmp_path):
    town = town_with_keys
    gather(town, windows)
    a_half_filled_ballot_survives_while_others_vote(town, windows)
    anna_changes_her_vote_and_everybody_sees_the_same_result(town, windows)
    a_roll_call_with_an_interruption(town, windows)
    the_closed_part_stays_closed(town, windows)
    finish(town, windows)
    town.is_as_the_journal_says()

    write_and_sign(town, windows)
    the_telephone_stands_beside_the_same_numbers(town, windows["public"])
    pdf = published_minutes(town, windows["public"], tmp_path)
    picture_of_page(pdf, 3, "minutes")
    windows["public"].page.goto("/niederschriften/pruefen/")
    windows["public"].page.set_input_files("input[name=file]", pdf)
    windows["public"].button("Check").click()
    expect(windows["public"].page.get_by_role("heading", name=word(GENUINE))).to_be_visible()
    town.is_as_the_journal_says()


def gather(town, windows):
    pages = {"olga": "pult", "wall": "anzeige", "public": "live", "vera": "pult"}
    for name, window in windows.items():
        window.go_to(f"/sitzungen/{town.meeting.pk}/{pages.get(name, 'platz')}/")
    windows["public"].says("notice", "The meeting has not been convened yet.")
    windows["olga"].act("convene")
    for login in ("anna", "bernd", "vera"):
        windows[login].button("I am in the hall").click()
    windows["hasan"].button("I take part by video").click()
    for login in CHECKED_IN_AT_THE_DESK:
        windows["olga"].tick("each-arrive-room", town.person(login))
    windows["hasan"].says("you", "Connected by video")
    expect(windows["wall"].region("picture")).to_contain_text("8 von 13 anwesend")
    windows["vera"].act("open_sitting")
    for window in but_the_wall(windows):
        window.says("head", "Running")


def but_the_wall(windows):
    """Those who see regions; the wall shows one picture at a time."""
    return [window for name, window in windows.items() if name != "wall"]


def call(town, windows, number):
    windows["olga"].act("call_item", {"item": town.item(number)})
    expect(windows["vera"].region("item")).to_contain_text(number)


def a_half_filled_ballot_survives_while_others_vote(town, windows):
    olga, vera, bernd = windows["olga"], windows["vera"], windows["bernd"]
    call(town, windows, "Ö 1")
    olga.act("note_item")
    call(town, windows, "Ö 3")
    vera.act("open_vote", {"item": town.item("Ö 3")}, kind="open")
    bernd.choice("No").check()
    windows["anna"].vote("No")
    windows["hasan"].vote("Yes")
    vera.vote("Yes")
    entered = zip(CHECKED_IN_AT_THE_DESK, ("yes", "yes", "no", "abstain"), strict=True)
    for received, (login, choice) in enumerate(entered, start=4):
        olga.act("cast_ballot", {"vote": 1}, voter=str(town.person(login)), choice=choice)
        olga.says("vote", "%(received)s of %(entitled)s have voted", received=received, entitled=8)
    bernd.says("vote", "%(received)s of %(entitled)s have voted", received=7, entitled=8)
    expect(bernd.choice("No")).to_be_checked()
    expect(bernd.choice("No")).to_be_focused()


def anna_changes_her_vote_and_everybody_sees_the_same_result(town, windows):
    windows["anna"].vote("Yes")
    windows["bernd"].vote("No")
    windows["vera"].act("close_vote")
    windows["vera"].act("announce_result")
    all_show(windows, "5 2 1")
    assert town.ballots("anna") == ["no", "yes"]
    for window in but_the_wall(windows):
        expect(window.region("agenda")).to_contain_text(word("Adopted"))
        assert window.stale() == []
    windows["wall"].says("picture", "Adopted")


def all_show(windows, numbers):
    """Waits until every window shows these numbers of yes, no and abstention."""
    for window in windows.values():
        window.page.wait_for_function(SHOWS, arg=numbers)


def a_roll_call_with_an_interruption(town, windows):
    olga, vera = windows["olga"], windows["vera"]
    call(town, windows, "Ö 4")
    vera.act("open_vote", {"item": town.item("Ö 4")}, kind="roll_call")
    hasan = {"voter": str(town.person("hasan")), "choice": "abstain", "source": "phone"}
    olga.act("cast_ballot", {"vote": 2}, **hasan)  # his device has failed: he is called up
    windows["hasan"].says("you", "Your vote is recorded:")
    olga.act("interrupt", reason="Feueralarm")
    for window in but_the_wall(windows):
        window.says("notice", "The meeting is interrupted.")
    windows["wall"].says("picture", "The meeting is interrupted.")
    olga.act("resume")
    for login in ("anna", "bernd", "vera"):
        windows[login].vote("No")
    for login in CHECKED_IN_AT_THE_DESK:
        town.do(login, "cast_ballot", vote=2, choice="yes" if login == "cem" else "no")
    vera.act("close_vote")
    vera.act("announce_result")
    all_show(windows, "1 6 1")
    windows["public"].says("names", "How everybody voted")
    expect(windows["public"].region("names").get_by_role("listitem").filter(has_text="Cem")).to_contain_text(
        "Ja"
    )


def the_closed_part_stays_closed(town, windows):
    vera, outside = windows["vera"], (windows["wall"], windows["public"])
    vera.act("exclude_public", reason="Grundstücksangelegenheit")
    windows["public"].says("head", "Closed part")
    windows["wall"].says("picture", "Closed part")
    call(town, windows, "N 1")
    vera.act("open_vote", {"item": town.item("N 1")}, kind="open")
    windows["anna"].vote("Yes")
    windows["bernd"].vote("No")
    vera.act("close_vote")
    vera.act("announce_result")
    expect(windows["hasan"].region("agenda")).to_contain_text("Mühlengasse")
    vera.act("readmit_public")
    windows["public"].says("head", "Public part")
    windows["wall"].says("picture", "Public part")
    for window in outside:
        told = window.page.content() + "".join(window.heard)
        assert [each for each in CLOSED_WORDS if each in told] == []
    assert [each for each in CLOSED_WORDS if each in "".join(windows["hasan"].heard)] == list(CLOSED_WORDS)


def finish(town, windows):
    windows["vera"].says("head", "Public part").act("close_sitting")
    windows["wall"].says("picture", "The meeting is closed.")
    for window in but_the_wall(windows):
        window.says("notice", "The meeting is closed.")
        assert window.stale() == []


def write_and_sign(town, windows):
    clerk, chair = windows["olga"].page, windows["vera"].page
    studio = f"/sitzungen/{town.meeting.pk}/niederschrift/"
    clerk.goto(studio)
    clerk.get_by_label(word("Your text for %(number)s", number="Ö 3")).fill(TEXT)
    for part in ("Public part", "Closed part"):  # what stands unsaved on the page is saved by the sealing
        panel(clerk, part).locator("summary", has_text=word("Seal this part …")).click()
        panel(clerk, part).get_by_role("button", name=word("Save and seal")).click()
        expect(panel(clerk, part)).to_contain_text(word("Sealed, waiting for signatures"))
    assert TEXT in minutes_of(town.meeting).passages.values()
    chair.goto(studio)
    for page in (chair, clerk):
        page.reload()
        for part in ("Public part", "Closed part"):
            panel(page, part).get_by_label(word("PIN of your signing key")).fill(PIN)
            panel(page, part).get_by_role("button", name=word("Sign"), exact=True).click()
    expect(panel(clerk, "Closed part")).to_contain_text(word("Signed"))
    for part in ("Public part", "Closed part"):
        expect(panel(clerk, part)).to_contain_text("mit Siegel und Zeitstempel abgeschlossen")
    release_and_publish(chair, clerk)


def release_and_publish(chair, clerk):
    """The clerk makes the public version, both look at it and release it, the clerk publishes it."""
    press(clerk, "Make the public version")
    expect(button_in_life(clerk, RELEASE)).to_be_visible()
    chair.reload()
    for page in (clerk, chair):
        press(page, RELEASE)
        expect(life(page).filter(has_not=button_in_life(page, RELEASE))).to_be_visible()
    clerk.reload()
    press(clerk, "Publish")
    expect(life(clerk)).to_contain_text(word("Final and published"))


RELEASE = "I have looked at it: release"


def press(page, button):
    button_in_life(page, button).click()


def button_in_life(page, name):
    return life(page).get_by_role("button", name=word(name), exact=True)


def life(page):
    """Where the studio says what becomes of the signed public part."""
    name = word("From signing to publication: %(part)s", part=word("Public part"))
    return page.get_by_role("region", name=name, exact=True)


def the_telephone_stands_beside_the_same_numbers(town, public):
    """In the minutes and on the page of the roll call; `all_show` has read them on the screens."""
    vote = town.sitting.votes[1]
    assert (vote.tally.yes, vote.tally.no, vote.tally.abstain) == (1, 6, 1)
    items = draft_for(town.meeting, Part.PUBLIC).items
    (decision,) = next(each for each in items if each.number == "Ö 4").decisions
    assert (decision.tally.yes, decision.tally.no, decision.tally.abstain) == (1, 6, 1)
    public.page.goto(f"/sitzungen/{town.meeting.pk}/abstimmungen/2/")
    numbers = public.page.locator(".tally__number span").all_inner_texts()
    assert numbers[:3] == ["1", "6", "1"]
    expect(public.page.get_by_role("row").filter(has_text="Hasan")).to_contain_text("per Telefon")
    called = [each for group in decision.roll_call for each in group.ballots if each.way]
    assert [each.way for each in called] == ["per Telefon"]


def panel(page, part):
    """Where the studio says how far a part is, and what can be done with it."""
    return page.get_by_role("region", name=word(part), exact=True)


def published_minutes(town, window, folder):
    window.page.goto(f"/sitzungen/{town.meeting.pk}/")
    facts = window.page.get_by_role("region", name=word("Minutes"), exact=True)
    address = facts.get_by_role("link").first.get_attribute("href")
    answer = window.page.request.get(address)
    assert answer.headers["content-type"] == "application/pdf"
    file = folder / "niederschrift.pdf"
    file.write_bytes(answer.body())
    return file
