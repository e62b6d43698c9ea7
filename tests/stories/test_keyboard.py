"""A vote by keyboard alone, and what a screen reader reads: the card in its order, each step of a vote once."""

import pytest
from playwright.sync_api import expect

from tests.stories.town import word

pytestmark = [pytest.mark.story, pytest.mark.xdist_group("stories: keyboard")]

PRESENT = ("vera", "anna", "bernd", "cem", "dora", "eva", "fritz")
# Every text that the polite status region has said since, in order; read back as window.said.
LISTEN = """() => {
    window.said = [];
    const region = document.querySelector("[aria-live=polite]");
    new MutationObserver(() => window.said.push(region.textContent)).observe(
        region, {childList: true, characterData: true, subtree: true});
}"""


@pytest.fixture
def called(town):
    town.opened(*PRESENT)
    town.do("olga", "call_item", item=town.item("Ö 3"))
    return town


def test_a_vote_is_cast_by_keyboard_alone_in_a_few_presses(called, seated):
    called.do("vera", "open_vote", item=called.item("Ö 3"))
    anna = seated(called, "anna", "platz").is_live()
    keys = anna.page.keyboard
    pressed = 0
    while not anna.page.evaluate("document.activeElement.matches('[type=radio]')"):
        keys.press("Tab")
        pressed += 1
        assert pressed <= 15, "The ballot is too far away for the Tab key."
    keys.press("ArrowDown")  # from Yes to No
    keys.press("Tab")
    expect(anna.button("Cast my vote")).to_be_focused()
    keys.press("Enter")
    anna.has_recorded("No")
    expect(anna.button("Change my vote")).to_be_focused()
    assert called.ballots("anna") == ["no"]


def test_the_card_reads_question_then_choices_then_button(called, seated):
    called.do("vera", "open_vote", item=called.item("Ö 3"))
    anna = seated(called, "anna", "platz").is_live()
    card = anna.page.get_by_role("region", name=word("Your vote"))
    question = called.sitting.vote.question
    expect(card.get_by_role("group", name=question)).to_be_visible()
    read = card.aria_snapshot()
    order = [
        f'group "{question}"',
        *(f'radio "{word(each)}"' for each in ("Yes", "No", "Abstention")),
        f'button "{word("Cast my vote")}"',
    ]
    places = [read.find(each) for each in order]
    assert -1 not in places, read
    assert places == sorted(places)


def test_opening_recording_and_closing_are_each_said_once(called, seated):
    anna = seated(called, "anna", "platz").is_live()
    anna.page.evaluate(LISTEN)
    called.do("vera", "open_vote", item=called.item("Ö 3"))
    expect(anna.choice("Yes")).to_be_visible()
    anna.vote("Yes")
    called.do("bernd", "cast_ballot", vote=1, choice="no")
    anna.says("vote", "%(received)s of %(entitled)s have voted", received=2, entitled=7)
    called.do("vera", "close_vote", vote=1)
    expect(anna.region("vote").get_by_role("table")).to_be_visible()
    said = anna.page.evaluate("window.said")
    assert said[0] == word("The vote is open.")
    assert said[1].startswith(word("Your vote is recorded:"))
    assert said[2] == anna.region("vote").locator("[data-announce]").get_attribute("data-announce")
    assert len(said) == 3
