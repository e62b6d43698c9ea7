import asyncio
import uuid

import pytest
from django.db import connection, connections

from journal import rows, writer
from journal.chain import verify
from journal.events import Refused
from journal.models import Stream
from journal.store import Order, Receipt, history, on_commit_nudge, perform, replay
from tests.journal.counter import ANNA, BERND, COUNTER, LIMIT, Someone, add
from tests.journal.patience import until

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("hub_stops")]

KEY = "counter:1"


def order(number, by=ANNA, command_id=None):
    return Order(add, by, command_id or uuid.uuid4(), {"number": number})


async def submit_all(orders, key=KEY):
    return await asyncio.gather(
        *(writer.submit(COUNTER, key, each) for each in orders), return_exceptions=True
    )


def intact(key=KEY):
    stream = Stream.objects.get(key=key)
    return list(verify(key, rows.links(key), seq=stream.seq, head=stream.head)) == []


@pytest.fixture
def commits():
    heard = []

    def hear(key, seq):
        heard.append((key, seq))

    on_commit_nudge.append(hear)
    yield heard
    on_commit_nudge.remove(hear)


async def test_orders_that_come_together_are_committed_together(elsewhere, commits):
    receipts = await submit_all([order(number) for number in range(300)])
    assert [receipt.seq for receipt in receipts] == list(range(1, 301))
    assert [each.event.number for each in await elsewhere.run(lambda: list(history(KEY)))] == list(range(300))
    assert await elsewhere.run(intact)
    assert len(commits) < 10


async def test_a_receipt_is_given_only_when_others_can_read_the_entry(elsewhere):
    for number in range(5):
        receipt = await writer.submit(COUNTER, KEY, order(number))
        assert (await elsewhere.run(replay, COUNTER, KEY)).seq == receipt.seq


async def test_the_first_order_and_those_of_who_waits_for_every_answer_wait_for_no_other(
    monkeypatch, commits
):
    monkeypatch.setattr("journal.writer.GATHERING_SECONDS", 3600)
    for number in range(3):
        await writer.submit(COUNTER, KEY, order(number))
    assert [seq for _, seq in commits] == [1, 2, 3]


async def test_what_gathers_is_committed_before_the_urgent_order_that_came_behind_it(elsewhere, monkeypatch):
    monkeypatch.setattr("journal.writer.GATHERING_SECONDS", 3600)
    await writer.submit(COUNTER, KEY, order(1))
    asked = (writer.submit(COUNTER, KEY, order(number, BERND)) for number in (2, 3))
    waiting = [asyncio.create_task(each) for each in asked]
    await asyncio.sleep(0)
    assert (await writer.submit(COUNTER, KEY, order(4), urgent=True)).seq == 4
    assert [each.seq for each in await asyncio.gather(*waiting)] == [2, 3]
    assert [each.event.number for each in await elsewhere.run(lambda: list(history(KEY)))] == [1, 2, 3, 4]


async def test_behind_an_order_the_next_ones_share_a_commit_as_soon_as_they_are_enough(monkeypatch, commits):
    monkeypatch.setattr("journal.writer.GATHERING_SECONDS", 3600)
    monkeypatch.setattr("journal.writer.ENOUGH", 3)
    await submit_all([order(1), order(2)])
    early = asyncio.create_task(submit_all([order(3, BERND), order(4, BERND)]))
    await asyncio.sleep(0)
    await submit_all([order(5, BERND)])
    await early
    assert [seq for _, seq in commits] == [2, 5]


async def test_what_gathers_is_committed_when_the_time_is_over_however_little_it_is(monkeypatch, commits):
    monkeypatch.setattr("journal.writer.GATHERING_SECONDS", 0.01)
    await submit_all([order(1), order(2)])
    await writer.submit(COUNTER, KEY, order(3, BERND))
    assert [seq for _, seq in commits] == [2, 3]


async def test_where_few_have_come_by_then_it_gathers_once_more(monkeypatch, commits):
    """Ten voters, of whom one comes in each gathering: two share a commit. That no more is gathered is told by the number."""
    voters = [order(number, Someone(f"voter {number}")) for number in range(10)]
    coming = []

    async def gathering(line):
        if voters:
            coming.append(asyncio.create_task(line.join(voters.pop(0), urgent=False)))
            await asyncio.sleep(0)

    monkeypatch.setattr("journal.writer._Line._wait_for_enough", gathering)
    await writer.submit(COUNTER, KEY, order(10))
    while len(coming) < 10:
        await asyncio.sleep(0)
    await asyncio.gather(*coming)
    assert [seq for _key, seq in commits] == [1, 3, 5, 7, 9, 11]


