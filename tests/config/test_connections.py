"""A request leaves no connection behind."""

import gc
import os
import sqlite3
from pathlib import Path

import httpx
import pytest
from django.db import connection

from config.environment import sqlite
from tests.browser import served


@pytest.fixture
def nobody_tidies_up():
    gc.disable()
    yield
    gc.enable()


def handles():
    """How many handles of the database this process holds open: of its files, or connections to its server."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
            return cursor.fetchone()[0]
    name = str(connection.settings_dict["NAME"])
    return sum(os.path.realpath(each).startswith(name) for each in Path("/proc/self/fd").iterdir())


@pytest.mark.django_db(transaction=True)
def test_forty_requests_do_not_hold_the_database_open_forty_times(nobody_tidies_up):
    with served() as site, httpx.Client(base_url=site.url) as visitor:
        for _ in range(40):
            assert visitor.get("/konto/login/").status_code == 200
        assert 0 < handles() < 40


def test_what_is_committed_to_sqlite_lies_on_the_disk(tmp_path):
    """The product's own options: those of the tests wait for no disk."""
    with sqlite3.connect(tmp_path / "one.sqlite3") as opened:
        opened.executescript(sqlite(tmp_path)["OPTIONS"]["init_command"])
        assert opened.execute("PRAGMA synchronous").fetchone() == (FULL,)
        assert opened.execute("PRAGMA journal_mode").fetchone() == ("wal",)


FULL = 2  # EXTRA, 3, adds nothing where the journal is a WAL
