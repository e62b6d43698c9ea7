"""A drive that is full for the connection that asks, and has space again.

SQLite is told that its file may not grow: it answers with SQLITE_FULL, as on a full disk. PostgreSQL's
journal takes no entry and answers with its own state of a full disk.
"""

from django.db import connection

ALL_THE_PAGES = 2**32 - 2  # SQLite's own limit


def fill():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("VACUUM")  # no page of what is gone by now is left to be written on
            cursor.execute("PRAGMA max_page_count = 1")  # as many as there are
        else:
            cursor.execute(
                "CREATE FUNCTION no_space() RETURNS trigger AS $$ BEGIN "
                "RAISE EXCEPTION 'no space left on device' USING ERRCODE = 'disk_full'; END $$ LANGUAGE plpgsql; "
                "CREATE TRIGGER no_space BEFORE INSERT ON journal_entry EXECUTE FUNCTION no_space()"
            )


def make_space():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA max_page_count = {ALL_THE_PAGES}")
        else:
            cursor.execute("DROP FUNCTION IF EXISTS no_space CASCADE")
