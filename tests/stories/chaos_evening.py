"""A whole evening over a bad network: every command once, every screen right in the end, every badge true."""

import json
import os
from collections import Counter
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from journal.models import Entry
from sessions_app.live import SITTING
from tests.browser import PHONE
from tests.stories.chaos import FAIR, Fate, Network
from tests.stories.town import CLOSED_WORDS, word
from tests.stories.windows import Overheard, sending

pytestmark = [pytest.mark.story, pytest.mark.xdist_group("stories: chaos")]

SEEDS = os.environ.get("CHAOS_SEEDS", "1").split(",")
PATIENCE = 90_000  # of a machine with other things to do; nothing waits so long on a quiet one
PAGES = {"olga": "pult", "vera": "pult", "wall": "anzeige", "public": "live"}
OUTSIDE = ("wall", "public")
CHECKED_IN_AT_THE_DESK = ("cem", "dora", "eva", "fritz")
BADGE = """() => {
    window.badge = [];
    new MutationObserver(() => {
        const {state} = document.getElementById("sitting")?.dataset ?? {};
        if (state && state !== window.badge.at(-1)) window.badge.push(state);
    }).observe(document, {subtree: true, childList: true, attributes: true, attributeFilter: ["data-state"]});
}"""
# From here on the ballot is the member's: the same form, the same mark, and the focus never leaves it.
WATCH_BALLOT = """form => {
    window.ballot = {form, left: []};
    form.addEventListener("focusout", event => window.ballot.left.push(event.target.value));
    form.addEventListener("change", event => window.ballot.left.push(event.type));
    form.addEventListener("reset", event => window.ballot.left.push(event.type));
}"""
BALLOT = """() => ({
    same: window.ballot.form.isConnected, left: window.ballot.left,
    marked: new FormData(window.ballot.form).get("choice"), focused: document.activeElement.value})"""
TICK = """() => document.dispatchEvent(new Event("visibilitychange"))"""
WAIT = """() => new Promise(resolve => setTimeout(resolve, 50))"""


