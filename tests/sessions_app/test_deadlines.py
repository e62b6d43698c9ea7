"""While an agenda is prepared its page says by which day the law wants it sent and announced."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone

from sessions_app.desk.meetings import schedule_meeting
from sessions_app.models import Body, Meeting
from sessions_app.pages.deadlines import LastDay, last_days
from tests.house.world import HOST, roles

pytestmark = pytest.mark.django_db
THURSDAY = datetime(2029, 3, 22, 18, 0, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture
def scheduled(db):
    home, _neighbour, users = roles()

    def at(starts_at, law):
        Body.objects.filter(pk=home.body.pk).update(rule_profile=law)
        meeting = schedule_meeting(home.actor("clerk", users), home.council, starts_at=starts_at)
        return Meeting.objects.get(pk=meeting.pk), users["clerk"]

    return at


@pytest.mark.parametrize(
    ("law", "expected"),
    [
        ("he", [LastDay("notice.by", date(2029, 3, 18), "§ 58 Abs. 1 HGO", False)]),
        ("bw", [LastDay("notice.by", date(2029, 3, 15), "§ 34 Abs. 1 GemO", False)]),
        ("by", [LastDay("agenda.public_by", date(2029, 3, 19), "Art. 52 Abs. 1 BayGO", False)]),
        ("nrw", []),
        ("no such law", []),
    ],
)
def test_the_last_days_are_those_that_the_law_of_the_state_names(scheduled, law, expected):
    meeting, _clerk = scheduled(THURSDAY, law)
    assert list(last_days(meeting)) == expected


def test_a_meeting_without_a_day_has_no_last_days(scheduled):
    meeting, _clerk = scheduled(THURSDAY, "he")
    meeting.starts_at = None
    assert last_days(meeting) == ()


def test_the_clerk_reads_the_day_and_that_it_is_over(scheduled):
    meeting, clerk = scheduled(timezone.now() + timedelta(days=1), "he")
    client = Client(headers={"host": HOST})
    client.force_login(clerk)
    page = client.get(f"/arbeitsplatz/sitzungen/{meeting.pk}/tagesordnung/").content.decode()
    assert "Die Einladung muss spätestens am" in page
    assert "Dieser Tag ist vorbei: Eine kürzere Frist braucht einen Grund." in page
