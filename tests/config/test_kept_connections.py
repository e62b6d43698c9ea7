"""Connections to SQLite go from one request to the next, and nothing of the one before is left in them."""

from contextlib import suppress
from threading import Thread

import pytest
from django.db.utils import ConnectionHandler, OperationalError

from config.environment import sqlite
from config.sqlite.idle import MOST, Idle


@pytest.fixture
def request_of(tmp_path, django_db_blocker):
    """Runs work(connection) as a request does: in a thread of its own, which closes its connection at the end."""
    databases = ConnectionHandler({"default": sqlite(tmp_path / "town.sqlite3")})

    def run(*works):
        threads = [Thread(target=asked, args=[work]) for work in works]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def asked(work):
        with suppress(OperationalError):
            work(databases["default"])
        databases["default"].close()

    with django_db_blocker.unblock():
        run(lambda connection: tell(connection, "CREATE TABLE vote (number integer)"))
        yield run


def tell(connection, sql):
    with connection.cursor() as cursor:
        return cursor.execute(sql).fetchall()


def votes(connection):
    return tell(connection, "SELECT number FROM vote")


def test_the_next_request_has_the_connection_of_the_one_before(request_of):
    seen = []
    for _ in range(3):
        request_of(lambda connection: (votes(connection), seen.append(connection.connection)))
    assert seen[0] is not None
    assert seen == [seen[0]] * 3


def test_who_reads_halfway_leaves_no_old_state_behind(request_of):
    left, seen = [], []

    def halfway(connection):
        tell(connection, "INSERT INTO vote VALUES (1), (2), (3)")
        cursor = connection.cursor()
        left.append((cursor, cursor.execute("SELECT number FROM vote").fetchone()))

    request_of(halfway)
    request_of(
        lambda connection: seen.append(votes(connection)),
        lambda connection: tell(connection, "INSERT INTO vote VALUES (4)"),
    )
    request_of(lambda connection: seen.append(votes(connection)))
    assert left[0][1] == (1,)
    assert seen[-1] == [(1,), (2,), (3,), (4,)]


def test_what_a_request_did_not_finish_is_undone(request_of):
    seen = []

    def broken_off(connection):
        connection.set_autocommit(False)
        tell(connection, "INSERT INTO vote VALUES (1)")
        seen.append(connection.connection)

    request_of(broken_off)
    request_of(lambda connection: seen.extend([votes(connection), connection.connection]))
    assert seen[1] == []
    assert seen[2] is not seen[0]


def test_a_connection_that_failed_is_not_used_again(request_of):
    seen = []

    def wrong(connection):
        connection.ensure_connection()
        seen.append(connection.connection)
        tell(connection, "SELECT nothing FROM nowhere")

    request_of(wrong)
    request_of(lambda connection: (votes(connection), seen.append(connection.connection)))
    assert seen[0] is not seen[1]


def test_what_a_failed_connection_was_asked_does_not_stand_in_the_way_of_the_next(request_of):
    left, seen = [], []

    def after_all(connection):
        left.append(connection.cursor())
        with suppress(OperationalError):
            tell(connection, "SELECT nothing FROM nowhere")
        for _ in range(2):
            connection.close()
            seen.append(votes(connection))

    request_of(after_all)
    assert seen == [[], []]


class Line:
    closed = False

    def close(self):
        self.closed = True


def test_no_more_are_kept_than_a_few():
    idle, lines = Idle(), [Line() for _ in range(MOST + 1)]
    for line in lines:
        idle.give_back("town", line)
    assert [line.closed for line in lines] == [False] * MOST + [True]
    assert [idle.take("town") for _ in range(MOST + 1)] == [*lines[MOST - 1 :: -1], None]
    assert idle.take("another town") is None


def test_a_process_that_was_forked_leaves_them_to_its_parent():
    idle, line = Idle(), Line()
    idle.give_back("town", line)
    idle.leave_to_the_parent()
    assert idle.take("town") is None
    assert not line.closed
