"""What both databases say when others write for too long, and what is another trouble."""

import sqlite3

from django.db import DatabaseError, OperationalError

from journal.busy import is_busy


class Coded(Exception):
    """An error of a database's library."""

    def __init__(self, **codes: object) -> None:
        vars(self).update(codes)


def made_from(error):
    told = OperationalError("told by Django")
    told.__cause__ = error
    return told


def test_a_database_in_which_others_write_for_too_long_is_told_from_other_troubles():
    busy = (
        Coded(sqlite_errorcode=sqlite3.SQLITE_BUSY),
        Coded(sqlite_errorcode=sqlite3.SQLITE_BUSY_SNAPSHOT),
        made_from(Coded(sqlite_errorcode=sqlite3.SQLITE_LOCKED)),
        made_from(Coded(sqlstate="55P03")),
    )
    other = (
        None,
        ValueError("busy"),
        DatabaseError("locked"),
        Coded(sqlite_errorcode=sqlite3.SQLITE_FULL),
        made_from(Coded(sqlstate="53100")),
    )
    assert [is_busy(each) for each in busy] == [True] * len(busy)
    assert [is_busy(each) for each in other] == [False] * len(other)