async def test_a_command_repeated_in_the_crowd_is_carried_out_once(elsewhere):
    ids = [uuid.uuid4() for _ in range(10)]
    receipts = await submit_all([order(1, command_id=ids[number % 10]) for number in range(100)])
    assert sorted({receipt.seq for receipt in receipts}) == list(range(1, 11))
    assert sum(not receipt.repeated for receipt in receipts) == 10
    assert (await elsewhere.run(replay, COUNTER, KEY)).state.total == 10


async def test_refused_and_failed_orders_hurt_no_other():
    results = await submit_all([order(1), order(LIMIT), order("no number"), order(2)])
    assert [type(each).__name__ for each in results] == ["Receipt", "Refused", "TypeError", "Receipt"]


async def test_streams_do_not_mix(elsewhere):
    keys = [f"counter:{number}" for number in range(1, 6)]
    await asyncio.gather(*(submit_all([order(1)] * 1 + [order(2)], key) for key in keys))
    totals = [(await elsewhere.run(replay, COUNTER, key)).state.total for key in keys]
    assert totals == [3] * 5


async def test_writers_of_two_processes_lose_and_double_nothing(elsewhere):
    def others():
        for number in range(40):
            perform(COUNTER, KEY, add, BERND, number=number)

    async def ours():
        for number in range(20):
            await submit_all([order(number), order(number)])

    await asyncio.gather(elsewhere.run(others), ours())
    entries = await elsewhere.run(lambda: list(history(KEY)))
    assert [each.seq for each in entries] == list(range(1, 81))
    assert [each.event.number for each in entries if each.by == BERND.signature] == list(range(40))
    assert await elsewhere.run(intact)


async def test_when_too_many_wait_the_rest_is_told_to_try_again(monkeypatch):
    monkeypatch.setattr("journal.writer.QUEUE_LIMIT", 3)
    results = await submit_all([order(1) for _ in range(5)])
    assert [each.code if isinstance(each, Refused) else each.seq for each in results] == [
        1, 2, 3, "too_busy", "too_busy",
    ]  # fmt: skip
    assert (await writer.submit(COUNTER, KEY, order(1))).seq == 4


async def test_an_order_is_carried_out_though_its_sender_stopped_waiting(elsewhere):
    sent = order(5)
    waiting = asyncio.create_task(writer.submit(COUNTER, KEY, sent))
    await asyncio.sleep(0)
    waiting.cancel()
    await writer.submit(COUNTER, KEY, order(1))
    again = await writer.submit(COUNTER, KEY, sent)
    assert (again.repeated, again.seq) == (True, 1)
    assert (await elsewhere.run(replay, COUNTER, KEY)).state.total == 6


def break_the_writers_connection():
    """In the writer's thread: PostgreSQL loses the session, SQLite finds the database locked at once."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_backend_pid()")
            return cursor.fetchone()[0]
        cursor.execute("PRAGMA busy_timeout = 1")
    return None


def disturb(pid):
    with connection.cursor() as cursor:
        cursor.execute("BEGIN IMMEDIATE" if pid is None else f"SELECT pg_terminate_backend({pid})")


def settle(pid):
    if pid is None:
        with connection.cursor() as cursor:
            cursor.execute("ROLLBACK")


async def test_a_lost_connection_is_replaced_and_nothing_is_lost_or_doubled(elsewhere, caplog):
    await writer.submit(COUNTER, KEY, order(1))
    pid = await writer._thread.run(break_the_writers_connection)
    await elsewhere.run(disturb, pid)
    asked = asyncio.create_task(submit_all([order(2), order(3)]))
    await until(lambda: "trying once more" in caplog.text)
    await elsewhere.run(settle, pid)
    assert [type(each) for each in await asked] == [Receipt, Receipt]
    assert (await elsewhere.run(replay, COUNTER, KEY)).state.total == 6


@pytest.fixture
def unreachable(monkeypatch):
    """A database that the writer's thread, started anew, cannot reach."""
    writer.close()
    impatient = {"PORT": "1", "OPTIONS": {"pool": {"min_size": 0, "max_size": 1, "timeout": 0.1}}}
    nowhere = impatient if connection.vendor == "postgresql" else {"NAME": "/nowhere/at/all.sqlite3"}
    changed = connections.settings["default"] | nowhere
    with monkeypatch.context() as patch:
        patch.setitem(connections.settings, "default", changed)
        without_pool()
        yield
        writer.close()
    without_pool()


def without_pool():
    """What connects next does so by the settings of now."""
    if connection.vendor == "postgresql":
        connection.close()
        connection.close_pool()


async def test_without_a_database_nothing_is_acknowledged(unreachable):
    results = await submit_all([order(1), order(2)])
    assert [each.code for each in results] == ["not_reachable", "not_reachable"]


def test_after_the_trouble_the_writer_goes_on_in_the_next_event_loop():
    for number in (1, 2):
        assert asyncio.run(writer.submit(COUNTER, KEY, order(number))).seq == number
        writer.close()
    assert [each.event.number for each in history(KEY)] == [1, 2]
