"""The public's pages: lists that cost the same however long, addresses that never fail, empty states that explain."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from sessions_app.models import AgendaItem, File, Meeting
from tests.agendas import HOST, prepared
from tests.house.world import vogelheim
from tests.portal.full_town import fill

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor():
    return Client(headers={"host": HOST})


@pytest.fixture
def town(db):
    return vogelheim()


ODD = [
    "/sitzungen/?jahr=abc&gremium=x&seite=99999",
    "/sitzungen/?jahr=0&gremium=0",
    "/sitzungen/?jahr=999999999&gremium=999999999",
    "/sitzungen/?jahr=%C2%B2&seite=-1",
    "/vorlagen/?seite=" + "9" * 40,
    "/suche/?q=" + "x" * 500,
    "/suche/?q=%00",
    "/suche/?q=%25_",
    "/suche/?q=%F0%9F%8F%9B",
    "/suche/?q=%22%27%29%20NOT%20*%20-%22&seite=0",
    "/suche/?q=title:a^NEAR(b)&art=x&gremium=999999999&von=2026-02-31&bis=0&wahlperiode=x&nach=oben&seite=99999",
    "/suche/?q=" + "-" * 90 + "%22" * 90,
    "/suche/?art=person&wahlperiode=999999999",
    "/suche/woerter/?q=%00%22*",
    "/suche/woerter/",
    "/suche/",
]


@pytest.mark.parametrize("address", ODD)
def test_an_odd_address_gets_a_page(town, visitor, address):
    fill(town, 1)
    assert visitor.get(address).status_code == 200


@pytest.mark.parametrize("kind", ["sitzungen", "gremien", "vorlagen", "personen"])
@pytest.mark.parametrize("key", ["0", "999999", "9" * 18, "9" * 40])
def test_what_does_not_exist_is_said_in_words(town, visitor, kind, key):
    answer = visitor.get(f"/{kind}/{key}/")
    assert answer.status_code == 404
    assert "Unter dieser Adresse liegt nichts" in answer.content.decode()


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/", "Zurzeit ist keine Sitzung geplant"),
        ("/sitzungen/", "Es gibt noch keine Sitzungen"),
        ("/sitzungen/?jahr=1999", "Zu dieser Auswahl gibt es keine Sitzung"),
        ("/vorlagen/", "Es gibt noch keine öffentlichen Vorlagen"),
        ("/suche/?q=Einhorn", "Zu „Einhorn“ gibt es nichts Öffentliches."),
    ],
)
def test_an_empty_page_says_what_is_missing_and_why(town, visitor, address, sentence):
    assert sentence in visitor.get(address).content.decode()


def test_a_meeting_without_a_published_agenda_says_so(db, visitor):
    draft = prepared().draft
    answer = visitor.get(f"/sitzungen/{draft.pk}/")
    assert "Die Tagesordnung ist noch nicht veröffentlicht" in answer.content.decode()


def test_a_page_that_did_not_change_is_not_sent_again(town, visitor):
    first = visitor.get("/sitzungen/")
    again = visitor.get("/sitzungen/", headers={"if-none-match": first["ETag"], "host": HOST})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")


def test_the_colours_are_those_of_the_municipality(town, visitor):
    town.body.accent = "#7a1f2b"
    town.body.save()
    assert "--accent:#7a1f2b;" in visitor.get("/farben.css").content.decode()


def test_a_visitor_gets_no_cookie(town, visitor):
    assert not visitor.get("/").cookies


def test_a_post_to_a_public_page_is_refused_in_peace(town, visitor):
    assert visitor.post("/sitzungen/").status_code == 405


def test_the_pages_speak_english_too(town, visitor):
    answer = visitor.get("/", headers={"accept-language": "en", "host": HOST})
    assert "No meeting is planned at the moment" in answer.content.decode()


def test_the_journal_is_offered_where_there_is_one(town, visitor):
    """Not of a meeting that was held elsewhere, or before this program came."""
    told = {"body": town.body, "organization": town.council, "state": Meeting.State.CLOSED}
    earlier = Meeting.objects.create(**told, name="Früher")
    here = Meeting.objects.create(**told, name="Neulich", opened_at=timezone.now())
    pages = [visitor.get(f"/sitzungen/{each.pk}/").content.decode() for each in (earlier, here)]
    assert ["protokollbuch" in page for page in pages] == [False, True]
    live = visitor.get(f"/sitzungen/{earlier.pk}/live/")
    assert (live.status_code, live.headers["Location"]) == (302, f"/sitzungen/{earlier.pk}/")


def test_a_deleted_meeting_is_gone_from_list_and_page(town, visitor):
    fill(town, 1)
    meeting = Meeting.objects.get()
    Meeting.objects.update(deleted=True)
    assert visitor.get(f"/sitzungen/{meeting.pk}/").status_code == 404
    assert "Sitzung 0" not in visitor.get("/sitzungen/").content.decode()


def test_a_result_announced_here_is_told_in_the_visitors_language_and_another_as_it_came(town, visitor):
    fill(town, 1)
    item = AgendaItem.objects.get()
    values = {"text": "Der Rat beschließt.", "vote_number": 1, "adopted_at": timezone.now(), "entry": 7}
    assert "angenommen" in visitor.get("/", headers={"accept-language": "en"}).content.decode()
    item.resolutions.create(**values, carried=True, yes=8, no=4, abstain=1, rule_source="§ 50 Abs. 1 GO NRW")
    english = visitor.get("/", headers={"accept-language": "en"}).content.decode()
    assert "Carried with 8 Yes to 4 No and one abstention" in english
    assert "angenommen" not in english
    assert "Mit 8 Ja gegen 4 Nein" in visitor.get("/").content.decode()


def test_english_pages_write_the_day_before_the_month_and_24_hours(town, visitor):
    begin = datetime(2030, 11, 12, 18, tzinfo=timezone.get_current_timezone())
    meeting = Meeting.objects.create(
        body=town.body, organization=town.council, name="Rat", starts_at=begin, agenda_published_at=begin
    )
    page = visitor.get(f"/sitzungen/{meeting.pk}/", headers={"accept-language": "en"}).content.decode()
    assert "12 November 2030, 18:00" in page
    assert "p.m." not in page


def test_new_minutes_stand_on_the_front_page_once_they_are_public(town, visitor):
    minutes = File.objects.create(
        owner=town.body.slug,
        name="Niederschrift",
        file_name="n.pdf",
        mime_type="application/pdf",
        public=False,
    )
    Meeting.objects.create(body=town.body, name="22. Sitzung", results_protocol=minutes)
    assert "22. Sitzung" not in visitor.get("/").content.decode()
    File.objects.update(public=True)
    page = visitor.get("/").content.decode()
    assert "22. Sitzung" in page
    assert f"/dateien/{minutes.token}/n.pdf" in page


def test_the_planned_start_gives_way_to_the_real_opening(town, visitor):
    begin = datetime(2030, 11, 12, 18, tzinfo=timezone.get_current_timezone())
    row = Meeting.objects.create(body=town.body, name="Rat", starts_at=begin, agenda_published_at=begin)
    assert "18:00 Uhr" in visitor.get(f"/sitzungen/{row.pk}/").content.decode()
    Meeting.objects.update(opened_at=begin + timedelta(minutes=7))
    page = visitor.get(f"/sitzungen/{row.pk}/").content.decode()
    assert "18:07 Uhr" in page
    assert "18:00 Uhr" not in page
