import pytest
import pytest_asyncio
from django.core.cache import cache

from journal.hub import hub
from sessions_app.relay import room, threads
from tests.browser import is_live
from tests.live.council import HOST, eichenfurt
from tests.live.screen import Screen


@pytest.fixture(scope="session", autouse=True)
def no_thread_left(django_db_setup):
    yield
    threads.close()


@pytest.fixture(autouse=True)
def comings_at_once(monkeypatch):
    """Who comes or goes is shown at once, so that no frame comes later than a test looks for it."""
    monkeypatch.setattr(room, "COMINGS_SECONDS", 0.0)


@pytest.fixture
def council(transactional_db):
    """Tonight's council as rows; what one test's devices left in the cache is gone."""
    cache.clear()
    return eichenfurt()


@pytest_asyncio.fixture
async def screens(council):
    """Opens screens: `await screens("member", "anna")`; all are closed after the test."""
    opened = []

    async def open_screen(audience, login=None, **options):
        screen = Screen(council, audience, login, **options)
        opened.append(screen)
        return await screen.open()

    yield open_screen
    for screen in opened:
        await screen.close()
    await hub.stop()


@pytest.fixture
def window(live_site, browser_page, fresh_page, council):
    """Opens a page of the sitting in a browser, as somebody: `window("anna", "platz")`; None is a visitor.

    `before` is given the tab before it opens the page; what it builds in stays in no other window.
    """

    def open_window(login, page, before=None, **options):
        tab = (fresh_page if before else browser_page)(live_site.of(HOST), **options)
        if before:
            before(tab)
        if login:
            council.let_in(tab, login)
        tab.goto(f"/sitzungen/{council.meeting.pk}/{page}/")
        is_live(tab)
        return tab

    return open_window
