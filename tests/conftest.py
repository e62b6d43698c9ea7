"""What every test of the house stands on.

The journal's triggers refuse what the flush after a transactional test has to do. `django_db_setup` below
teaches Django's flush to put the triggers aside and back again, inside the flush's own transaction.
Tests that use `journal.writer` or `journal.hub` need `@pytest.mark.django_db(transaction=True)`: their
threads have connections of their own and see only what is committed.
"""

import shutil
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.db import connection
from playwright.sync_api import Browser, Page, sync_playwright

from journal import writer
from journal.hub import hub
from tests.browser import Site, launched, opened, served

TABLES = ("journal_entry", "journal_stream")


def on_sqlite(statements):
    places = ", ".join(f"'{table}'" for table in TABLES)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ({places})"
        )
        triggers = cursor.fetchall()
    return [*(f"DROP TRIGGER {name}" for name, _ in triggers), *statements, *(sql for _, sql in triggers)]


def on_postgresql(statements):
    aside = [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in TABLES]
    back = [f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in TABLES]
    return [*aside, *statements, *back]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup):
    """Django's own set-up, with a flush that may empty the journal, and without threads at the end."""
    around = {"sqlite": on_sqlite, "postgresql": on_postgresql}[connection.vendor]
    operations = type(connection.ops)
    flush = operations.sql_flush
    operations.sql_flush = lambda *args, **kwargs: around(flush(*args, **kwargs))
    yield
    operations.sql_flush = flush
    writer.close()
    hub.close()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Takes away the data folder that tests/settings.py made for this process."""
    if settings.DATA.name.startswith("ratssaal-tests-"):
        shutil.rmtree(settings.DATA, ignore_errors=True)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One Chromium per test module; each test opens its own windows.

    Playwright's sync API leaves a running event loop in this thread: Django must be told, and coroutine tests
    cannot run beside it. So it ends with the module, and browser tests have modules of their own.
    """
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = launched(playwright)
        yield browser
        browser.close()


@pytest.fixture
def live_site(chromium, transactional_db) -> Iterator[Site]:
    """The application served on the test's database. Rows made in the test are seen by the browser."""
    with served() as site:
        yield site


@pytest.fixture
def browser_page(chromium) -> Iterator[Callable[..., Page]]:
    """Opens windows: `page = browser_page(live_site.url, viewport=PHONE)`. A script error fails the test."""
    contexts = []
    errors: list[str] = []

    def open_page(base_url: str, **options) -> Page:
        context = opened(chromium, base_url, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []
