"""What every test of the house stands on.

The journal's triggers refuse what the flush after a transactional test has to do. `django_db_setup` below
teaches Django's flush to put the triggers aside and back again, inside the flush's own transaction.
Tests that use `journal.writer` or `journal.hub` need `@pytest.mark.django_db(transaction=True)`: their
threads have connections of their own and see only what is committed.
"""

import gc
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta

import pytest
from asgiref.sync import SyncToAsync
from django.conf import settings
from django.core.management.commands import flush
from django.db import connection, connections
from django.utils import timezone, translation
from hypothesis import HealthCheck
from hypothesis import settings as properties
from hypothesis.internal.conjecture import providers
from playwright.sync_api import Browser, Page, expect, sync_playwright

from config.garbage import ROUNDS, YOUNG
from documents import worker
from journal import writer
from journal.hub import hub
from tests.browser import PATIENCE, Site, launched, opened, served
from tests.house.pure import hand_over
from tests.kept_windows import KeptWindows
from tests.migrated import OnceMigrated
from tests.worked import answered_here

JOURNAL = ("journal_entry", "journal_stream")
KEPT = {"django_content_type", "auth_permission"}  # made by migrations, changed by no test


def on_sqlite(statements, tables):
    """The journal comes last: after each change of the schema, such as a trigger put aside, all is prepared anew."""
    places = ", ".join(f"'{table}'" for table in JOURNAL)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ({places})"
        )
        triggers = cursor.fetchall()
    of_the_journal = [each for each in statements if any(f'"{table}"' in each for table in JOURNAL)]
    others = [each for each in statements if each not in of_the_journal]
    aside, back = [f"DROP TRIGGER {name}" for name, _ in triggers], [sql for _, sql in triggers]
    return [*others, *aside, *of_the_journal, *back]


def on_postgresql(statements, tables):
    """DELETE, which for a few rows is far quicker than TRUNCATE; a replica checks no keys, fires no triggers."""
    emptied = "; ".join(f"DELETE FROM {connection.ops.quote_name(table)}" for table in tables)
    return [f"SET LOCAL session_replication_role = replica; {emptied}"]


@pytest.fixture(scope="session")
def once_migrated(request, tmp_path_factory, django_db_modify_db_settings) -> OnceMigrated:
    a_worker = hasattr(request.config, "workerinput")
    return OnceMigrated(tmp_path_factory.getbasetemp().parent if a_worker else None)


@pytest.fixture(scope="session")
def django_db_keepdb(once_migrated) -> bool:
    return once_migrated.is_there()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, once_migrated, django_db_blocker):
    """Django's own set-up, with a flush that may empty the journal, and without connections at the end."""
    with django_db_blocker.unblock():
        once_migrated.done()
    around = {"sqlite": on_sqlite, "postgresql": on_postgresql}[connection.vendor]
    operations = type(connection.ops)
    django_flush = operations.sql_flush

    def sql_flush(self, style, tables, **options):
        emptied = [table for table in tables if table not in KEPT]
        return around(django_flush(self, style, emptied, **options), emptied)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "sql_flush", sql_flush)
        patch.setattr(
            flush, "emit_post_migrate_signal", lambda *args, **kwargs: None
        )  # it makes what is KEPT
        yield
    writer.close()
    hub.close()
    SyncToAsync.single_thread_executor.submit(connections.close_all).result()


@pytest.fixture(scope="module", autouse=True)
def worked_here() -> Iterator[None]:
    """What a worker would do is done in this process, over the same wire: what is made does not hang on where, and
    two hundred starts of a process cost two minutes. A folder or module that is about the processes themselves has a
    fixture of this name that does nothing: documents/ (their limits), the story of a whole evening (as in the product).
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(worker, "_ask", answered_here)
        yield


class WallClock:
    """The server's clock as a correction leaves it; how much time passes, it does not change."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        now, seconds, nanoseconds = timezone.now, time.time, time.time_ns
        self.ahead = timedelta()
        patch.setattr(timezone, "now", lambda: now() + self.ahead)
        patch.setattr(time, "time", lambda: seconds() + self.ahead.total_seconds())
        patch.setattr(time, "time_ns", lambda: nanoseconds() + int(self.ahead.total_seconds()) * 10**9)

    def set(self, **ahead: float) -> None:
        """So much ahead of the true time; negative: behind."""
        self.ahead = timedelta(**ahead)


@pytest.fixture
def wall_clock(monkeypatch: pytest.MonkeyPatch) -> WallClock:
    return WallClock(monkeypatch)


expect.set_options(timeout=PATIENCE)