class ShakenWindow(Overheard):
    """A window that also remembers what it sent and what it was answered."""

    def __init__(self, page):
        super().__init__(page)
        self.sent, self.answers = {}, {}
        page.add_init_script(f"({BADGE})()")

    def _listen(self, socket):
        super()._listen(socket)
        socket.on("framesent", self._note_sent)
        socket.on("framereceived", self._note_answer)

    def _note_sent(self, frame):
        message = json.loads(frame)
        if "do" in message:
            self.sent[message["id"]] = message

    def _note_answer(self, frame):
        message = json.loads(frame)
        if "ok" in message:
            self.answers.setdefault(message["ok"], set()).add(message["seq"])
        elif "refused" in message:
            self.answers.setdefault(message["refused"], set()).add(message["why"])

    @property
    def seq(self):
        return next(
            (each["seq"] for each in map(json.loads, reversed(self.heard)) if "regions" in each), None
        )

    def until(self, condition):
        for _ in range(PATIENCE // 50):
            if condition():
                return
            self.page.evaluate(WAIT)
        raise AssertionError((self.page.url, set(self.sent) - set(self.answers), self.seq))

    def cast(self, msgid):
        self.choice(msgid).check()
        self.send_ballot()
        return self.has_recorded(msgid, timeout=PATIENCE)

    def send_ballot(self):
        self.page.get_by_role("button", name=sending()).click()

    def is_in_state(self, state):
        expect(self.page.locator("#sitting")).to_have_attribute("data-state", state)
        return self


class ShakenEvening:
    """Seven windows, each with a line of its own."""

    def __init__(self, town, network, open_page):
        self.town, self.network, self.windows = town, network, {}
        for name in ("olga", "vera", "anna", "bernd", "hasan", "wall", "public"):
            url = network.line(name).url
            tab = open_page(url, **({"viewport": PHONE} if name == "anna" else {}))
            if name not in OUTSIDE:
                tab.context.add_cookies(
                    [{"name": "sessionid", "value": town.cookie(name), "url": network.line(name).url}]
                )
            self.windows[name] = ShakenWindow(tab)
            self.windows[name].go_to(f"/sitzungen/{town.meeting.pk}/{PAGES.get(name, 'platz')}/")

    def __getattr__(self, name):
        return self.windows[name]

    def line(self, name):
        return self.network.line(name)

    def call(self, number):
        self.olga.act("call_item", {"item": self.town.item(number)})
        expect(self.vera.region("item")).to_contain_text(number)

    def calm(self):
        """The network holds: everybody is live, was answered, and sees what a reload would show."""
        self.network.calm()
        for window in self.windows.values():
            window.is_live()
            window.until(lambda window=window: window.sent.keys() <= window.answers.keys())
        seq = self.head
        for name, window in self.windows.items():
            window.page.evaluate(TICK)
            if name not in OUTSIDE:
                window.until(lambda window=window: window.seq == seq)
            assert (name, window.stale()) == (name, [])
            window.is_in_state("live")
        self.every_command_was_carried_out_once()

    @property
    def head(self):
        return Entry.objects.filter(stream__key=SITTING.key(self.town.meeting.pk)).count()

    def every_command_was_carried_out_once(self):
        rows = Entry.objects.filter(stream__key=SITTING.key(self.town.meeting.pk), command_id__isnull=False)
        journal = Counter(str(each) for each in rows.values_list("command_id", flat=True))
        for name, window in self.windows.items():
            refused = {each for each, answers in window.answers.items() if any(map(is_refusal, answers))}
            assert (name, [window.sent[each]["do"] for each in refused]) == (name, [])
            assert {len(answers) for answers in window.answers.values()} <= {1}
            assert [journal[each] for each in window.sent] == [1] * len(window.sent)


def is_refusal(answer):
    return isinstance(answer, str)


@pytest.fixture
def patient():
    expect.set_options(timeout=PATIENCE)
    yield
    expect.set_options(timeout=60_000)


@pytest.fixture(params=SEEDS)
def evening(request, town, servers, fresh_page, patient):
    ports = [server.start().port for server in servers]
    with Network(ports, request.param) as network:
        yield ShakenEvening(town, network, fresh_page)


def test_an_evening_over_a_bad_network(evening):
    gather(evening)
    a_vote_with_a_half_filled_ballot(evening)
    speakers(evening)
    a_roll_call_and_a_network_that_is_gone(evening)
    the_closed_part_stays_closed(evening)
    evening.network.storm()
    evening.vera.act("close_sitting")
    for name in set(evening.windows) - {"wall"}:
        evening.windows[name].says("notice", "The meeting is closed.")
    evening.calm()
    evening.town.is_as_the_journal_says()
    ballots_are_what_people_did(evening)
    the_badges_told_the_truth(evening)


def gather(evening):
    evening.network.storm()
    evening.olga.act("convene")
    for login in ("anna", "bernd", "vera"):
        evening.windows[login].button("I am in the hall").click()
    evening.hasan.button("I take part by video").click()
    for login in CHECKED_IN_AT_THE_DESK:
        evening.olga.tick("each-arrive-room", evening.town.person(login))
    expect(evening.wall.region("picture")).to_contain_text("8 von 13 anwesend")
    evening.vera.act("open_sitting")
    evening.public.says("head", "Running")
    evening.calm()


def a_vote_with_a_half_filled_ballot(evening):
    town, bernd = evening.town, evening.bernd
    evening.call("Ö 1")
    evening.olga.act("note_item")
    evening.call("Ö 3")
    evening.vera.act("open_vote", kind="open")
    bernd.choice("No").check()
    bernd.page.locator("form[data-ballot]").evaluate(WATCH_BALLOT)
    a_ballot_is_delivered_after_it_was_changed(evening)
    evening.network.storm()
    evening.hasan.cast("Yes")
    evening.vera.cast("Yes")
    for login, choice in zip(CHECKED_IN_AT_THE_DESK, ("yes", "yes", "no", "abstain"), strict=True):
        evening.olga.act("cast_ballot", {"vote": 1}, voter=str(town.person(login)), choice=choice)
        evening.olga.until(lambda: evening.olga.sent.keys() <= evening.olga.answers.keys())
    evening.public.says("vote", "%(received)s of %(entitled)s have voted", received=7, entitled=8)
    evening.calm()
    untouched = {"same": True, "left": [], "marked": "no", "focused": "no"}
    assert bernd.page.evaluate(BALLOT) == untouched
    evening.line("bernd").meets(Fate("deaf", down=0))
    bernd.send_ballot()
    bernd.has_recorded("No", timeout=PATIENCE)
    evening.network.storm()
    evening.vera.act("close_vote")
    evening.vera.act("announce_result")
    for window in evening.windows.values():
        expect(window.page.locator(".vote__count").first).to_be_visible()
    evening.calm()


def a_ballot_is_delivered_after_it_was_changed(evening):
    """Her first ballot hangs in a line that she has given up, is sent again, and changed: then the old one arrives."""
    anna = evening.anna
    evening.line("anna").meets(Fate("ghost"))
    anna.cast("No")
    anna.cast("Yes")
    assert evening.line("anna").delivers() == 1
    anna.is_live()
    assert evening.town.ballots("anna") == ["no", "yes"]
    anna.has_recorded("Yes")


def speakers(evening):
    anna, vera = evening.anna, evening.vera
    evening.call("Ö 4")
    evening.network.storm()
    anna.act("request_floor")
    vera.act("give_floor", {"person": evening.town.person("anna")})
    expect(anna.page.locator(".word__speaking")).to_be_visible()
    vera.act("end_speech", {"person": evening.town.person("anna")})
    expect(anna.page.locator(".word__speaking")).to_have_count(0)
    evening.calm()


def a_roll_call_and_a_network_that_is_gone(evening):
    town = evening.town
    evening.vera.act("open_vote", kind="roll_call")
    evening.hasan.cast("Abstention")
    for name, window in evening.windows.items():
        evening.line(name).refuses()
        window.is_in_state("lost")
    for login in CHECKED_IN_AT_THE_DESK:
        town.do(login, "cast_ballot", vote=2, choice="yes" if login == "cem" else "no")
    for window in evening.windows.values():
        window.is_in_state("lost")
    news_alone_make_no_screen_live(evening)
    evening.network.storm()
    for login in ("anna", "bernd", "vera"):
        evening.windows[login].cast("No")
    evening.vera.act("close_vote")
    evening.vera.act("announce_result")
    expect(evening.public.region("names")).to_contain_text(word("How everybody voted"))
    evening.calm()


def news_alone_make_no_screen_live(evening):
    """A line that comes about, and on which the question what was missed does not get through."""
    evening.line("bernd").meets(FAIR, then=Fate("mute"))
    evening.line("olga").is_calm()
    evening.bernd.is_in_state("catching-up")
    evening.olga.is_live().act("interrupt", reason="Feueralarm")
    evening.olga.says("notice", "The meeting is interrupted.")
    evening.olga.act("resume")
    expect(evening.olga.region("notice")).not_to_contain_text(word("The meeting is interrupted."))
    evening.bernd.is_in_state("catching-up")
    evening.line("bernd").breaks()
    evening.bernd.is_live()
    assert evening.bernd.stale() == []


def the_closed_part_stays_closed(evening):
    vera = evening.vera
    evening.network.storm()
    vera.act("exclude_public", reason="Grundstücksangelegenheit")
    evening.public.says("head", "Closed part")
    evening.call("N 1")
    vera.act("open_vote", kind="open")
    evening.anna.cast("Yes")
    vera.act("close_vote")
    vera.act("announce_result")
    expect(evening.hasan.region("agenda")).to_contain_text("Mühlengasse")
    vera.act("readmit_public")
    evening.public.says("head", "Public part")
    evening.calm()
    for name in OUTSIDE:
        window = evening.windows[name]
        told = window.page.content() + "".join(window.heard)
        assert [each for each in CLOSED_WORDS if each in told] == []
    assert [each for each in CLOSED_WORDS if each in "".join(evening.hasan.heard)] != []


def ballots_are_what_people_did(evening):
    ballots = {login: evening.town.ballots(login) for login in evening.town.people.by_login}
    assert {login: choices for login, choices in ballots.items() if choices} == {
        "anna": ["no", "yes", "no", "yes"],
        "bernd": ["no", "no"],
        "hasan": ["yes", "abstain"],
        "vera": ["yes", "no"],
        "cem": ["yes", "yes"],
        "dora": ["yes", "no"],
        "eva": ["no", "no"],
        "fritz": ["abstain", "no"],
    }


def the_badges_told_the_truth(evening):
    """After a lost line nobody is live who has not caught up; and the storm has reached everybody."""
    for name, window in evening.windows.items():
        badge = window.page.evaluate("window.badge")
        assert {"lost", "catching-up"} <= set(badge), name
        assert ("lost", "live") not in set(pairwise(badge)), name
    assert {"broken: cut", "answer lost", "delivered late", "refused"} <= evening.network.did.keys()


def test_a_line_that_says_nothing_any_more_is_first_doubted_and_then_given_up(town, server, fresh_page):
    town.opened("vera", "anna")
    server.start()
    with Network([server.port], SEEDS[0]) as network:
        line = network.line("anna")
        tab = fresh_page(line.url, viewport=PHONE)
        cookie = {"name": "sessionid", "value": town.cookie("anna"), "url": line.url}
        tab.context.add_cookies([cookie])
        tab.clock.install()
        anna = ShakenWindow(tab).go_to(f"/sitzungen/{town.meeting.pk}/platz/")
        line.meets(Fate("silent"), then=Fate("silent"))
        town.do("olga", "call_item", item=town.item("Ö 3"))
        tab.clock.run_for(16_000)
        anna.is_in_state("catching-up")
        tab.clock.run_for(10_000)
        anna.is_in_state("lost")
        tab.clock.run_for(1_000)  # it tries again: that line does not even come about
        line.meets(Fate("silent"))
        tab.clock.run_for(26_000)
        anna.is_in_state("lost")
        tab.clock.run_for(3_000)
        anna.is_live()
        assert anna.stale() == []
