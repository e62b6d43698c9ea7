"""live.js in a real browser: the ballot belongs to the voter's screen, and the line mends itself."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from journal.store import history, replay
from sessions_app.live import SITTING
from sessions_app.relay import entrance
from tests.browser import PHONE, close_all_the_same, take_step
from voting.events import BallotCast

pytestmark = pytest.mark.xdist_group("live: browser")  # one browser for all of them


def vote(council):
    return replay(SITTING, SITTING.key(council.meeting.pk)).state.last_vote


def test_pushes_never_change_a_half_filled_ballot_nor_move_the_focus(council, window):
    council.voting()
    anna = window("anna", "platz", viewport=PHONE)
    anna.get_by_label("Nein", exact=True).check()
    council.do("bernd", "cast_ballot", vote=1, choice="yes")
    council.do("karla", "leave")
    council.do("olga", "interrupt", reason="Pause")
    expect(anna.locator(".kern-alert")).to_contain_text("unterbrochen")
    council.do("olga", "resume")
    expect(anna.locator(".kern-alert")).to_have_count(0)
    # Even a ballot that another device of hers cast does not touch what is being filled in here.
    council.do("anna", "cast_ballot", vote=1, choice="yes")
    expect(anna.locator("[data-region=you]")).to_contain_text("aufgezeichnet")
    expect(anna.get_by_label("Nein", exact=True)).to_be_checked()
    expect(anna.get_by_label("Nein", exact=True)).to_be_focused()

    anna.locator(".ballot__cast").click()
    expect(anna.locator(".card__recorded")).to_contain_text("Nein")
    expect(anna.locator(".card__recorded")).to_be_in_viewport(ratio=1)
    assert vote(council).choice_of(council.person("anna")) == "no"


def test_a_ballot_whose_answer_was_lost_is_sent_again_and_counts_once(council, window):
    council.voting()
    break_in_line = Break()
    anna = window("anna", "platz", before=break_in_line.built_into)
    anna.get_by_label("Ja", exact=True).check()
    anna.locator(".ballot__cast").click()
    expect(anna.locator("#sitting")).to_have_attribute("data-state", "lost")
    expect(anna.locator("#line")).to_contain_text("getrennt seit")
    break_in_line.mended = True
    expect(anna.locator("#sitting")).to_have_attribute("data-state", "live")
    expect(anna.locator(".card__recorded")).to_contain_text("Ja")
    expect(anna.locator(".ballot")).not_to_have_attribute("aria-busy", "true")
    events = [each.event for each in history(SITTING.key(council.meeting.pk))]
    assert sum(isinstance(event, BallotCast) for event in events) == 1


class Break:
    """As soon as the ballot is on its way the line breaks: it arrives, its answer does not. No other comes about
    until the test has seen that and mends it.
    """

    def __init__(self):
        self.broken = self.mended = False

    def built_into(self, tab):
        tab.route_web_socket(re.compile("/ws/"), self._on_line)

    def _on_line(self, line):
        if self.broken and not self.mended:
            line.close(code=1012)
            return
        server = line.connect_to_server()
        line.on_message(lambda message: self._up(line, server, message))

    def _up(self, line, server, message):
        server.send(message)
        if "cast_ballot" in message and not self.broken:
            self.broken = True
            line.close(code=1012)


def test_who_begins_the_next_entry_before_the_answer_came_keeps_it(council, window):
    council.voting()
    weir = Weir()
    clerk = window("olga", "pult", before=weir.built_into)
    clerk.locator("summary", has_text="Stimme eines Mitglieds eintragen").click()
    entry = clerk.locator("form:has(input[value=cast_ballot])")
    enter(entry, council.person("dora"), "yes")
    expect(entry).to_have_attribute("aria-busy", "true")
    enter(entry, council.person("fritz"), "abstain")
    fill_in(entry, council.person("eva"), "no")
    weir.let_down()
    expect(entry).not_to_have_attribute("aria-busy", "true")
    expect(entry.locator("[name=voter]")).to_have_value(str(council.person("eva")))
    expect(entry.locator("[name=choice]")).to_have_value("no")
    entry.locator("button").click()
    expect(clerk.locator("[data-region=vote]")).to_contain_text("3 von 13")
    cast = {name: vote(council).choice_of(council.person(name)) for name in ("dora", "fritz", "eva")}
    assert cast == {"dora": "yes", "fritz": "abstain", "eva": "no"}


def enter(entry, person, choice):
    fill_in(entry, person, choice)
    entry.locator("button").click()


def fill_in(entry, person, choice):
    entry.locator("[name=voter]").select_option(str(person))
    entry.locator("[name=choice]").select_option(choice)


class Weir:
    """From the first ballot on it holds back what the server says, until the test lets it down."""

    def __init__(self):
        self.closed = False
        self.held = []

    def built_into(self, tab):
        tab.route_web_socket(re.compile("/ws/"), self._on_line)

    def _on_line(self, line):
        self.line, server = line, line.connect_to_server()
        line.on_message(lambda message: self._up(server, message))
        server.on_message(lambda message: self._down(line, message))

    def _up(self, server, message):
        self.closed = self.closed or "cast_ballot" in message
        server.send(message)

    def _down(self, line, message):
        if self.closed:
            self.held.append(message)
        else:
            line.send(message)

    def let_down(self):
        self._up, self.closed = lambda server, message: server.send(message), False
        for message in self.held:
            self.line.send(message)


def test_a_fault_while_the_line_is_set_up_is_not_its_end(council, window, monkeypatch):
    faults, let_in = [OSError("no thread is free")], entrance.admit_together

    def failing_once(knocks):
        if faults:
            raise faults.pop()
        return let_in(knocks)

    monkeypatch.setattr(entrance, "admit_together", failing_once)
    council.opened()
    assert window("anna", "platz").locator("#line").inner_text() != ""
    assert faults == []


def test_the_desk_runs_a_vote_by_keyboard_and_the_page_reads_out_what_happens(council, window):
    council.opened()
    desk, public = window("vera", "pult"), window(None, "live")
    council.do("olga", "call_item", item=council.item("Ö 3"))
    take_step(desk, "Abstimmung eröffnen")
    expect(public.locator("#announcements")).to_have_text("Die Abstimmung ist eröffnet.")
    council.do("anna", "cast_ballot", vote=1, choice="no")
    take_step(desk, "Abstimmung schließen (12 haben noch nicht abgestimmt)")
    expect(public.locator("#announcements")).to_contain_text("abgelehnt")
    take_step(desk, "Ergebnis bekannt geben")
    expect(public.locator("[data-region=agenda]")).to_contain_text("Abgelehnt")


def test_a_refusal_is_read_out_and_the_form_can_be_sent_again(council, window):
    council.voting()
    clerk = window("olga", "pult")
    clerk.locator("summary", has_text="Unterbrechen").click()
    form = clerk.locator("form:has(input[value=interrupt])")
    form.locator("[name=reason]").fill("Pause")
    form.locator("[name=reason]").evaluate(
        "field => { field.maxLength = 9999; field.value = 'x'.repeat(5000) }"
    )
    form.locator("button").click()
    expect(clerk.get_by_role("alert")).to_contain_text("zu lang")
    form.locator("[name=reason]").fill("Pause")
    form.locator("button").click()
    expect(clerk.locator(".kern-alert")).to_contain_text("unterbrochen")
    expect(clerk.get_by_role("alert").filter(has_text=re.compile("zu lang"))).to_have_count(0)


def test_the_second_half_of_a_double_click_does_not_press_what_came_in_its_place(council, window):
    council.voting()
    council.do("anna", "cast_ballot", vote=1, choice="yes")
    desk = window("vera", "pult", before=stop_the_clock)
    desk.locator(".asked--next > summary").click()
    despite = desk.get_by_role("button", name="Trotzdem schließen")
    expect(despite).to_be_disabled()
    despite.click(force=True)
    assert vote(council).phase.value == "open"
    desk.clock.run_for(1000)
    despite.click()
    announcing = desk.get_by_role("button", name="Ergebnis bekannt geben")
    expect(announcing).to_be_disabled()
    announcing.click(force=True)
    assert announcing.get_attribute("aria-busy") is None
    assert vote(council).phase.value == "closed"

    desk.clock.run_for(1000)
    expect(announcing).to_be_enabled()
    announcing.click()
    expect(announcing).to_have_count(0)
    assert vote(council).phase.value == "announced"


def test_what_asks_back_rests_from_the_moment_it_is_opened(council, window):
    """Not only once its window has told that it is open, which a second press can overtake."""
    council.voting()
    council.do("anna", "cast_ballot", vote=1, choice="yes")
    for opened_by in (
        "document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', ctrlKey: true}))",
        "document.querySelector('.asked--next > summary').click()",
    ):
        resting = (
            f"() => {{ {opened_by}; return document.querySelector('.asked--next button').ariaDisabled }}"
        )
        assert window("vera", "pult").evaluate(resting) == "true"


def test_the_next_button_can_be_pressed_before_the_last_answer_came(council, window):
    """The screen moved on, the answer was lost: the button that came in its place is no double click."""
    council.voting()
    council.do("anna", "cast_ballot", vote=1, choice="yes")
    desk = window("vera", "pult", before=lose_answers)
    close_all_the_same(desk)
    announcing = desk.get_by_role("button", name="Ergebnis bekannt geben")
    expect(announcing).to_be_enabled()
    announcing.click()
    expect(announcing).to_have_count(0)
    assert vote(council).phase.value == "announced"


def lose_answers(tab):
    """What is done is seen, and never answered."""

    def on_line(line):
        server = line.connect_to_server()
        line.on_message(server.send)
        server.on_message(lambda message: None if message.startswith('{"ok"') else line.send(message))

    tab.route_web_socket(re.compile("/ws/"), on_line)


def stop_the_clock(tab):
    """The page's time stands still until the test lets it run."""
    tab.clock.install()
    tab.clock.pause_at(timezone.now() + timedelta(seconds=1))
