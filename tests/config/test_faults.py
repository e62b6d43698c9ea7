"""A form sent while the drive is full: a sentence and nothing half done; with space the same form works."""

import pytest
from django.db import connection
from django.test import Client
from django.urls import path

from config import urls
from sessions_app.models import AgendaItem
from tests.agendas import HOST, prepared
from tests.journal.full_drive import fill, make_space

TITLE, WORDS = "Radweg am Bach", "Wir bauen ihn. " * 400  # more than a page of the file holds


def broken(request):
    raise RuntimeError("This page has a fault.")


urlpatterns = [path("kaputt/", broken), *urls.urlpatterns]
handler500 = urls.handler500


@pytest.fixture
def evening(transactional_db):
    return prepared()


def test_who_sends_a_form_reads_that_the_drive_is_full_and_sends_it_again(evening):
    clerk = Client(headers={"host": HOST}, raise_request_exception=False)
    clerk.force_login(evening.users["clerk"])
    address = f"/arbeitsplatz/sitzungen/{evening.draft.pk}/tagesordnung/oeffentlich/"
    form = {"name": TITLE, "kind": AgendaItem.Kind.RESOLUTION, "proposed_resolution": WORDS}
    fill()
    try:
        answer = clerk.post(address, form)
        assert answer.status_code == 507
        assert "Das Laufwerk des Servers ist voll" in answer.content.decode()
        assert "NICHT gespeichert" in answer.content.decode()
        assert not AgendaItem.objects.filter(name=TITLE).exists()
        assert TITLE not in clerk.get(address).content.decode()
    finally:
        make_space()
    assert clerk.post(address, form).status_code == 302
    assert AgendaItem.objects.filter(name=TITLE).count() == 1


def test_who_sends_a_form_while_another_writes_for_too_long_reads_so_and_sends_it_again(evening):
    clerk = Client(headers={"host": HOST}, raise_request_exception=False)
    clerk.force_login(evening.users["clerk"])
    address = f"/arbeitsplatz/sitzungen/{evening.draft.pk}/tagesordnung/oeffentlich/"
    form = {"name": TITLE, "kind": AgendaItem.Kind.RESOLUTION, "proposed_resolution": ""}
    other = connection.copy()
    try:
        with connection.cursor() as own, other.cursor() as writing:
            own.execute("PRAGMA busy_timeout = 0")
            writing.execute("BEGIN IMMEDIATE")
            answer = clerk.post(address, form)
            writing.execute("ROLLBACK")
    finally:
        other.close()
        connection.close()  # the next one waits again
    told = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert "Gerade wird viel geschrieben" in told
    assert "NICHT gespeichert" in told
    assert not AgendaItem.objects.filter(name=TITLE).exists()
    assert clerk.post(address, form).status_code == 302


def test_another_fault_is_still_called_a_fault_of_ours(evening, settings):
    settings.ROOT_URLCONF = __name__
    answer = Client(headers={"host": HOST}, raise_request_exception=False).get("/kaputt/")
    assert answer.status_code == 500
    assert "Der Fehler liegt bei uns" in answer.content.decode()
