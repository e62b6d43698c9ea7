"""Livestream and recording: off until a rule allows them, loaded only with consent, with jumps and without script."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sessions_app.models import AgendaItem, Broadcast, LocalRule, Meeting
from tests.live.council import CANARY, committee_member, eichenfurt

FILM = "https://video.example/rat.mp4"
TUBE = "https://youtu.be/abcdefghijk"


@pytest.fixture
def council(db):
    return eichenfurt()


def allow(council):
    given = {"content": True, "document": "main_bylaw", "paragraph": "§ 7", "starts_on": date(2020, 1, 1)}
    return LocalRule.objects.create(body=council.body, key="public.broadcast", **given)


@pytest.fixture
def recorded(council):
    """An evening with a closed part, over, with a recording that begins ten seconds before the opening."""
    allow(council)
    council.opened()
    council.do("olga", "call_item", item=council.item("Ö 3"))
    council.do("vera", "exclude_public", reason=f"Grund {CANARY}")
    council.do("olga", "call_item", item=council.item("N 1"))
    council.do("vera", "readmit_public")
    council.do("vera", "close_sitting")
    council.meeting.refresh_from_db()
    begin = council.meeting.opened_at - timedelta(seconds=10)
    Broadcast.objects.create(meeting=council.meeting, recording_url=FILM, recording_from=begin)
    return council


def desk(council, login="olga", **given):
    client = council.client(login)
    return client.post(f"/arbeitsplatz/sitzungen/{council.meeting.pk}/uebertragung/", given)


def film(council, query=""):
    return council.client().get(f"/sitzungen/{council.meeting.pk}/uebertragung/{query}")


def sources(answer):
    return dict(each.split(" ", 1) for each in answer["Content-Security-Policy"].split("; "))


def said(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", answer.content.decode()))


def test_without_a_rule_nothing_is_entered_and_nothing_is_shown(council):
    refused = desk(council, stream_url=FILM)
    assert "erlaubt Ihre Hauptsatzung bisher keine Übertragungen" in said(refused)
    assert list(Broadcast.objects.all()) == []
    Broadcast.objects.create(meeting=council.meeting, stream_url=FILM)  # entered while a rule held
    page = council.client().get(f"/sitzungen/{council.meeting.pk}/").content.decode()
    assert (film(council).status_code, "uebertragung" in page) == (404, False)


def test_with_the_rule_the_page_of_the_meeting_leads_to_it_and_names_the_paragraph(council):
    rule = allow(council)
    assert desk(council, stream_url=FILM).status_code == 302
    page = council.client().get(f"/sitzungen/{council.meeting.pk}/")
    assert f'href="/sitzungen/{council.meeting.pk}/uebertragung/"' in page.content.decode()
    assert "Übertragen oder aufgezeichnet wird nur der öffentliche Teil (§ 7 Hauptsatzung)" in said(page)
    assert "Die Sitzung beginnt am" in said(film(council))
    rule.delete()
    assert film(council).status_code == 404


def test_nothing_of_the_host_is_loaded_before_the_reader_agrees_and_then_of_no_other(recorded, settings):
    settings.VIDEO_HOSTS = ["video.example"]
    asleep, awake = film(recorded), film(recorded, "?zeigen=1&ab=70")
    assert "Erst wenn Sie ihn laden, erfährt video.example" in said(asleep)
    assert ("<video" in asleep.content.decode(), "media-src" in sources(asleep)) == (False, False)
    assert f'<video class="film" src="{FILM}#t=70"' in awake.content.decode()
    assert (sources(awake)["media-src"], sources(awake)["frame-src"]) == ("https://video.example", "'none'")
    assert not awake.cookies


def test_a_provider_is_framed_and_may_do_no_more(recorded, settings):
    settings.VIDEO_HOSTS = ["www.youtube-nocookie.com"]
    Broadcast.objects.update(recording_url=TUBE)
    awake = film(recorded, "?zeigen=1")
    assert 'src="https://www.youtube-nocookie.com/embed/abcdefghijk?start=0"' in awake.content.decode()
    assert sources(awake)["frame-src"] == "https://www.youtube-nocookie.com"
    assert "media-src" not in sources(awake)


def test_a_host_that_the_operator_did_not_name_is_a_link_whatever_is_asked(recorded):
    answer = film(recorded, "?zeigen=1&ab=99999999999")
    assert "<video" not in answer.content.decode()
    assert f'href="{FILM}#t=0"' in answer.content.decode()
    assert "verlassen Sie diese Seiten" in said(answer)


def test_jumps_lead_to_the_second_and_the_closed_part_has_none(recorded):
    shown = film(recorded).content.decode()
    jumps = re.findall(r"<li><span class=\"jumps__clock\">(.*?)</span>(.*?)</li>", shown, re.DOTALL)
    texts = [re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", text)).strip() for _clock, text in jumps]
    title = AgendaItem.objects.get(pk=recorded.item("Ö 3")).name
    assert texts == [f"Ö 3 {title}", "Nichtöffentlicher Teil: davon gibt es keine Aufzeichnung."]
    second = int(re.findall(rf'href="{re.escape(FILM)}#t=([1-9][0-9]*)"', shown)[0])
    assert 10 <= second < 600  # ten before the opening, and what the evening took
    assert CANARY not in shown


def test_before_and_during_it_is_the_stream_afterwards_the_recording_alone(council):
    allow(council)
    Broadcast.objects.create(meeting=council.meeting, stream_url=FILM)
    council.opened()
    council.do("vera", "exclude_public", reason="Grund")
    assert "Die Übertragung geht weiter" in said(film(council))
    council.do("vera", "close_sitting")
    assert film(council).status_code == 404
    Meeting.objects.update(state="cancelled")
    Broadcast.objects.update(recording_url=FILM)
    assert film(council).status_code == 404


def test_while_it_pauses_the_page_says_so_instead_of_the_player_and_nobody_reads_who_or_why(
    council, settings
):
    settings.VIDEO_HOSTS = ["video.example"]
    allow(council)
    Broadcast.objects.create(meeting=council.meeting, stream_url=FILM)
    council.opened()
    assert "Die Übertragung hat noch nicht begonnen" in said(film(council, "?zeigen=1"))
    council.do("olga", "start_broadcast")
    assert f'<video class="film" src="{FILM}' in film(council, "?zeigen=1").content.decode()
    council.do("olga", "pause_broadcast")
    page = film(council, "?zeigen=1")
    assert "Die Übertragung ist angehalten" in said(page)
    assert ("<video" in page.content.decode(), FILM in page.content.decode()) == (False, False)
    assert "media-src" not in sources(page)
    live = council.client().get(f"/sitzungen/{council.meeting.pk}/live/").content.decode()
    assert "Übertragung angehalten" in live


def test_the_stream_of_the_committee_is_that_of_its_meetings_until_one_says_another(council):
    allow(council)
    assert desk(council, stream_url=TUBE, for_all="on").status_code == 302
    other = Meeting.objects.create(
        body=council.body, organization=council.council, name="24.", starts_at=council.meeting.starts_at
    )
    page = council.client().get(f"/sitzungen/{other.pk}/uebertragung/")
    assert "https://www.youtube.com/watch?v=abcdefghijk&amp;t=0s" in page.content.decode()
    Broadcast.objects.create(meeting=other, stream_url=FILM)
    assert FILM in council.client().get(f"/sitzungen/{other.pk}/uebertragung/").content.decode()


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"stream_url": "http://video.example/live"}, "die mit https:// beginnt"),
        ({"recording_url": "https://"}, "gültige"),
        ({"recording_url": "javascript:alert(1)"}, "gültige"),
        ({"recording_url": FILM, "day": "2020-01-01", "time": "18:00:00"}, "höchstens einen Tag"),
        ({"recording_url": FILM, "day": "morgen", "time": "18:00:00"}, "gültiges Datum"),
    ],
)
def test_what_makes_no_sense_is_said_and_nothing_is_kept(council, given, sentence):
    allow(council)
    assert sentence in said(desk(council, **given))
    assert list(Broadcast.objects.all()) == []


def test_only_the_clerk_of_the_organization_enters_it(council):
    allow(council)
    committee_member(council)
    statuses = {
        login: desk(council, login, stream_url=FILM).status_code for login in ("vera", "anna", "paul")
    }
    assert (statuses, list(Broadcast.objects.all())) == ({"vera": 404, "anna": 404, "paul": 404}, [])


def test_the_page_costs_the_same_whatever_the_evening_was(recorded):
    with CaptureQueriesContext(connection) as queries:
        assert film(recorded).status_code == 200
    assert len(queries) == 10, [each["sql"][:120] for each in queries]
