"""The page of the search, without a browser: what a stranger finds, and what the addresses hold."""

import pytest
from django.core.management import call_command
from django.db import transaction
from django.http import QueryDict
from django.test import Client
from rich.progress import Progress

from portal.search.wanted import Kind, Order, Wanted, query_of, read_wanted
from sessions_app.models import LegislativeTerm
from tests.house.world import HOST, NEIGHBOUR_HOST
from tests.portal.search_town import founded

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def town(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield founded()
        transaction.set_rollback(True)


@pytest.fixture
def stranger():
    return Client(headers={"host": HOST})


def test_a_stranger_finds_a_decision_of_two_years_ago_by_a_word_in_an_annex(town, stranger):
    search = stranger.get("/suche/", {"q": "Querungshilfe", "bis": "2024-12-31"}).content.decode()
    assert "1 Treffer" in search
    assert f'href="/dateien/{town.annex.token}/Gutachten.pdf#page=2"' in search
    assert "Am Tresterplatz fehlt eine <mark>Querungshilfe</mark>" in search
    assert "1 Seite dieser Datei ist ein Bild ohne Text" in search
    assert f'href="/vorlagen/{town.paper.pk}/"' in search
    paper = stranger.get(f"/vorlagen/{town.paper.pk}/").content.decode()
    place = f"/sitzungen/{town.meeting.pk}/#top-{town.item.pk}"
    assert f'href="{place}"' in paper
    assert "Die Grundschule wird für 2,1 Mio. Euro saniert." in stranger.get(place).content.decode()


@pytest.mark.parametrize("narrowed", ["", "&gremium={}", "&art=datei"])
def test_the_costliest_search_needs_twelve_queries(town, stranger, django_assert_max_num_queries, narrowed):
    term = LegislativeTerm.objects.get(body=town.body).pk
    asked = f"/suche/?q=gehweg+platz+fehlt&wahlperiode={term}{narrowed.format(town.town.council.pk)}"
    stranger.get(asked)
    with django_assert_max_num_queries(12):
        page = stranger.get(asked)
    assert [hit.kind for hit in page.context["found"].hits] == [Kind.FILE]


def test_the_choice_stands_in_the_form_and_in_the_address(town, stranger):
    asked = (
        f"q=Grundschule&art=vorlage&gremium={town.town.council.pk}&von=2024-01-01&bis=2024-12-31&nach=datum"
    )
    page = stranger.get(f"/suche/?{asked}").content.decode()
    assert 'value="vorlage" checked' in page
    assert f'<option value="{town.town.council.pk}" selected>' in page
    assert 'id="von" name="von" type="date" value="2024-01-01"' in page
    assert '<details class="search-form__narrow" open>' in page
    assert "1 Treffer" in page


def test_nothing_found_says_what_to_do_and_what_was_perhaps_meant(town, stranger):
    page = stranger.get("/suche/", {"q": "Kwerungshilfe"}).content.decode()
    assert "Zu „Kwerungshilfe“ gibt es nichts Öffentliches." in page
    assert 'href="/suche/?q=Querungshilfe">Querungshilfe</a>' in page
    narrowed = stranger.get("/suche/", {"q": "Querungshilfe", "art": "person"}).content.decode()
    assert "Zu „Querungshilfe“ gibt es in dieser Auswahl nichts Öffentliches." in narrowed


def test_what_was_typed_is_escaped(town, stranger):
    page = stranger.get("/suche/", {"q": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_words_are_offered_while_typing_at_home_alone(town, stranger):
    assert stranger.get("/suche/woerter/", {"q": "am Trest"}).json() == {"words": ["am Tresterplatz"]}
    assert stranger.get("/suche/woerter/", {"q": "Zwies"}).json() == {"words": []}
    there = Client(headers={"host": NEIGHBOUR_HOST})
    assert there.get("/suche/woerter/", {"q": "Trest"}).json() == {"words": []}


def test_a_page_beyond_the_last_shows_the_first(town, stranger):
    page = stranger.get("/suche/?q=Grundschule&seite=400")
    assert len(page.context["found"].hits) == 3


def test_a_search_and_its_address_are_one():
    wanted = Wanted(
        words="Rad & Weg",
        kinds=frozenset({Kind.PAPER, Kind.FILE}),
        organization=3,
        term=2,
        order=Order.DATE,
    )
    assert query_of(wanted) == "q=Rad+%26+Weg&art=datei&art=vorlage&gremium=3&wahlperiode=2&nach=datum"
    assert read_wanted(QueryDict(query_of(wanted))) == wanted
    assert query_of(read_wanted(QueryDict("q=&nach=quer&von=gestern&art=tier"))) == ""


def test_the_command_shows_how_far_it_is_and_says_what_it_did(town, capsys, monkeypatch):
    bars = []

    class Watched(Progress):
        def advance(self, task_id, advance=1):
            super().advance(task_id, advance)
            bars.append([(task.completed, task.total) for task in self.tasks])

    monkeypatch.setattr("portal.management.commands.index_texts.Progress", Watched)
    call_command("index_texts", "--anew")
    told = capsys.readouterr().out
    rows, *files = bars[-1]
    assert rows[0] == rows[1] > 10
    assert files == [(1, 1), (1, 1)]  # of two municipalities
    assert [bar[0][0] for bar in bars] == sorted(bar[0][0] for bar in bars)
    assert "Gelesene Dateien: 2, mit 4 Seiten." in told
    assert "1 Seite hat keinen Text" in told
