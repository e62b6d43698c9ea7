"""What people and machines subscribe to, and what search engines are told."""

import json
from datetime import datetime, timedelta
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.test import Client

from sessions_app.models import AgendaItem, Consultation, Meeting, Paper, Resolution
from tests.agendas import HOST
from tests.house.world import vogelheim

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
AT = datetime(2026, 5, 4, 19, 30, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture
def visitor():
    return Client(headers={"host": HOST})


@pytest.fixture(scope="module")
def one_town(django_db_setup, django_db_blocker):
    """Made once for all tests here; what each goes on to do is taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield decided()
        transaction.set_rollback(True)


@pytest.fixture
def town(one_town, db):
    return one_town


def decided():
    """A council and a committee that each decided something in public and something closed."""
    town = vogelheim()
    for number, organization in enumerate((town.council, town.committee), start=1):
        meeting = Meeting.objects.create(
            body=town.body,
            organization=organization,
            name=f"Sitzung {number}",
            starts_at=AT,
            agenda_published_at=AT - timedelta(days=number),
        )
        for public, word in ((True, "offen"), (False, "geheim")):
            item = AgendaItem.objects.create(
                meeting=meeting, public=public, order=1, name=f"Punkt {word} {number}"
            )
            Resolution.objects.create(
                agenda_item=item, vote_number=1, text=f"Wortlaut {word} {number}", carried=True,
                yes=5, no=1, abstain=0, adopted_at=AT + timedelta(minutes=number), number=f"{number}/{word}", entry=9,
            )  # fmt: skip
            paper = Paper.objects.create(
                body=town.body,
                name=f"Vorlage {word} {number}",
                public=public,
                published_at=AT if public else None,
            )
            Consultation.objects.create(paper=paper, meeting=meeting, agenda_item=item)
    return town


def titles(answer):
    return [each.findtext(f"{ATOM}title") for each in ET.fromstring(answer.content).iter(f"{ATOM}entry")]


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("sitzungen", ["Sitzung 1, 04.05.2026", "Sitzung 2, 04.05.2026"]),
        ("beschluesse", ["Beschluss 2/offen: Punkt offen 2", "Beschluss 1/offen: Punkt offen 1"]),
        ("vorlagen", ["Vorlage offen 2", "Vorlage offen 1"]),
    ],
)
def test_the_newest_comes_first_and_nothing_closed_comes_at_all(town, visitor, what, expected):
    assert titles(visitor.get(f"/feeds/{what}.atom")) == expected


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("sitzungen", ["Sitzung 2, 04.05.2026"]),
        ("beschluesse", ["Beschluss 2/offen: Punkt offen 2"]),
        ("vorlagen", ["Vorlage offen 2"]),
    ],
)
def test_a_committees_news_are_its_own(town, visitor, what, expected):
    assert titles(visitor.get(f"/gremien/{town.committee.pk}/feeds/{what}.atom")) == expected


def test_three_writings_say_the_same(town, visitor):
    atom, rss, feed = (visitor.get(f"/feeds/beschluesse.{form}") for form in ("atom", "rss", "json"))
    items = json.loads(feed.content)["items"]
    assert feed["Content-Type"] == "application/feed+json; charset=utf-8"
    assert [each["title"] for each in items] == titles(atom)
    assert [each.findtext("title") for each in ET.fromstring(rss.content).iter("item")] == titles(atom)
    assert items[0]["content_text"].endswith("Wortlaut offen 2")


def test_an_entry_leads_to_its_permanent_page(town, visitor):
    (newest, _) = json.loads(visitor.get("/feeds/beschluesse.json").content)["items"]
    page = visitor.get(newest["url"].removeprefix(f"http://{HOST}")).content.decode()
    assert "Wortlaut offen 2" in page
    assert "geheim" not in page
    assert newest["id"] == newest["url"]


@pytest.mark.parametrize(
    "address", ["/feeds/anderes.atom", "/feeds/sitzungen.pdf", "/gremien/99999/feeds/sitzungen.atom"]
)
def test_what_there_is_no_feed_of_does_not_exist(town, visitor, address):
    assert visitor.get(address).status_code == 404


def test_resolutions_are_found_by_number_word_year_and_committee(town, visitor):
    def found(query):
        page = visitor.get(f"/beschluesse/?{query}").content.decode()
        return [each for each in ("1/offen", "2/offen", "geheim") if each in page]

    assert found("") == ["1/offen", "2/offen"]
    assert found("q=Wortlaut+offen+1") == ["1/offen"]
    assert found(f"gremium={town.committee.pk}") == ["2/offen"]
    assert found("jahr=1999") == []
    assert (
        "Zu dieser Auswahl gibt es keinen Beschluss"
        in visitor.get("/beschluesse/?jahr=1999").content.decode()
    )


def test_a_closed_resolution_has_no_page(town, visitor):
    closed = Resolution.objects.get(number="1/geheim")
    assert visitor.get(f"/beschluesse/{closed.pk}/").status_code == 404


def test_robots_are_kept_out_of_the_workplace_and_led_to_the_sitemap(town, visitor):
    text = visitor.get("/robots.txt").content.decode()
    assert "Disallow: /arbeitsplatz/\n" in text
    assert f"Sitemap: http://{HOST}/sitemap.xml" in text


def test_the_archive_shows_the_meetings_of_a_term(town, visitor):
    term = town.body.legislative_terms.create(
        name="2020 bis 2025", starts_on="2020-11-01", ends_on="2025-10-31"
    )
    Meeting.objects.create(body=town.body, name="Aus alter Zeit", starts_at=AT - timedelta(days=800))
    page = visitor.get(f"/sitzungen/?wahlperiode={term.pk}").content.decode()
    assert "Aus alter Zeit" in page
    assert "Sitzung 1" not in page


@pytest.mark.parametrize("form", ["atom", "rss", "json"])
def test_a_sign_that_no_xml_may_hold_breaks_no_feed(visitor, town, form):
    Paper.objects.filter(name="Vorlage offen 1").update(name="Vorlage\x0boffen\x1f1")
    answer = visitor.get(f"/feeds/vorlagen.{form}")
    assert answer.status_code == 200
    titles = (
        [each["title"] for each in answer.json()["items"]]
        if form == "json"
        else [each.text for each in ET.fromstring(answer.content).iter() if each.tag.endswith("title")]
    )
    assert "Vorlage offen 1" in " ".join(titles)
