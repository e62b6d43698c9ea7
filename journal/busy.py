"""A database in which others are writing for too long: how it says so."""

import sqlite3

SQLITE_ERRORS = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
# lock_not_available, query_canceled (a time limit), deadlock_detected, serialization_failure
POSTGRESQL_STATES = frozenset({"55P03", "57014", "40P01", "40001"})
SORT = 0xFF  # of SQLite's error; what is above tells it more precisely


def is_busy(error: BaseException | None) -> bool:
    """Whether the error says so, or the one that Django made it from: nothing was written, and may be in a moment."""
    return error is not None and (_says_busy(error) or _says_busy(error.__cause__))


def _says_busy(error: BaseException | None) -> bool:
    return (
        getattr(error, "sqlite_errorcode", 0) & SORT in SQLITE_ERRORS
        or getattr(error, "sqlstate", None) in POSTGRESQL_STATES
    )
