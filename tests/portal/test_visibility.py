"""Who sees what: every role at every door, with words that may only be read by those entitled."""

import io

import pypdf
import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from portal.search.hits import Found
from portal.search.settling import settle
from portal.search.wanted import Kind
from sessions_app.queries import visible_files, visible_papers
from tests.agendas import CANARIES, CLOSED, DRAFT, HOST, NEIGHBOUR, NEIGHBOUR_HOST, prepared

pytestmark = pytest.mark.django_db

ENTITLED = ("member", "substitute", "chair", "clerk")
OTHERS = ("public", "other_member", "organisation_admin", "foreign_clerk")


@pytest.fixture(scope="module")
def evening(django_db_setup, django_db_blocker):
    """Made once: the tests only look, and what a look writes down goes with each test."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = prepared()
        while settle():
            pass
        yield made
        transaction.set_rollback(True)


def window(evening, role, host=HOST):
    client = Client(headers={"host": host})
    if evening.users[role]:
        client.force_login(evening.users[role])
    return client


def public_addresses(evening):
    meeting, draft = evening.meeting.pk, evening.draft.pk
    return [
        "/",
        "/sitzungen/",
        f"/sitzungen/{meeting}/",
        f"/sitzungen/{draft}/",
        "/gremien/",
        f"/gremien/{evening.home.council.pk}/",
        f"/personen/{evening.home.people['member'].pk}/",
        "/vorlagen/",
        f"/vorlagen/{evening.paper.pk}/",
        f"/vorlagen/{evening.secret.pk}/",
        f"/sitzungen/{evening.neighbour_meeting.pk}/",
        f"/vorlagen/{evening.neighbour_paper.pk}/",
        "/suche/?q=a",
        "/suche/?q=i",
        "/impressum/",
        "/farben.css",
    ]


def working_addresses(evening):
    meeting, draft = evening.meeting.pk, evening.draft.pk
    desk = f"/arbeitsplatz/sitzungen/{draft}/"
    return [
        "/arbeitsplatz/",
        "/arbeitsplatz/vorlagen/",
        f"/arbeitsplatz/vorlagen/{evening.secret.pk}/",
        f"/arbeitsplatz/sitzungen/{meeting}/",
        f"/arbeitsplatz/sitzungen/{meeting}/tagesordnung/",
        f"/arbeitsplatz/sitzungen/{meeting}/punkte/{evening.closed_item.pk}/",
        desk,
        f"{desk}tagesordnung/",
        f"{desk}vorschau/",
        f"{desk}veroeffentlichen/",
    ]


def heard(client, addresses):
    """The canaries that sing on any of the pages, and that no page is a fault."""
    text = ""
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code in {200, 302, 404}, address
        text += answer.content.decode()
    return {word for word in CANARIES if word in text}


@pytest.mark.parametrize("role", [*ENTITLED, *OTHERS, "administration"])
def test_the_public_pages_sing_for_nobody_however_entitled(evening, role):
    assert heard(window(evening, role), public_addresses(evening)) == set()


@pytest.mark.parametrize("role", OTHERS)
def test_the_workplace_of_those_who_are_not_entitled_is_silent(evening, role):
    assert heard(window(evening, role), working_addresses(evening)) == set()


@pytest.mark.parametrize("role", ["member", "substitute", "chair"])
def test_members_read_the_closed_part_and_no_draft(evening, role):
    assert heard(window(evening, role), working_addresses(evening)) == set(CLOSED)


def test_the_clerk_reads_the_closed_part_and_the_draft(evening):
    assert heard(window(evening, "clerk"), working_addresses(evening)) == {*CLOSED, *DRAFT}


def test_an_author_reads_papers_and_no_agenda(evening):
    assert heard(window(evening, "administration"), working_addresses(evening)) == {
        "KANARIENVORLAGE",
        "KANARIENANLAGE",
        "KANARIENDATEI",
    }


def test_the_neighbour_town_sings_at_its_own_door_alone(evening):
    at_home = window(evening, "public", NEIGHBOUR_HOST)
    assert heard(at_home, ["/", "/vorlagen/", f"/sitzungen/{evening.neighbour_meeting.pk}/"]) == set(
        NEIGHBOUR
    )
    assert heard(at_home, public_addresses(evening)) == set(NEIGHBOUR)


@pytest.mark.parametrize("word", CLOSED + DRAFT + NEIGHBOUR)
def test_a_search_for_a_closed_word_finds_nothing(evening, word):
    answer = window(evening, "clerk").get("/suche/", {"q": word})
    assert answer.context["found"] == Found()


def test_a_search_for_a_public_word_finds_item_and_paper(evening):
    answer = window(evening, "public").get("/suche/", {"q": "radweg"})
    found = [(hit.kind, hit.key) for hit in answer.context["found"].hits]
    assert found == [(Kind.PAPER, evening.paper.pk), (Kind.AGENDA_ITEM, evening.open_item.pk)]


def test_the_agenda_pdf_shows_neutral_titles_only(evening):
    answer = window(evening, "clerk").get(f"/sitzungen/{evening.meeting.pk}/tagesordnung.pdf")
    assert answer.status_code == 200
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(answer.content)).pages)
    assert "Radweg an der Aue" in text
    assert "Grundstückssache" in text
    assert [word for word in CANARIES if word in text] == []
    assert not [word for word in CANARIES if word.encode() in answer.content]


def test_the_agenda_pdf_is_made_once_and_stays(evening):
    client = window(evening, "public")
    address = f"/sitzungen/{evening.meeting.pk}/tagesordnung.pdf"
    first, second = client.get(address), client.get(address)
    assert first.content == second.content
    assert first["ETag"] == second["ETag"]
    evening.meeting.refresh_from_db()
    assert evening.meeting.invitation.public


def test_a_draft_has_no_pdf(evening):
    assert window(evening, "clerk").get(f"/sitzungen/{evening.draft.pk}/tagesordnung.pdf").status_code == 404


def address_of(file):
    return reverse("sessions_app:file", args=[file.token, file.file_name])


@pytest.mark.parametrize("role", ["public", *ENTITLED, *OTHERS])
def test_everybody_fetches_a_public_file(evening, role):
    answer = window(evening, role).get(address_of(evening.plan))
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "public, max-age=86400"
    assert answer["Content-Type"] == "application/pdf"


@pytest.mark.parametrize("role", [*ENTITLED, "administration"])
def test_those_entitled_fetch_a_closed_file_which_nobody_may_store(evening, role):
    answer = window(evening, role).get(address_of(evening.annex))
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("role", OTHERS)
def test_a_closed_file_looks_like_one_that_does_not_exist(evening, role):
    client = window(evening, role)
    closed = client.get(address_of(evening.annex))
    unknown = client.get("/dateien/00000000-0000-4000-8000-000000000000/KANARIENDATEI.pdf")
    assert (closed.status_code, unknown.status_code) == (404, 404)
    shown = [answer.content.decode().split("<main")[1].split("</main>")[0] for answer in (closed, unknown)]
    assert shown[0] == shown[1]


def test_at_the_neighbours_door_no_file_of_ours_exists(evening):
    client = window(evening, "foreign_clerk", NEIGHBOUR_HOST)
    assert [client.get(address_of(file)).status_code for file in (evening.plan, evening.annex)] == [404, 404]


def test_the_queries_tell_the_same_as_the_pages(evening):
    body = evening.home.body
    seen = {role: visible_papers(evening.actor(role), body) for role in evening.users}
    files = {role: visible_files(evening.actor(role), body) for role in evening.users}
    closed = {role for role in evening.users if evening.secret in seen[role]}
    assert closed == {*ENTITLED, "administration"}
    assert {role for role in evening.users if evening.annex in files[role]} == closed
    assert {role for role in evening.users if evening.plan in files[role]} == set(evening.users)
