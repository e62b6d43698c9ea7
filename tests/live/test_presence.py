"""Apologies, bias, a doubted quorum and what is entered afterwards, as desk, members and the public see them."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from journal.store import replay
from sessions_app.live import SITTING
from tests.browser import take_step

pytestmark = pytest.mark.xdist_group("live: presence")  # one browser for all of them


def state(council):
    return replay(SITTING, SITTING.key(council.meeting.pk)).state


def test_a_member_declares_a_bias_by_keyboard_and_the_desk_sees_who_is_entitled(council, window):
    council.opened()
    council.do("olga", "call_item", item=council.item("Ö 3"))
    anna, desk, public = window("anna", "platz"), window("olga", "pult"), window(None, "live")
    anna.locator(".card__say > summary").focus()
    anna.keyboard.press("Enter")
    anna.locator(".card__say select").select_option("audience")
    anna.get_by_role("button", name="Ich bin zu TOP Ö 3 befangen").press("Enter")
    expect(anna.locator(".card__word")).to_contain_text("befangen")
    sentence = "Stimmberechtigt zu diesem TOP: 12 von 13; befangen: Anna Albers."
    for screen in (desk, public):
        expect(screen.locator(".presence__entitled")).to_have_text(sentence)
    council.do("olga", "open_vote", item=council.item("Ö 3"))
    expect(anna.locator(".card__word")).to_contain_text("wirken an Beratung und Abstimmung nicht mit")
    expect(anna.locator(".ballot")).to_have_count(0)
    assert council.person("anna") not in state(council).vote.electors


def test_who_reports_himself_waits_for_the_desk_that_confirms_all_at_once(council, window):
    council.do("olga", "convene")
    council.do("anna", "arrive")
    council.do("bernd", "arrive")
    desk, anna = window("olga", "pult"), window("anna", "platz")
    expect(anna.locator(".card__unconfirmed")).to_be_visible()
    expect(desk.locator(".seats__own")).to_have_count(2)
    desk.get_by_role("button", name="Alle 2 selbst Gemeldeten bestätigen").press("Enter")
    expect(desk.locator(".seats__own")).to_have_count(0)
    expect(anna.locator(".card__unconfirmed")).to_have_count(0)


def test_a_doubt_of_the_quorum_makes_establishing_it_the_next_step(council, window):
    council.opened()
    council.do("olga", "call_item", item=council.item("Ö 3"))
    anna, chair = window("anna", "platz"), window("vera", "pult")
    anna.locator(".card__say > summary").click()
    anna.get_by_role("button", name="Ich bezweifle die Beschlussfähigkeit").click()
    expect(chair.locator(".notice")).to_contain_text("Die Beschlussfähigkeit wird bezweifelt.")
    expect(chair.locator(".lamp")).to_contain_text("Anna Albers bezweifelt die Beschlussfähigkeit")
    take_step(chair, "Beschlussfähigkeit feststellen")
    expect(chair.locator(".notice")).to_have_count(0)
    expect(chair.locator("form[data-primary] button").first).to_have_text("Abstimmung eröffnen")


def test_an_arrival_is_entered_afterwards_with_its_true_time(council, window):
    council.opened("hasan")
    desk = window("olga", "pult")
    desk.locator(".roll > summary").click()
    desk.locator(".roll summary", has_text="Ankunft nachtragen").click()
    form = desk.locator("form:has(input[value=enter_arrival])")
    form.locator("select[name=person]").select_option(str(council.person("hasan")))
    form.locator("input[name=arrived_at]").fill(f"{timezone.localtime():%H:%M}")
    form.locator("input[name=reason]").fill("an der Tür übersehen")
    form.locator("button").click()
    expect(desk.locator(".log li").first).to_contain_text("nachgetragen: an der Tür übersehen")
    since = state(council).present[council.person("hasan")].since
    assert (since.second, since.microsecond) == (0, 0)


def test_outside_nobody_learns_who_is_biased_in_the_closed_part(council, window):
    council.opened()
    council.do("vera", "exclude_public", reason="Grundstücksangelegenheiten")
    council.do("olga", "call_item", item=council.item("N 1"))
    public = window(None, "live")
    before = public.locator("[data-region=presence]").inner_text()
    council.do("anna", "declare_recusal", item=council.item("N 1"), place="outside")
    council.do("olga", "interrupt", reason="Pause")
    expect(public.locator(".notice")).to_contain_text("unterbrochen")
    assert public.locator("[data-region=presence]").inner_text() == before
    assert "13" in before
    desk = window("olga", "pult")
    expect(desk.locator(".presence__entitled")).to_contain_text("befangen: Anna Albers")


def test_the_desk_prints_the_attendance_list_before_and_during_the_meeting(council, live_site):
    clerk, member = council.client("olga"), council.client("anna")
    address = f"/sitzungen/{council.meeting.pk}/anwesenheitsliste.pdf"
    assert clerk.get(address)["Content-Type"] == "application/pdf"
    council.opened()
    assert clerk.get(address)["Content-Type"] == "application/pdf"
    assert member.get(address).status_code == 404


def test_a_meeting_that_cannot_be_convened_says_what_is_missing_instead_of_a_list(council, live_site):
    council.meeting.agenda_published_at = None
    council.meeting.save()
    answer = council.client("olga").get(f"/sitzungen/{council.meeting.pk}/anwesenheitsliste.pdf", follow=True)
    assert "Die Tagesordnung ist noch nicht veröffentlicht" in answer.content.decode()
