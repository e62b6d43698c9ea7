"""The server's drive is full in the office and in mid-vote: refused in words, nothing lost, and it goes on without a restart.

The server may write no byte to any file: the kernel refuses it in the middle of whatever it writes.
"""

import resource
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import expect

from documents.models import File
from journal.store import replay
from sessions_app.live import SITTING
from sessions_app.models import Meeting
from tests.agendas import pdf
from tests.stories.town import word
from tests.stories.windows import Window, sending

pytestmark = [pytest.mark.story, pytest.mark.xdist_group("stories: crash")]

PRESENT = ("vera", "anna", "bernd", "cem", "dora", "eva", "fritz")
TOLD = "Das Laufwerk des Servers ist voll"


@contextmanager
def a_full_drive(server):
    before = resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, before)


@pytest.fixture
def seated(town, server, fresh_page):
    """A window on the running server of somebody who is logged in already."""
    return lambda login: town.let_in(Window(fresh_page(server.url)), login)


def files_of(server):
    return sorted(path.name for path in Path(server.folder, "files").rglob("*") if path.is_file())


def test_the_office_and_a_vote_on_a_full_drive(town, server, seated, tmp_path):
    Meeting.objects.filter(pk=town.meeting.pk).update(agenda_published_at=None, agenda_version=0)
    server.start()
    the_office_attaches_and_publishes(town, server, seated("olga").page, tmp_path)
    town.opened(*PRESENT)
    town.voting()
    a_vote(town, server, seated)


def a_vote(town, server, seated):
    anna, bernd, public = seated("anna"), seated("bernd"), seated("cem")
    for window, page in ((anna, "platz"), (bernd, "platz"), (public, "live")):
        window.go_to(f"/sitzungen/{town.meeting.pk}/{page}/")
    anna.vote("Yes")
    key = SITTING.key(town.meeting.pk)
    before = replay(SITTING, key).seq

    with a_full_drive(server):
        bernd.choice("No").check()
        bernd.page.get_by_role("button", name=sending()).click()
        expect(bernd.page.locator("#refusal")).to_contain_text(TOLD)
        expect(bernd.page.locator("#refusal")).to_contain_text("NICHT gezählt")
        expect(bernd.choice("No")).to_be_checked()
        for window in (anna, bernd, public):
            window.page.reload()
            window.is_live().says("vote", "%(received)s of %(entitled)s have voted", received=1, entitled=7)
            assert window.stale() == []
        assert (replay(SITTING, key).seq, town.ballots("bernd")) == (before, [])

    bernd.vote("No")
    for window in (anna, bernd, public):
        window.is_live().says("vote", "%(received)s of %(entitled)s have voted", received=2, entitled=7)
        assert window.stale() == []
    assert (town.ballots("anna"), town.ballots("bernd")) == (["yes"], ["no"])
    town.is_as_the_journal_says()


def the_office_attaches_and_publishes(town, server, page, folder):
    plan = folder / "plan.pdf"
    plan.write_bytes(pdf("Lageplan am Mühlenanger"))
    agenda = f"/arbeitsplatz/sitzungen/{town.meeting.pk}/"
    number = town.item("Ö 3")
    item = f"{agenda}punkte/{number}/"
    kept, rows = files_of(server), File.objects.count()

    def attach():
        page.goto(item)
        page.set_input_files("input[name=upload]", plan)
        page.check("[name=personal_data][value=none]")
        page.get_by_role("button", name=word("Attach the file"), exact=True).click()

    def publish():
        page.goto(f"{agenda}veroeffentlichen/")
        page.get_by_role("button", name=word("Publish now"), exact=True).click()

    with a_full_drive(server):
        for act in (attach, publish):
            act()
            expect(page.get_by_role("heading", level=1)).to_have_text(TOLD)
        town.meeting.refresh_from_db()
        assert town.meeting.agenda_published_at is None
        assert (files_of(server), File.objects.count()) == (kept, rows)

    attach()
    expect(page.get_by_text(word("The file is attached."))).to_be_visible()
    publish()
    said = "The agenda is published. Its public page and its PDF exist from now on."
    expect(page.get_by_text(word(said))).to_be_visible()
    town.meeting.refresh_from_db()
    assert town.meeting.agenda_published_at is not None
    attached = town.meeting.agenda_items.get(pk=number).auxiliary_files.get()
    assert Path(server.folder, "files", attached.content.name).read_bytes() == plan.read_bytes()
