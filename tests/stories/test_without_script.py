"""The same vote without JavaScript: the forms POST to the same door."""

import pytest
from playwright.sync_api import expect

from tests.stories.town import word
from voting.refusals import VotingRefusal

pytestmark = [pytest.mark.story, pytest.mark.xdist_group("stories: without script")]

PRESENT = ("anna", "bernd", "cem", "dora", "eva", "fritz")


def test_a_vote_from_opening_to_announcement_without_any_script(town, seated):
    town.opened("vera", *PRESENT)
    town.do("olga", "call_item", item=town.item("Ö 3"))
    vera = seated(town, "vera", "pult", java_script_enabled=False)
    anna = seated(town, "anna", "platz", java_script_enabled=False)
    vera.act("open_vote", kind="open")
    vera.says("vote", "%(received)s of %(entitled)s have voted", received=0, entitled=7)

    anna.page.reload()
    anna.vote("Yes")
    expect(anna.choice("Yes")).to_be_checked()
    anna.vote("No")
    vera.page.reload()
    vera.act("close_vote")
    vera.act("announce_result")
    expect(vera.region("agenda")).to_contain_text(word("Rejected"))
    anna.page.reload()
    anna.says("you", "Your vote is recorded:", "No")
    assert town.ballots("anna") == ["yes", "no"]
    town.is_as_the_journal_says()


def test_a_vote_that_comes_too_late_is_refused_in_words_without_any_script(town, seated):
    town.opened("vera", *PRESENT)
    town.voting()
    anna = seated(town, "anna", "platz", java_script_enabled=False)
    anna.choice("Yes").check()
    town.do("vera", "close_vote", vote=1)
    anna.button("Cast my vote").click()
    expect(anna.page.get_by_text(word(VotingRefusal.VOTE_CLOSED.value))).to_be_visible()
    assert town.ballots("anna") == []
