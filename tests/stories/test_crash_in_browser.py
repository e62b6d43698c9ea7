"""A member's window when the server is killed in mid-vote: it says so, reconnects by itself and sends what waited."""

import pytest
from playwright.sync_api import expect

from tests.stories.town import word
from tests.stories.windows import Window

pytestmark = [pytest.mark.story, pytest.mark.xdist_group("stories: crash")]

PRESENT = ("vera", "anna", "bernd", "cem", "dora", "eva", "fritz")


def test_a_window_goes_on_by_itself_after_the_server_was_killed(town, server, fresh_page):
    town.opened(*PRESENT)
    town.voting()
    server.start()
    windows = {}
    for login in ("anna", "bernd"):
        windows[login] = town.let_in(Window(fresh_page(server.url)), login)
        windows[login].go_to(f"/sitzungen/{town.meeting.pk}/platz/")
    anna, bernd = windows["anna"], windows["bernd"]
    anna.vote("Yes")
    bernd.choice("Abstention").check()

    server.kill()
    for window in windows.values():
        expect(window.page.locator("#line")).to_contain_text(word("disconnected since"))
    bernd.button("Cast my vote").click()
    assert town.ballots("bernd") == []
    server.start()

    bernd.has_recorded("Abstention", timeout=40_000)
    for window in windows.values():
        window.is_live().says("vote", "%(received)s of %(entitled)s have voted", received=2, entitled=7)
        assert window.stale() == []
    assert (town.ballots("anna"), town.ballots("bernd")) == (["yes"], ["abstain"])
    town.is_as_the_journal_says()