# Every run tries the same cases and none is judged by its time: what CI says, everybody can see at home.
# `make test ARGS=--hypothesis-profile=dice` throws anew.
properties.register_profile(
    "dice", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
properties.register_profile("same", properties.get_profile("dice"), derandomize=True, database=None)
properties.load_profile("same")

# Beside its own odd numbers and texts, hypothesis would throw those that stand in our modules, and which it has depends on
# what has been imported: the same run would not try the same cases. Reading 900 files for it takes each worker seconds.
providers._get_local_constants = lambda: providers._local_constants

# Three thousand tests and what they import stay until the end: looked through again and again for garbage, they
# would cost every worker seconds.
gc.disable()


def pytest_collection_finish(session: pytest.Session) -> None:
    gc.freeze()
    gc.set_threshold(YOUNG, ROUNDS, ROUNDS)
    gc.enable()


def pytest_configure(config: pytest.Config) -> None:
    """Each worker begins to read elsewhere: what one has rewritten of the tests, the others need only load."""
    if config.args_source is pytest.Config.ArgsSource.TESTPATHS and hasattr(config, "workerinput"):
        number, of = int(config.workerinput["workerid"].removeprefix("gw")), config.workerinput["workercount"]
        tests = config.rootpath / "tests"
        rooms = [path.relative_to(tests).parts[0] for path in sorted(tests.glob("*/**/test_*.py"))]
        first = rooms.index(rooms[len(rooms) * number // of])
        config.args = [f"tests/{room}" for room in dict.fromkeys(rooms[first:] + rooms)]


RUNS_OF_THEIR_OWN = ("tests/journal/test_on_postgresql", "tests/house/test_coverage")
LONGEST = (
    "tests/house/test_leaks",
    "tests/live/test_screens_axe",
    "tests/stories/",
    "tests/house/test_permissions",
    "tests/minutes/test_tampered",
    "tests/oparl/test_command",
)


def pytest_itemcollected(item: pytest.Item) -> None:
    """A module's tests stay together: what it builds for all of them is built once, not once in each worker."""
    if item.get_closest_marker("xdist_group") is None:
        item.add_marker(pytest.mark.xdist_group(item.nodeid.split("::")[0]))


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> Iterator[None]:
    """The longest first, so that no worker is left with one of them at the end; then those that share a browser."""
    items.sort(key=lambda item: item.path)  # the same in all workers
    items.sort(key=lambda item: (not item.nodeid.startswith(LONGEST), not shows_windows(item)))
    yield  # Django's plugin puts what has no database to the end: also what runs hundreds of tests with one of its own
    items.sort(key=lambda item: not item.nodeid.startswith(RUNS_OF_THEIR_OWN))
    hand_over(config, items)
    for item in items:
        told_by_group(item)


def told_by_group(item: pytest.Item) -> None:
    """Says an item's group where pytest looks for it: xdist 3.8 writes it where pytest read it until 9.1, and without
    it every group falls apart.
    """
    named = getattr(item, "_nodeid", item.nodeid)
    if named != item.nodeid:
        item._id = type(item.id).parse(named)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Takes away the data folder that tests/settings.py made for this process."""
    if settings.DATA.name.startswith("ratssaal-tests-"):
        shutil.rmtree(settings.DATA, ignore_errors=True)


class OneChromium:
    """One Chromium for all browser tests that follow one another; each test opens its own windows.

    Playwright's sync API leaves a running event loop in this thread: Django must be told, and coroutine tests
    cannot run beside it. So it ends before the first test that has no need of it.
    """

    def __init__(self) -> None:
        self.life, self.browser, self.windows = ExitStack(), None, None

    def here(self) -> Browser:
        if self.browser is None:
            patch = self.life.enter_context(pytest.MonkeyPatch.context())
            patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
            self.browser = launched(self.life.enter_context(sync_playwright()))
            self.life.callback(self.browser.close)
            self.windows = KeptWindows(self.browser)
        return self.browser

    def gone(self) -> None:
        self.browser = None
        self.life.close()


ONE_CHROMIUM = OneChromium()


def shows_windows(item: pytest.Item) -> bool:
    return "chromium" in getattr(item, "fixturenames", ())


def pytest_runtest_setup(item: pytest.Item) -> None:
    translation.activate(settings.LANGUAGE_CODE)  # a page asked for in English leaves its thread English
    if not shows_windows(item):
        ONE_CHROMIUM.gone()


def pytest_sessionfinish() -> None:
    ONE_CHROMIUM.gone()


@pytest.fixture
def chromium() -> Browser:
    return ONE_CHROMIUM.here()


@pytest.fixture
def live_site(chromium, transactional_db) -> Iterator[Site]:
    """The application served on the test's database. Rows made in the test are seen by the browser."""
    with served() as site:
        yield site


@pytest.fixture
def browser_page(chromium) -> Iterator[Callable[..., Page]]:
    """Opens windows: `page = browser_page(live_site.url, viewport=PHONE)`. A script error fails the test.

    They have nothing of another test but scripts and styles; see kept_windows.py for who needs a fresh one.
    """
    yield ONE_CHROMIUM.windows.take
    assert ONE_CHROMIUM.windows.give_back() == []


@pytest.fixture
def fresh_page(chromium) -> Iterator[Callable[..., Page]]:
    """The same, and nobody had the window before or has it afterwards."""
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
