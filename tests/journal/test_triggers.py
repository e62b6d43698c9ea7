"""What SQL may do to the journal, on the real database."""

import pytest
from django.db import DatabaseError, connection, transaction

from journal.models import Entry, Stream
from journal.store import history, perform
from tests.journal.counter import ANNA, COUNTER, add

pytestmark = pytest.mark.django_db

KEY = "counter:1"


@pytest.fixture(autouse=True)
def journal():
    for number in (1, 2, 3):
        perform(COUNTER, KEY, add, ANNA, number=number)


def everything():
    return (list(Stream.objects.values()), list(Entry.objects.order_by("seq").values()))


def run(statement):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


OF_THIS_DATABASE = {
    "sqlite": [
        "REPLACE INTO journal_entry SELECT * FROM journal_entry WHERE seq = 2",
        "REPLACE INTO journal_stream SELECT * FROM journal_stream",
    ],
    "postgresql": ["TRUNCATE journal_entry, journal_stream CASCADE"],
}


@pytest.mark.parametrize(
    "statement",
    [
        *OF_THIS_DATABASE[connection.vendor],
        "DELETE FROM journal_entry",
        "DELETE FROM journal_entry WHERE seq = 3",
        "DELETE FROM journal_stream",
        "UPDATE journal_entry SET seq = 9 WHERE seq = 3",
        "UPDATE journal_entry SET kind = 'other' WHERE seq = 2",
        "UPDATE journal_entry SET at = '2001-01-01 00:00:00+00:00' WHERE seq = 2",
        "UPDATE journal_entry SET data = '{}' WHERE seq = 2",
        "UPDATE journal_entry SET by = 'person:9' WHERE seq = 2",
        "UPDATE journal_entry SET data = NULL WHERE seq = 2",
        "UPDATE journal_entry SET salt = NULL WHERE seq = 2",
        "UPDATE journal_entry SET data = NULL, salt = NULL WHERE seq = 2",
        "UPDATE journal_entry SET data = NULL, salt = NULL, by = '', kind = 'other' WHERE seq = 2",
        "UPDATE journal_entry SET data = NULL, salt = NULL, by = '', command_id = NULL WHERE seq = 2",
        "UPDATE journal_entry SET hash = prev WHERE seq = 2",
        "UPDATE journal_entry SET prev = hash WHERE seq = 2",
        "UPDATE journal_entry SET seal = hash WHERE seq = 2",
        "UPDATE journal_stream SET seq = 2, head = (SELECT hash FROM journal_entry WHERE seq = 2)",
        "UPDATE journal_stream SET seq = 4",
        "UPDATE journal_stream SET head = 'other'",
        "UPDATE journal_stream SET key = 'counter:2'",
        "INSERT INTO journal_stream (key, seq, head) VALUES ('counter:2', 5, 'x')",
    ],
)
def test_sql_cannot_change_the_journal(statement):
    before = everything()
    with pytest.raises(DatabaseError, match="journal"):
        run(statement)
    assert everything() == before
    assert len(before[1]) == 3


def test_django_cannot_change_the_journal_either():
    before = everything()
    for change in (
        Entry.objects.all().delete,
        Entry.objects.get(seq=2).delete,
        lambda: Entry.objects.filter(seq=2).update(data="{}"),
        lambda: Stream.objects.filter(key=KEY).update(seq=1),
    ):
        with pytest.raises(DatabaseError, match="journal"), transaction.atomic():
            change()
    assert everything() == before


def test_content_can_be_erased_and_the_place_remains():
    run("UPDATE journal_entry SET data = NULL, salt = NULL, by = '' WHERE seq = 2")
    assert [(each.seq, each.by, type(each.event).__name__) for each in history(KEY)] == [
        (1, "person:1", "AddedTo"),
        (2, "", "Erased"),
        (3, "person:1", "AddedTo"),
    ]


def test_what_was_erased_cannot_come_back():
    run("UPDATE journal_entry SET data = NULL, salt = NULL, by = '' WHERE seq = 2")
    with pytest.raises(DatabaseError, match="journal"):
        run("UPDATE journal_entry SET data = '{}', salt = 'a', by = 'person:1' WHERE seq = 2")
