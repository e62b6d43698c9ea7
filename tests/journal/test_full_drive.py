"""A full drive: nothing is half written, nobody is told a falsehood, and with space everything goes on."""

import asyncio
import uuid
from contextlib import asynccontextmanager

import pytest

from journal import rows, writer
from journal.chain import verify
from journal.drive import is_full
from journal.events import Refused
from journal.models import Stream
from journal.store import JournalRefusal, Order, Receipt, history, perform, perform_batch, replay
from tests.journal.counter import ANNA, BERND, COUNTER, add, row_of
from tests.journal.full_drive import fill, make_space

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("hub_stops")]

KEY = "counter:1"
LONG = "x" * 20_000  # more than any page has room for


def order(number, by=ANNA, command_id=None):
    return Order(add, by, command_id or uuid.uuid4(), {"number": number, "word": LONG})


async def submit_all(orders):
    return await asyncio.gather(
        *(writer.submit(COUNTER, KEY, each) for each in orders), return_exceptions=True
    )


def outcomes(results):
    return [each.code if isinstance(each, Refused) else (each.seq, each.repeated) for each in results]


def is_whole(*numbers):
    """The journal holds these numbers, its chain holds, and the rows say the same."""
    stream = Stream.objects.get(key=KEY)
    assert [each.event.number for each in history(KEY)] == list(numbers)
    assert list(verify(KEY, rows.links(KEY), seq=stream.seq, head=stream.head)) == []
    assert list(row_of(KEY)) == [str(sum(numbers))]


@asynccontextmanager
async def a_full_drive():
    await writer._thread.run(fill)
    try:
        yield
    finally:
        await writer._thread.run(make_space)


async def test_on_a_full_drive_everybody_is_refused_and_with_space_the_same_commands_count_once(elsewhere):
    sent = [order(number) for number in (2, 3, 4)]
    await submit_all([order(1)])
    async with a_full_drive():
        assert outcomes(await submit_all(sent)) == ["drive_full"] * 3
        await elsewhere.run(is_whole, 1)
        assert outcomes(await submit_all(sent[:1])) == ["drive_full"]
    assert outcomes(await submit_all(sent)) == [(2, False), (3, False), (4, False)]
    assert outcomes(await submit_all(sent)) == [(2, True), (3, True), (4, True)]
    await elsewhere.run(is_whole, 1, 2, 3, 4)


async def test_who_repeats_what_is_recorded_is_answered_though_those_beside_are_refused(elsewhere):
    known = order(1)
    await submit_all([known])
    theirs = Order(add, BERND, known.command_id, {"number": 1})
    async with a_full_drive():
        results = outcomes(await submit_all([order(2), known, theirs, order(3)]))
    assert results == ["drive_full", (1, True), JournalRefusal.NUMBER_USED.code, "drive_full"]
    await elsewhere.run(is_whole, 1)


async def test_a_stream_does_not_come_to_be_on_a_full_drive(elsewhere):
    sent = order(1)
    async with a_full_drive():
        assert outcomes(await submit_all([sent])) == ["drive_full"]
        assert not await elsewhere.run(Stream.objects.filter(key=KEY).exists)
    assert outcomes(await submit_all([sent])) == [(1, False)]


def test_without_the_writer_it_is_the_same():
    sent = order(2)
    perform(COUNTER, KEY, add, ANNA, number=1)
    fill()
    try:
        assert outcomes(perform_batch(COUNTER, KEY, [sent])) == ["drive_full"]
        is_whole(1)
        assert replay(COUNTER, KEY).seq == 1
    finally:
        make_space()
    assert [type(each) for each in perform_batch(COUNTER, KEY, [sent])] == [Receipt]
    is_whole(1, 2)


def test_other_troubles_are_not_taken_for_a_full_drive():
    assert [is_full(each) for each in (None, FileNotFoundError(2, "nowhere"), ValueError("full"))] == [
        False
    ] * 3
