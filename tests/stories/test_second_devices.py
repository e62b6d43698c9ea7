"""Second devices, reloads and lost lines show the truth, and a ballot goes out once."""

import pytest
from playwright.sync_api import expect

from tests.browser import PHONE

pytestmark = [pytest.mark.story, pytest.mark.xdist_group("stories: second devices")]

PRESENT = ("vera", "anna", "bernd", "cem", "dora", "eva", "fritz")


@pytest.fixture
def voting(town):
    town.opened(*PRESENT)
    town.voting()
    return town


def test_a_second_device_shows_the_recorded_vote_at_once_and_a_reload_in_mid_vote_too(voting, seated):
    tablet = seated(voting, "anna", "platz").is_live()
    phone = seated(voting, "anna", "platz", viewport=PHONE).is_live()
    tablet.vote("No")
    phone.says("you", "Your vote is recorded:", "No", "Change my vote")
    expect(phone.choice("No")).to_be_checked()
    phone.vote("Yes")
    tablet.has_recorded("Yes")

    voting.do("bernd", "cast_ballot", vote=1, choice="no")
    tablet.page.reload()
    tablet.is_live().says("vote", "%(received)s of %(entitled)s have voted", received=2, entitled=7)
    expect(tablet.choice("Yes")).to_be_checked()
    for window in (tablet, phone):
        assert window.stale() == []
    assert voting.ballots("anna") == ["no", "yes"]


def test_a_ballot_sent_while_offline_is_sent_exactly_once_when_the_line_is_back(voting, seated):
    anna = seated(voting, "anna", "platz", viewport=PHONE).is_live()
    anna.page.context.set_offline(offline=True)
    anna.choice("Abstention").check()
    anna.button("Cast my vote").click()
    voting.do("bernd", "cast_ballot", vote=1, choice="yes")
    expect(anna.page.locator("form[data-ballot]")).to_have_attribute("aria-busy", "true")
    assert voting.ballots("anna") == []
    anna.page.context.set_offline(offline=False)
    anna.has_recorded("Abstention", timeout=30_000)
    assert anna.is_live().stale() == []
    assert voting.ballots("anna") == ["abstain"]
