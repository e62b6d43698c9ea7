"""Places: a list for everybody, a map where the operator names tiles; nothing of what only closed papers are about."""

import json
import re
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from config import environment
from sessions_app.models import Location, Meeting, Paper
from tests.oparl.out.town import HIDDEN, HOST, built

TILES = "https://karten.example/{z}/{x}/{y}.png"


@pytest.fixture(scope="module")
def one_town(django_db_setup, django_db_blocker):
    """Made once for all tests here; what each goes on to do is taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield built()
        transaction.set_rollback(True)


@pytest.fixture
def town(one_town, db):
    return one_town


def page(address):
    answer = Client(headers={"host": HOST}).get(address)
    return answer, answer.content.decode()


def names(shown):
    return re.findall(r'href="/orte/[0-9]+/">([^<]*)</a>', shown)


def test_the_list_has_the_places_of_meetings_and_of_public_papers_alone(town):
    Location.objects.create(body=town.body)  # of which the source says nothing
    Meeting.objects.filter(pk=town.draft.pk).update(location=Location.objects.latest("pk"))
    _answer, shown = page("/orte/")
    assert names(shown) == ["Furtbrücke, Vogelheim", "Ratssaal, Vogelheim"]
    assert HIDDEN not in shown
    assert page(f"/orte/{town.nowhere.pk}/")[0].status_code == 404
    assert page(f"/orte/{Location.objects.latest('pk').pk}/")[0].status_code == 404


def test_a_place_leads_to_its_papers_and_meetings_and_they_to_it(town):
    town.secret.locations.add(town.ford)
    _answer, ford = page(f"/orte/{town.ford.pk}/")
    assert re.findall(r'href="/vorlagen/([0-9]+)/"', ford) == [str(town.paper.pk)]
    assert (HIDDEN in ford, "geo:" in ford) == (False, False)
    _answer, hall = page(f"/orte/{town.hall.pk}/")
    assert 'href="geo:52.1204,-7.3921"' in hall
    meetings = set(re.findall(r'href="/sitzungen/([0-9]+)/"', hall))
    assert meetings == {str(each.pk) for each in (town.meeting, town.draft, town.cancelled)}
    assert f'href="/orte/{town.ford.pk}/"' in page(f"/vorlagen/{town.paper.pk}/")[1]
    assert f'href="/orte/{town.hall.pk}/"' in page(f"/sitzungen/{town.meeting.pk}/")[1]


def test_without_tiles_there_is_no_map_and_nothing_foreign(town):
    answer, shown = page("/orte/")
    assert ('class="map"' in shown, "img-src 'self' data:" in answer["Content-Security-Policy"]) == (
        False,
        True,
    )


def test_with_tiles_the_map_shows_the_places_whose_degrees_are_known(town, settings):
    settings.TILES_URL = TILES
    answer, shown = page("/orte/")
    assert re.findall(r'<a href="(/orte/[0-9]+/)" aria-label="([^"]*)"', shown) == [
        (f"/orte/{town.hall.pk}/", "Ratssaal, Vogelheim")
    ]
    tiles = re.findall(r'<image href="([^"]*)" x="(-?[0-9]+)" y="(-?[0-9]+)"', shown)
    assert all(re.fullmatch(r"https://karten\.example/16/[0-9]+/[0-9]+\.png", tile) for tile, _x, _y in tiles)
    assert 6 <= len(tiles) <= 12
    assert "img-src 'self' data: https://karten.example" in answer["Content-Security-Policy"]
    assert "karten.example" not in page("/sitzungen/")[0]["Content-Security-Policy"]
    assert names(shown) == ["Furtbrücke, Vogelheim", "Ratssaal, Vogelheim"]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_and_a_place_cost_the_same_with_one_row_and_with_three(town, settings, rows):
    settings.TILES_URL = TILES
    for number in range(rows):
        place = Location.objects.create(body=town.body, room=f"Ort {number}", latitude=52, longitude=7)
        town.paper.locations.add(place)
        Paper.objects.filter(pk=town.older.pk).get().locations.add(town.ford)
    found = {}
    for address in ("/orte/", f"/orte/{town.ford.pk}/"):
        with CaptureQueriesContext(connection) as queries:
            page(address)
        found[address] = len(queries)
    assert found == {"/orte/": 4, f"/orte/{town.ford.pk}/": 5}


@pytest.mark.parametrize(
    "wrong",
    [
        "karten.example",
        "https://karten.example/{z}/{x}.png",
        "https://k.example/{z}/{x}/{y}.png; script-src *",
    ],
)
def test_tiles_that_no_policy_could_name_stop_the_start(monkeypatch, wrong):
    monkeypatch.setenv("TILES_URL", wrong)
    with pytest.raises(environment.ImproperlyConfigured, match="TILES_URL must be like"):
        environment.tiles("TILES_URL")
    monkeypatch.setenv("VIDEO_HOSTS", "https://video.example")
    with pytest.raises(environment.ImproperlyConfigured, match="VIDEO_HOSTS must hold host names"):
        environment.host_names("VIDEO_HOSTS")


def linked(address):
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page(address)[1])
    return json.loads(found[0])


def test_a_meeting_is_an_event_in_schema_orgs_words(town):
    found = linked(f"/sitzungen/{town.meeting.pk}/")
    assert found["@context"] == "https://schema.org"
    assert (found["@type"], found["eventStatus"]) == ("Event", "https://schema.org/EventScheduled")
    assert found["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    assert found["location"] == [
        {
            "@type": "Place",
            "name": "Ratssaal",
            "address": {"@type": "PostalAddress", "addressLocality": "Vogelheim"},
            "geo": {"@type": "GeoCoordinates", "latitude": 52.1204, "longitude": -7.3921},
        }
    ]
    assert (
        found["organizer"]["@type"]
        == found["organizer"]["parentOrganization"]["@type"]
        == "GovernmentOrganization"
    )
    cancelled = linked(f"/sitzungen/{town.cancelled.pk}/")
    assert cancelled["eventStatus"] == "https://schema.org/EventCancelled"


def test_a_meeting_that_is_moved_says_from_when_and_one_without_a_day_is_postponed(town):
    meeting, address = Meeting.objects.get(pk=town.draft.pk), f"/sitzungen/{town.draft.pk}/"
    first = meeting.starts_at
    seen = []
    for later in (first + timedelta(days=7), first + timedelta(days=14), None):
        Meeting.objects.filter(pk=meeting.pk).update(starts_at=later)
        seen.append(linked(address))
    begins = [
        timezone.localtime(first + timedelta(days=days)).isoformat(timespec="seconds") for days in (0, 7, 14)
    ]
    status = "https://schema.org/Event"
    assert [each["eventStatus"] for each in seen] == [
        f"{status}Rescheduled", f"{status}Rescheduled", f"{status}Postponed",
    ]  # fmt: skip
    assert [each["previousStartDate"] for each in seen] == [begins[:1], begins[:2], begins]


def test_a_paper_is_a_report_with_its_public_files_and_no_name_ends_the_script(town):
    Paper.objects.filter(pk=town.paper.pk).update(name="Radweg </script><script>alert(1)</script>")
    found = linked(f"/vorlagen/{town.paper.pk}/")
    assert (found["@type"], found["reportNumber"]) == ("Report", "2026/1")
    assert found["name"] == "Radweg </script><script>alert(1)</script>"
    assert [each["name"] for each in found["encoding"]] == ["Lageplan Süd"]
    assert [each["address"]["streetAddress"] for each in found["spatialCoverage"]] == ["Furtbrücke"]
    assert "<script>alert" not in page(f"/vorlagen/{town.paper.pk}/")[1]
