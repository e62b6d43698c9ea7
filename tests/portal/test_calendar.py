"""The calendar: a month on a page, and the file that people's own calendars read."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from icalendar import Calendar

from sessions_app.berlin import time_zone
from sessions_app.models import Location, Meeting
from tests.agendas import HOST
from tests.house.world import vogelheim

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def visitor():
    return Client(headers={"host": HOST})


@pytest.fixture
def town(db):
    return vogelheim()


def held(town, name, *when, **further):
    facts = {"body": town.body, "organization": town.council, "name": name} | further
    return Meeting.objects.create(starts_at=datetime(*when, tzinfo=BERLIN), **facts)


def shown(visitor, address):
    return visitor.get(address).content.decode()


def test_a_month_shows_what_is_held_in_it_and_nothing_else(town, visitor):
    held(town, "Letzte im Februar", 2031, 2, 28, 23, 59)
    held(town, "Erste im März", 2031, 3, 1, 0, 0)
    held(town, "Letzte im März", 2031, 3, 31, 23, 59)
    held(town, "Erste im April", 2031, 4, 1, 0, 0)
    page = shown(visitor, "/kalender/2031/3/")
    assert [
        name
        for name in ("Letzte im Februar", "Erste im März", "Letzte im März", "Erste im April")
        if name in page
    ] == [
        "Erste im März",
        "Letzte im März",
    ]
    assert "Sitzungen im März 2031" in page


def test_a_month_without_meetings_says_so(town, visitor):
    assert "In diesem Monat ist keine Sitzung geplant." in shown(visitor, "/kalender/2031/3/")


def test_the_months_lead_to_one_another_and_come_to_an_end(town, visitor):
    held(town, "Erste", 2031, 3, 3, 18, 0)
    held(town, "Letzte", 2031, 5, 5, 18, 0)
    middle = shown(visitor, "/kalender/2031/4/")
    assert 'href="/kalender/2031/3/"' in middle
    assert 'href="/kalender/2031/5/"' in middle
    assert "/kalender/2031/2/" not in shown(visitor, "/kalender/2031/3/")
    assert "/kalender/2031/6/" not in shown(visitor, "/kalender/2031/5/")


def test_one_committees_calendar_keeps_to_it(town, visitor):
    held(town, "Rat", 2031, 3, 3, 18, 0)
    held(town, "Ausschuss", 2031, 3, 4, 18, 0, organization=town.committee)
    held(town, "Ausschuss später", 2031, 4, 4, 18, 0, organization=town.committee)
    page = shown(visitor, f"/kalender/2031/3/?gremium={town.committee.pk}")
    assert '<span lang="de">Ausschuss</span></a>' in page
    assert '<span lang="de">Rat</span></a>' not in page
    assert f"/kalender/2031/4/?gremium={town.committee.pk}" in page


@pytest.mark.parametrize(
    "address", ["/kalender/2031/13/", "/kalender/2031/0/", "/kalender/99999/1/", "/kalender/0/1/"]
)
def test_a_month_that_does_not_exist_is_said_in_words(town, visitor, address):
    answer = visitor.get(address)
    assert answer.status_code == 404
    assert "Unter dieser Adresse liegt nichts" in answer.content.decode()


def read(answer):
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return {str(event["summary"]): event for event in Calendar.from_ical(answer.content).walk("VEVENT")}


def test_a_persons_own_calendar_knows_time_place_state_and_address(town, visitor):
    meeting = held(town, "Rat, öffentlich; mit „Zeichen“", 2031, 3, 3, 18, 0, state="convened")
    cancelled = held(
        town,
        "Abgesagt",
        2031,
        3,
        4,
        18,
        0,
        state="cancelled",
        ends_at=datetime(2031, 3, 4, 20, tzinfo=BERLIN),
    )
    events = read(visitor.get("/kalender.ics"))
    event = events[meeting.name]
    assert event["dtstart"].dt == meeting.starts_at
    assert "dtend" not in event
    assert event["status"] == "CONFIRMED"
    assert event["url"] == f"http://{HOST}/sitzungen/{meeting.pk}/"
    assert event["uid"] == f"sitzung-{meeting.pk}@{HOST.split(':')[0]}"
    assert (events["Abgesagt"]["status"], events["Abgesagt"]["dtend"].dt) == ("CANCELLED", cancelled.ends_at)


def test_signs_that_a_calendar_must_not_hold_are_left_out_of_what_was_imported(town, visitor):
    """RFC 5545, 3.1: no control characters."""
    meeting = held(town, "Rat\x0b der\x07 Stadt", 2031, 3, 3, 18, 0, state="convened")
    Meeting.objects.filter(pk=meeting.pk).update(
        location=Location.objects.create(body=town.body, room="Saal\x00 1")
    )
    answer = visitor.get("/kalender.ics")
    event = read(answer)["Rat der Stadt"]
    assert str(event["location"]) == "Saal 1"
    assert re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", answer.content) is None


def test_calendars_take_over_what_is_moved_and_cancelled_and_no_more(town, visitor):
    """SEQUENCE grows by one with each change of time, place or standing, however it is written; a draft moves nothing."""
    meeting = held(town, "Rat", 2031, 3, 3, 18, 0)
    rows, seen = Meeting.objects.filter(pk=meeting.pk), []
    for change in (
        {},
        {"starts_at": datetime(2031, 7, 3, 18, 0, tzinfo=BERLIN), "modified": meeting.created},
        {"location": Location.objects.create(body=town.body, room="Aula")},
        {"fault_phone": "1", "modified": datetime(2032, 1, 1, tzinfo=BERLIN)},
        {"name": "Rat der Stadt"},
        {"state": "convened"},
        {"state": "cancelled", "starts_at": datetime(2031, 7, 4, 18, 0, tzinfo=BERLIN)},
    ):
        rows.update(**change)
        (event,) = read(visitor.get("/kalender.ics")).values()
        seen.append(event["sequence"])
        assert event["last-modified"].dt < datetime(2031, 1, 1, tzinfo=BERLIN)
    assert seen == [0, 1, 2, 2, 2, 3, 4]
    text = visitor.get("/kalender.ics").content.decode()
    assert "DTSTART;TZID=Europe/Berlin:20310704T180000\r\n" in text
    assert "STATUS:CANCELLED\r\n" in text
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n" in text
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


def test_the_time_zone_in_the_file_is_the_official_one():
    zones = time_zone().to_tz(), BERLIN
    for year in (2026, 2031, 2040):
        for month, day, hour in ((1, 1, 0), (3, 24, 12), (3, 31, 12), (7, 1, 0), (10, 24, 12), (10, 31, 12)):
            ours, official = (datetime(year, month, day, hour, tzinfo=zone) for zone in zones)
            assert ours.utcoffset() == official.utcoffset()


def test_a_committees_file_holds_its_meetings_alone(town, visitor):
    held(town, "Rat", 2031, 3, 3, 18, 0)
    held(town, "Ausschuss", 2031, 3, 4, 18, 0, organization=town.committee)
    assert set(read(visitor.get(f"/gremien/{town.committee.pk}/kalender.ics"))) == {"Ausschuss"}
    assert set(read(visitor.get("/kalender.ics"))) == {"Rat", "Ausschuss"}


def test_a_meeting_of_last_year_is_no_longer_sent_to_calendars_but_stands_on_its_month(town, visitor):
    held(town, "Vergangen", 2001, 3, 3, 18, 0)
    assert "Vergangen" not in read(visitor.get("/kalender.ics"))
    assert "Vergangen" in shown(visitor, "/kalender/2001/3/")


def test_a_calendar_that_has_the_file_is_told_that_nothing_changed(town, visitor):
    held(town, "Rat", 2031, 3, 3, 18, 0)
    tag = visitor.get("/kalender.ics")["ETag"]
    assert visitor.get("/kalender.ics", headers={"if-none-match": tag}).status_code == 304
    held(town, "Noch eine", 2031, 3, 5, 18, 0)
    assert visitor.get("/kalender.ics", headers={"if-none-match": tag}).status_code == 200
