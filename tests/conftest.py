"""What every test of the house stands on.

The journal's triggers refuse what the flush after a transactional test has to do. `django_db_setup` below
teaches Django's flush to put the triggers aside and back again, inside the flush's own transaction.
Tests that use `journal.writer` or `journal.hub` need `@pytest.mark.django_db(transaction=True)`: their
threads have connections of their own and see only what is committed.
"""

import shutil

import pytest
from django.conf import settings
from django.db import connection

from journal import writer
from journal.hub import hub

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
