"""The same search with its index on an OpenSearch server."""

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client

from portal.search.finding import found
from portal.search.index import IndexUnavailableError
from portal.search.models import Entry, Touched
from portal.search.opensearch import pieces
from portal.search.settling import settle_for_a_reader
from portal.search.showing import note_everything
from portal.search.wanted import Kind, Wanted
from sessions_app.models import Paper
from tests.house.world import HOST
from tests.portal.search.opensearch_answers import error
from tests.portal.search.opensearch_server import opensearch
from tests.portal.search_town import founded, settled

pytestmark = pytest.mark.django_db
DECISION = {Kind.PAPER, Kind.AGENDA_ITEM, Kind.RESOLUTION}


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with opensearch() as server, pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.OPENSEARCH_URL", server.url, raising=False)
        with django_db_blocker.unblock(), transaction.atomic():
            yield founded(), server
            transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Schule", DECISION),
        ('"Grundschule am Anger"', DECISION),
        ('"Anger am"', set()),
        ("Grundschule -Mio", {Kind.PAPER, Kind.AGENDA_ITEM}),
        ("2024/414", {Kind.PAPER}),
        ("Querungshilfe Grundschule", {Kind.FILE}),
        ("grundschul*", DECISION),
        ("Zwieselhof", set()),
        ("Froschteich", set()),
    ],
)
def test_words_find_what_the_database_finds(world, words, expected):
    town, _server = world
    assert {hit.kind for hit in found(town.body, Wanted(words)).hits} == expected


def test_a_hit_has_its_page_and_its_excerpt(world):
    town, _server = world
    (hit,) = found(town.body, Wanted("Querungshilfe")).hits
    assert (hit.page, hit.address[-7:]) == (2, "#page=2")
    assert "<mark>Querungshilfe</mark>" in hit.excerpt


def test_the_server_holds_stems_alone(world):
    _town, server = world
    assert len(server.documents) == Entry.objects.count()
    assert not any("Grundschule" in str(each) for each in server.documents.values())
    assert any("grundschul" in each["title"].split() for each in server.documents.values())


def test_what_is_taken_back_is_gone_at_once_and_then_from_the_server(world):
    town, server = world
    held = dict(server.documents)
    gone = Entry.objects.get(kind=Kind.PAPER.value, key=town.paper.pk).place
    Paper.objects.filter(pk=town.paper.pk).update(public=False)
    assert {hit.kind for hit in found(town.body, Wanted("Grundschule")).hits} == DECISION - {Kind.PAPER}
    assert str(gone) in server.documents
    settled()
    assert str(gone) not in server.documents
    server.documents = held


def test_an_index_of_a_new_name_is_given_all_that_was_there(world):
    """Also what belongs to no organization. Before, its marks are as the migration leaves them."""
    _town, server = world
    held, server.documents = server.documents, None
    Entry.objects.update(organizations=" ")
    note_everything()
    settled()
    assert server.documents == held
    assert [] in [each["organizations"] for each in held.values()]


@pytest.mark.parametrize(
    ("instead", "told"),
    [
        (error(400, "validation_exception", "[1000]/[1000] maximum shards open"), "maximum shards open"),
        (error(403, "index_create_block_exception", "blocked by: create-index"), "403.*create-index"),
        (error(429, "circuit_breaking_exception", "[parent] Data too large"), "429.*Data too large"),
        ((413, {"Message": "Request size exceeded 10485760 bytes"}), "413.*10485760 bytes"),
        ((400, {"error": "no handler found for uri"}), "no handler found"),
        ((400, ["?"]), "400"),
        ((200, {"status": "ok"}), "not an answer of OpenSearch.*'status'"),
        ((200, {"items": "maintenance"}), "not an answer of OpenSearch.*maintenance"),
    ],
)
def test_what_the_server_says_is_told_and_nothing_is_taken_for_done(world, instead, told):
    town, server = world
    Paper.objects.filter(pk=town.paper.pk).update(name=f"Voll {told}")
    server.instead = instead
    try:
        with pytest.raises(CommandError, match=told):
            call_command("index_texts")
        assert Touched.objects.exists()
    finally:
        server.instead = None
    settled()
    assert found(town.body, Wanted("Voll")).total == 1


def test_what_it_did_not_take_in_waits_though_it_said_200(world):
    town, server = world
    held = dict(server.documents)
    Paper.objects.filter(pk=town.paper.pk).update(name="Gesperrt")
    server.blocked = True
    try:
        with pytest.raises(CommandError, match=r"1 of 1 not taken in: cluster_block_exception.*flood-stage"):
            call_command("index_texts")
    finally:
        server.blocked = False
    assert (Touched.objects.exists(), server.documents) == (True, held)
    settled()
    assert found(town.body, Wanted("Gesperrt")).total == 1


def test_without_its_index_it_finds_nothing_and_says_so(world):
    town, server = world
    held, server.documents = server.documents, None
    try:
        with pytest.raises(IndexUnavailableError, match="404: index_not_found_exception"):
            found(town.body, Wanted("Schule"))
    finally:
        server.documents = held


@pytest.mark.parametrize(
    "answer",
    [
        {"status": "ok"},
        {"hits": []},
        {"hits": {"hits": 3}},
        {"hits": {"hits": [{"_id": "a", "_score": 1.0}]}},
        {"hits": {"hits": [{"_id": "1", "_score": None}]}},
        {"hits": {"hits": ["1"]}},
    ],
)
def test_a_success_of_another_shape_is_no_answer_and_told_in_the_log(world, caplog, answer):
    _town, server = world
    server.instead = (200, answer)
    try:
        page = Client(headers={"host": HOST}).get("/suche/?q=Schule")
    finally:
        server.instead = None
    assert page.status_code == 503
    assert "Die Suche antwortet gerade nicht." in page.content.decode()
    assert "not an answer of OpenSearch" in caplog.text


def test_nobody_reads_its_password_in_a_message_or_a_log(world, caplog, settings):
    town, server = world
    settings.OPENSEARCH_URL = server.url.replace("ge%3Aheim", "falsch")
    caplog.set_level("DEBUG")
    with pytest.raises(IndexUnavailableError, match="401: security_exception") as refused:
        found(town.body, Wanted("Schule"))
    assert "HTTP Request: POST http://127.0.0.1:" in caplog.text
    assert "falsch" not in caplog.text + str(refused.value)


def test_a_request_is_cut_between_actions():
    assert list(pieces([b"12", b"34", b"5", b"678901", b"2"], 4)) == [b"1234", b"5", b"678901", b"2"]
    assert list(pieces([], 4)) == []


def test_a_server_that_fails_is_said_and_nothing_is_lost(world):
    town, server = world
    server.instead = error(503, "cluster_block_exception", "no master")
    try:
        page = Client(headers={"host": HOST}).get("/suche/?q=Schule")
        assert page.status_code == 503
        assert "Die Suche antwortet gerade nicht." in page.content.decode()
        assert Client(headers={"host": HOST}).get("/suche/woerter/?q=Schu").json() == {"words": []}
        Paper.objects.filter(pk=town.paper.pk).update(name="Anders")
        settle_for_a_reader()
        assert Touched.objects.exists()
        with pytest.raises(CommandError, match="Der Server der Suche antwortet nicht"):
            call_command("index_texts")
    finally:
        server.instead = None
    settled()
    assert found(town.body, Wanted("Anders")).total == 1
