import os

import pytest
from django.core.cache import cache

from config.demo.town import PASSWORD
from journal.models import Stream
from minutes.book import MINUTES
from minutes.draft import Part
from minutes.keeping import meeting_of
from minutes.studio import file_of, sealed_draft
from sessions_app.relay import threads
from tests.browser import log_in
from tests.minutes.read_back import differences
from tests.stories.server import ServerProcess, collect_static_files
from tests.stories.town import HOST, tonight
from tests.stories.windows import Window


@pytest.fixture(scope="session", autouse=True)
def no_thread_left(django_db_setup):
    yield
    threads.close()


@pytest.fixture(autouse=True)
def minutes_read_back(transactional_db):
    """Whatever minutes a story ended with print every name, number and time that the journal's draft has."""
    yield
    for stream in Stream.objects.filter(key__startswith=MINUTES.key("")):
        meeting = meeting_of(stream.key)
        for part in Part:
            if file := file_of(meeting, part):
                with file.content.open("rb") as content:
                    assert differences(sealed_draft(meeting, part), content.read()) == []


@pytest.fixture
def town(transactional_db):
    cache.clear()
    return tonight()


@pytest.fixture
def town_with_keys(transactional_db):
    cache.clear()
    return tonight(keys=True)


@pytest.fixture
def open_window(live_site, browser_page):
    """Opens a browser window of its own, logged in through the real page where a login is given."""

    def open_one(login=None, **options):
        page = browser_page(live_site.of(HOST), **options)
        if login:
            log_in(page, login, PASSWORD)
        return Window(page)

    return open_one


@pytest.fixture
def seated(live_site, browser_page):
    """Opens a page of tonight's sitting for somebody who is logged in: `seated(town, "anna", "platz")`."""

    def open_one(town, login, page, **options):
        window = town.let_in(Window(browser_page(live_site.of(HOST), **options)), login)
        window.page.goto(f"/sitzungen/{town.meeting.pk}/{page}/")
        return window

    return open_one


@pytest.fixture
def real_hashes(settings):
    """Passwords that a server outside the tests can check."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]


@pytest.fixture(scope="session")
def static_files(tmp_path_factory):
    return collect_static_files(tmp_path_factory.mktemp("static-files"))


@pytest.fixture
def server(transactional_db, tmp_path, static_files):
    """A server process that is not started yet; whatever the test did to it, it is gone afterwards."""
    process = ServerProcess(tmp_path, static_files)
    yield process
    process.stop()


@pytest.fixture
def servers(transactional_db, tmp_path_factory, static_files):
    """The same, as many as CHAOS_PROCESSES says."""
    count = int(os.environ.get("CHAOS_PROCESSES", "1"))
    processes = [ServerProcess(tmp_path_factory.mktemp("server"), static_files) for _ in range(count)]
    yield processes
    for process in processes:
        process.stop()
