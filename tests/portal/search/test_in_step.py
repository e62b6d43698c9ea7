"""The index follows what is public; where it is behind, it shows nothing that is not."""

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from documents.models import File
from documents.store import mirror_content
from portal.search.finding import found
from portal.search.models import Entry, FileRead, Touched, Word
from portal.search.settling import BY_A_READER, forget_everything, forget_what_is_gone, settle
from portal.search.wanted import Wanted
from sessions_app.models import (
    AgendaItem,
    Meeting,
    Membership,
    Organization,
    Paper,
    Person,
    Resolution,
    WrittenProcedure,
)
from tests.house.world import HOST
from tests.portal.search_town import founded, kept, paper, pdf, settled

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def town(django_db_setup, django_db_blocker):
    """Made once; what a test changes goes with the test."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield founded()
        transaction.set_rollback(True)


def total(town, words):
    return found(town.body, Wanted(words)).total


WITHDRAWN = {
    "paper": (Paper, {"public": False}, "0414"),
    "paper not released": (Paper, {"published_at": None}, "0414"),
    "paper deleted": (Paper, {"deleted": True}, "0414"),
    "file": (File, {"public": False}, "Querungshilfe"),
    "file deleted": (File, {"deleted": True}, "Querungshilfe"),
    "paper of the file": (Paper, {"public": False}, "Querungshilfe"),
    "item": (AgendaItem, {"public": False}, "Grundschule"),
    "agenda": (Meeting, {"agenda_published_at": None}, "Grundschule"),
    "meeting": (Meeting, {"deleted": True}, "Sitzung"),
    "resolution": (Resolution, {"carried": False}, "Mio"),
    "decided in writing": (WrittenProcedure, {"public": False}, "Mauersegler"),
    "not decided yet": (WrittenProcedure, {"phase": "running"}, "Mauersegler"),
    "person": (Person, {"deleted": True}, "Clerk"),
    "membership": (Membership, {"deleted": True}, "Clerk"),
    "organization": (Organization, {"deleted": True}, "Vogelheim"),
}


@pytest.mark.parametrize("case", WITHDRAWN)
def test_what_is_taken_back_is_gone_at_once_and_then_from_the_index(town, case):
    model, change, word = WITHDRAWN[case]
    before = total(town, word)
    assert before
    model.objects.update(**change)
    behind = total(town, word)
    assert behind < before
    settled()
    assert total(town, word) == behind
    everything = Entry.objects.filter(body=town.body)
    forget_what_is_gone(town.body)
    assert everything.count() == Entry.objects.filter(body=town.body).count()


def test_what_is_taken_back_leaves_no_word_and_no_text_behind(town):
    Paper.objects.filter(pk=town.paper.pk).update(public=False)
    settled()
    assert not Word.objects.filter(stem="querungshilf").exists()
    assert not Entry.objects.filter(text__contains="Querungshilfe").exists()
    assert not FileRead.objects.filter(file=town.annex).exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM search_stems")
        assert cursor.fetchone() == (Entry.objects.count(),)


def test_what_becomes_public_is_found_with_its_files(town):
    Paper.objects.filter(pk=town.closed.pk).update(public=True, published_at=town.paper.published_at)
    File.objects.filter(pk=town.closed_annex.pk).update(public=True)
    (tally,) = settled(town.body)
    assert (tally.files, tally.pages, tally.blank, tally.failed) == (1, 1, 0, 0)
    assert [hit.name for hit in found(town.body, Wanted("Zwieselhof")).hits] == [
        "Verkauf des Zwieselhofs",
        "Kaufvertrag",
    ]


def test_a_new_title_is_found_and_the_old_one_forgotten(town):
    Paper.objects.filter(pk=town.paper.pk).update(name="Neubau der Turnhalle")
    settled()
    assert total(town, "Turnhalle") == 1
    assert [hit.name for hit in found(town.body, Wanted("Turnhalle Querungshilfe")).hits] == ["Gutachten"]
    assert Word.objects.get(body=town.body, stem="turnhall").hits == 1


def test_a_title_shown_is_todays_even_where_the_index_is_behind(town):
    Paper.objects.filter(pk=town.paper.pk).update(name="Geschwärzt", proposed_resolution="")
    (hit,) = found(town.body, Wanted("2024/0414")).hits
    assert (hit.name, hit.excerpt) == ("Geschwärzt", "")


def test_who_searches_takes_in_what_is_new(town):
    paper(town.town, "Fischtreppe am Wehr", "VL-2024/0500")
    page = Client(headers={"host": HOST}).get("/suche/", {"q": "Fischtreppe"})
    assert page.context["found"].total == 1
    assert not Touched.objects.exists()


def test_much_at_once_is_left_to_the_command(town):
    Touched.objects.bulk_create(Touched(kind="paper", key=0) for _ in range(BY_A_READER))
    paper(town.town, "Fischtreppe am Wehr", "VL-2024/0500")
    page = Client(headers={"host": HOST}).get("/suche/", {"q": "Fischtreppe"})
    assert page.context["found"].total == 0
    while settle():
        pass
    assert total(town, "Fischtreppe") == 1


def test_a_deleted_row_leaves_nothing(town):
    Resolution.objects.all().delete()
    Paper.objects.filter(pk=town.paper.pk).delete()
    settled()
    forget_what_is_gone(town.body)
    assert not Entry.objects.filter(kind__in=["vorlage", "beschluss"], body=town.body).exists()


def test_to_look_for_what_is_gone_keeps_nobody_from_writing(town):
    settled()
    with CaptureQueriesContext(connection) as asked:
        forget_what_is_gone(town.body)
    assert asked.captured_queries
    assert not [each["sql"] for each in asked.captured_queries if not each["sql"].startswith("SELECT")]


def test_built_anew_the_index_is_the_same(town):
    def all_of_it():
        return (
            sorted(
                Entry.objects.values_list(
                    "body", "kind", "key", "page", "title", "text", "about", "dated_on", "organizations"
                )
            ),
            sorted(Word.objects.values_list("body", "stem", "hits")),
        )

    before = all_of_it()
    forget_everything()
    settled(town.body, town.neighbour.body)
    assert all_of_it() == before


def test_a_reading_that_was_stopped_begins_anew(town):
    FileRead.objects.filter(file=town.annex).delete()
    words = Word.objects.get(body=town.body, stem="querungshilf").hits
    (tally,) = settled(town.body)
    assert (tally.pages, tally.blank) == (3, 1)
    assert Entry.objects.filter(kind="datei", key=town.annex.pk).count() == 3
    assert Word.objects.get(body=town.body, stem="querungshilf").hits == words


def test_what_the_source_blackened_in_a_mirrored_file_is_found_no_more(town):
    mirror_content(town.annex, pdf("Geschwärzt"), "application/pdf")
    settle()
    assert total(town, "Querungshilfe") == 0
    assert not Entry.objects.filter(text__contains="Querungshilfe").exists()
    (tally,) = settled(town.body)
    assert (tally.pages, total(town, "Geschwärzt")) == (1, 1)
    assert settled(town.body) == []


def test_a_word_taken_out_of_a_title_is_offered_to_nobody(town):
    stranger = Client(headers={"host": HOST})
    renamed = paper(town.town, "Grundstück des Ehepaars Zitronenmüller", "VL-2024/0600")
    offered = {"words": ["Zitronenmüller"]}
    assert stranger.get("/suche/woerter/", {"q": "Zitron"}).json() == offered
    Paper.objects.filter(pk=renamed.pk).update(name="Grundstück eines Ehepaars")
    assert stranger.get("/suche/woerter/", {"q": "Zitron"}).json() == {"words": []}


def test_a_file_that_is_no_pdf_or_is_lost_is_told_and_stops_nothing(town):
    broken = kept(town.body, "Kaputt", "x")
    lost = kept(town.body, "Verloren", "verloren")
    good = kept(town.body, "Heil", "Heilquelle")
    with broken.content.open("wb") as content:
        content.write(b"no pdf")
    lost.content.delete(save=False)
    File.objects.filter(pk=lost.pk).update(content="lo/lost")
    town.paper.auxiliary_files.add(broken, lost, good)
    assert sorted(tally.failed for tally in settled(town.body)) == [0, 1, 1]
    assert set(FileRead.objects.exclude(problem="").values_list("file", "problem")) == {
        (broken.pk, "unreadable"),
        (lost.pk, "lost"),
    }
    assert total(town, "Heilquelle") == 1
    assert settled(town.body) == []
