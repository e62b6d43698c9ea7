"""A drive that takes nothing more: how database and file system say so, and what people are told."""

import errno
import sqlite3

from journal.events import N_, Refusal

# Errors after which what was to be written is surely not there. A failed fsync is none of them.
FILE_ERRORS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
SQLITE_ERRORS = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE})
POSTGRESQL_STATE = "53100"  # disk_full


class DriveRefusal(Refusal):
    DRIVE_FULL = N_(
        "The server's drive is full. Your entry was NOT recorded; if it was your vote, it was NOT counted. "
        "Please tell the clerk, and try again in a moment: nothing will be counted twice."
    )


def is_full(error: BaseException | None) -> bool:
    """Whether the error says so, or the one that Django made it from."""
    if error is None:
        return False
    return _says_full(error) or (error.__cause__ is not None and _says_full(error.__cause__))


def _says_full(error: BaseException) -> bool:
    if isinstance(error, OSError):
        return error.errno in FILE_ERRORS
    return (
        getattr(error, "sqlite_errorcode", None) in SQLITE_ERRORS
        or getattr(error, "sqlstate", None) == POSTGRESQL_STATE
    )
