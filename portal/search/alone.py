"""One at a time brings the index up to date; whoever else wants to waits, or goes on without."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

LOCK = 0x5EA2C  # PostgreSQL's advisory lock
SHORTLY = 50  # milliseconds that a page waits for SQLite's lock


@contextmanager
def alone() -> Iterator[None]:
    """A transaction beside which nobody else writes to the index. On SQLite every transaction that writes is one."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        yield


@contextmanager
def alone_or_not() -> Iterator[bool]:
    """The same for who cannot wait: False where somebody else is at it. On SQLite raises OperationalError then."""
    with _shortly(), transaction.atomic():
        if connection.vendor != "postgresql":
            yield True
            return
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
            free = cursor.fetchone() == (True,)
        yield free


@contextmanager
def _shortly() -> Iterator[None]:
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        usual = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout = {SHORTLY}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")
