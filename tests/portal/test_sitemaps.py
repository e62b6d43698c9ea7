"""The sitemaps: every public page that has an address of its own, none that may not be listed, none that is closed."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from portal.sitemaps.views import PublicPages
from sessions_app.models import Body, LocalRule, Location, Meeting, Resolution
from tests.house.world import HOST, vogelheim
from tests.live.council import HOST as EICHENFURT
from tests.live.council import eichenfurt
from tests.portal.full_town import fill_to_the_brim

pytestmark = pytest.mark.django_db


def listed(place, host=HOST):
    """The paths that a map names."""
    text = Client(headers={"host": host}).get(place).content.decode()
    return re.findall(rf"<loc>http://{host}([^<]*)</loc>", text)


def sections(host=HOST):
    """The paths of each section, by its name."""
    return {
        re.search("sitemap-([a-z]+)", place)[1]: listed(place, host) for place in listed("/sitemap.xml", host)
    }


@pytest.fixture
def town(db):
    town = vogelheim()
    fill_to_the_brim(town, 2)
    Location.objects.create(body=town.body, room="Nirgends")  # where nothing public takes place
    Resolution.objects.filter(agenda_item__order=0).update(carried=False)
    return town


def test_every_kind_of_page_has_a_section_and_what_is_closed_stands_in_none(town):
    found = sections()
    meetings = [f"/sitzungen/{each.pk}/" for each in Meeting.objects.order_by("pk")]
    assert found["sitzungen"] == meetings
    assert found["niederschriften"] == [each.replace("sitzungen", "niederschriften") for each in meetings]
    assert found["abstimmungen"] == [f"{each}abstimmungen/" for each in meetings]
    # Of two items one is closed, and what the other decided was rejected: a vote, and no resolution.
    assert found["abstimmung"] == [f"{each}abstimmungen/1/" for each in meetings]
    assert (
        "beschluesse" not in found
    )  # a part in which nothing stands is not named, though it can be asked for
    assert listed("/sitemap-beschluesse.xml") == []
    assert {kind: len(found[kind]) for kind in ("vorlagen", "schriftlich", "gremien", "orte")} == {
        "vorlagen": 4,
        "schriftlich": 4,
        "gremien": 2,
        "orte": 2,
    }
    assert "personen" not in found


def test_what_every_town_has_stands_there_and_everything_opens(town):
    LocalRule.objects.filter(key="questions.online").update(organization=town.council)
    places = [each for paths in sections().values() for each in paths]
    assert len(places) == len(set(places))
    assert {"/", "/kalender/", "/barrierefreiheit/", f"/gremien/{town.council.pk}/regeln/"} < set(places)
    # Minutes and votes are read from journals, which this town has none of.
    rows = [each for each in places if not re.search("niederschriften/[0-9]|abstimmungen/1", each)]
    visitor = Client(headers={"host": HOST})
    assert {each: visitor.get(each).status_code for each in rows} == dict.fromkeys(rows, 200)


def test_minutes_and_votes_that_are_too_old_to_be_listed_are_not_named(town):
    old = Meeting.objects.order_by("pk").first()
    Meeting.objects.filter(pk=old.pk).update(starts_at=timezone.now() - timedelta(days=366 * 6))
    Body.objects.filter(pk=town.body.pk).update(minutes_in_search=5)
    found = sections()
    kept = {name: len(found[name]) for name in ("sitzungen", "niederschriften", "abstimmungen", "abstimmung")}
    assert kept == {"sitzungen": 2, "niederschriften": 1, "abstimmungen": 1, "abstimmung": 1}


def test_a_long_section_comes_in_parts(town, monkeypatch):
    monkeypatch.setattr(PublicPages, "limit", 3)
    parts = [place for place in listed("/sitemap.xml") if "vorlagen" in place]
    assert parts == ["/sitemap-vorlagen.xml", "/sitemap-vorlagen.xml?p=2"]
    assert [len(listed(part)) for part in parts] == [3, 1]


def test_a_vote_is_named_once_its_result_is_announced_and_its_page_opens(db):
    council = eichenfurt().voting()
    assert "abstimmung" not in sections(EICHENFURT)
    council.do("olga", "close_vote", vote=1)
    council.do("vera", "announce_result", vote=1)
    found = sections(EICHENFURT)
    page = f"/sitzungen/{council.meeting.pk}/abstimmungen/"
    assert (found["abstimmungen"], found["abstimmung"]) == ([page], [f"{page}1/"])
    assert council.client().get(f"{page}1/").status_code == 200
