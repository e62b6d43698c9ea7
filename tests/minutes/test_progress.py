"""What takes longer than a moment is told on a page that renews itself, without script, and its outcome is not lost."""

import re
import threading

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from documents import slowly
from minutes.pages import Said
from tests.live.council import eichenfurt

RENEWS = '<meta http-equiv="refresh"'


@pytest.fixture
def gate(settings, monkeypatch):
    """All work waits for it, however quick the work is; nobody waits for the work."""
    settings.PATIENCE = 0.0
    opened = threading.Event()
    work = slowly._work

    def held(*given):
        opened.wait()
        work(*given)

    monkeypatch.setattr(slowly, "_work", held)
    yield opened
    opened.set()


def ended(token):
    """Waits for the thread, not for a time."""
    for thread in threading.enumerate():
        if str(token) in thread.name:
            thread.join()


def test_an_outcome_is_told_once_after_the_work_is_done(gate):
    work = slowly.begun(lambda: "done")
    assert work.outcome is slowly.RUNNING
    assert slowly.outcome_of(work.token) is slowly.RUNNING
    gate.set()
    ended(work.token)
    assert [slowly.outcome_of(work.token) for _ in range(2)] == ["done", slowly.UNKNOWN]


def test_what_is_quick_is_told_at_once(settings):
    settings.PATIENCE = 60
    assert slowly.begun(lambda: "quick").outcome == "quick"
    settings.PATIENCE = None
    assert slowly.begun(threading.get_ident).outcome == threading.get_ident()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (lambda: Said("Das Dokument ist versiegelt.", done=True), "Das Dokument ist versiegelt."),
        (lambda: Said("Die PIN stimmt nicht.", done=False), "Die PIN stimmt nicht."),
        (lambda: 1 / 0, "nicht zu Ende gekommen"),
    ],
)
def test_the_studio_waits_on_a_page_and_says_afterwards_what_came_of_it(gate, outcome, said):
    town = eichenfurt()
    town.opened()
    client, work = town.client("olga"), slowly.begun(outcome)
    address = reverse("minutes:progress", args=[town.meeting.pk, work.token])
    waiting = client.get(address).content.decode()
    assert RENEWS in waiting
    assert "Siegel und Zeitstempel" in waiting
    assert town.client("anna").get(address).status_code == 404
    gate.set()
    ended(work.token)
    for expected in (said, None):  # told once; later the studio alone
        page = client.get(address, follow=True).content.decode()
        assert RENEWS not in page
        assert (said in page) is (expected is not None)


@pytest.mark.django_db
def test_a_file_is_checked_while_a_page_renews_itself(gate):
    client = eichenfurt().client()
    work = slowly.begun(lambda: "x")
    assert RENEWS in client.get(reverse("minutes:verify_progress", args=[work.token])).content.decode()
    answer = client.post(reverse("minutes:verify"), {"file": SimpleUploadedFile("b.pdf", b"hello")})
    waiting = answer["Location"]
    assert RENEWS in client.get(waiting).content.decode()
    gate.set()
    ended(re.search(r"[0-9a-f-]{36}", waiting)[0])
    assert "Diese Datei ist kein PDF" in client.get(waiting).content.decode()
    assert client.get(waiting)["Location"] == reverse("minutes:verify")
