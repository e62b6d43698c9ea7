import asyncio
import logging

import pytest
from channels.layers import get_channel_layer

from journal import writer
from journal.composed import Composed
from journal.hub import Hub, group_of, hub
from journal.models import Stream
from journal.store import Order, perform
from tests.journal.counter import ANNA, COUNTER, add
from tests.journal.patience import PATIENCE, until

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("hub_stops")]

KEY = "counter:1"
LONG = 3600


class Ear:
    """Remembers what it was told, and lets tests wait for it."""

    def __init__(self):
        self.heard = []
        self._news = asyncio.Event()

    def __call__(self, seq):
        self.heard.append(seq)
        self._news.set()

    async def hears(self, seq):
        async with asyncio.timeout(PATIENCE):
            while seq not in self.heard:
                self._news.clear()
                await self._news.wait()


@pytest.fixture
def layer(settings):
    def use(name):
        settings.CHANNEL_LAYERS = {"default": {"BACKEND": f"tests.journal.layers.{name}"}}

    return use


@pytest.fixture
def poll(monkeypatch):
    return lambda seconds: monkeypatch.setattr("journal.hub.POLL_SECONDS", seconds)


@pytest.fixture
async def other():
    """The hub of another process: no commit of this one nudges it."""
    other = Hub()
    yield other
    await other.stop()
    other.close()


@pytest.fixture
def quick_restart(monkeypatch):
    monkeypatch.setattr("journal.hub.RESTART_SECONDS", 0.01)


@pytest.fixture
def unreadable_heads():
    with pytest.MonkeyPatch.context() as patch:
        nowhere = Stream.objects.extra(tables=["journal_nowhere"]).values_list("key", "seq")
        patch.setattr("journal.hub._HEADS", Composed(nowhere.all))
        yield patch


def add_one(key=KEY):
    return perform(COUNTER, key, add, ANNA, number=1).seq


async def test_a_commit_in_another_thread_of_this_process_is_told_at_once(elsewhere, layer, poll):
    layer("DeafLayer")
    poll(LONG)
    ear = Ear()
    unwatch = hub.watch(KEY, ear)
    await elsewhere.run(add_one)
    await ear.hears(1)
    await writer.submit(COUNTER, KEY, Order(add, ANNA, arguments={"number": 1}))
    await ear.hears(2)
    unwatch()
    assert ear.heard == [1, 2]


async def test_a_commit_of_another_process_is_told_through_the_layer(elsewhere, poll, other, layer):
    layer("SharedLayer")
    poll(LONG)
    ear, ours = Ear(), Ear()
    unwatch, unwatch_ours = other.watch(KEY, ear), hub.watch(KEY, ours)
    async with asyncio.timeout(PATIENCE):
        while len(ear.heard) < 2:  # the first commits may come before the other hub has joined the group
            await elsewhere.run(add_one)
            await asyncio.sleep(0.02)
    unwatch()
    unwatch_ours()
    assert ear.heard == sorted(set(ear.heard))


@pytest.mark.parametrize("name", ["DeafLayer", "FullLayer", "BrokenLayer", "HangingLayer"])
async def test_the_poll_tells_what_the_layer_lost(elsewhere, layer, poll, other, name):
    layer(name)
    poll(0.05)
    ear, far = Ear(), Ear()
    unwatch, unwatch_far = other.watch(KEY, ear), other.watch("counter:2", far)
    for seq in (1, 2, 3):
        await elsewhere.run(add_one)
        await ear.hears(seq)
    unwatch()
    unwatch_far()
    assert (ear.heard, far.heard) == ([1, 2, 3], [])


async def test_the_poll_goes_on_after_a_failure_of_the_database(
    elsewhere, poll, other, unreadable_heads, caplog
):
    poll(0.02)
    ear = Ear()
    unwatch = other.watch(KEY, ear)
    await until(lambda: "could not be read" in caplog.text)
    unreadable_heads.undo()
    await elsewhere.run(add_one)
    await ear.hears(1)
    unwatch()


@pytest.mark.usefixtures("quick_restart")
async def test_the_listener_starts_again_when_the_layer_fails(elsewhere, layer, poll, other, caplog):
    layer("FlakyLayer")
    poll(LONG)
    hub.attach()
    ear = Ear()
    unwatch = other.watch(KEY, ear)
    async with asyncio.timeout(PATIENCE):
        while not ear.heard or "listening again" not in caplog.text:
            await elsewhere.run(add_one)
            await asyncio.sleep(0.02)
    unwatch()


async def test_what_is_old_is_told_to_nobody(layer, poll):
    layer("DeafLayer")
    poll(LONG)
    ear = Ear()
    unwatch = hub.watch(KEY, ear)
    for seq in (1, 3, 2, 3, 4):
        hub.nudge(KEY, seq)
    await ear.hears(4)
    unwatch()
    assert ear.heard == [1, 3, 4]


async def test_who_knows_a_seq_already_is_not_told_it_again(elsewhere, layer, poll, other):
    layer("DeafLayer")
    poll(0.02)
    await elsewhere.run(add_one)
    knows, new = Ear(), Ear()
    unwatch, unwatch_new = other.watch(KEY, knows, after=1), other.watch(KEY, new)
    await new.hears(1)
    await elsewhere.run(add_one)
    await knows.hears(2)
    unwatch()
    unwatch_new()
    assert knows.heard == [2]


async def test_who_fails_or_left_disturbs_nobody(layer, poll, caplog):
    layer("DeafLayer")
    poll(LONG)

    def fails(seq):
        raise RuntimeError("cannot render")

    left, stays = Ear(), Ear()
    unwatch_fails, unwatch_left, unwatch = hub.watch(KEY, fails), hub.watch(KEY, left), hub.watch(KEY, stays)
    unwatch_left()
    unwatch_left()
    hub.nudge(KEY, 1)
    await stays.hears(1)
    hub.nudge(KEY, 2)
    await stays.hears(2)
    unwatch_fails()
    unwatch()
    assert left.heard == []
    assert [each.message for each in caplog.records] == [
        "Somebody who watches a stream failed at 1.",
        "Somebody who watches a stream failed at 2.",
    ]


@pytest.mark.parametrize("name", ["FullLayer", "BrokenLayer"])
async def test_a_layer_that_fails_harms_no_commit(elsewhere, layer, poll, caplog, name):
    layer(name)
    poll(LONG)
    ear = Ear()
    unwatch = hub.watch(KEY, ear)
    with caplog.at_level(logging.WARNING):
        await elsewhere.run(add_one)
        await ear.hears(1)
        await until(lambda: "did not reach the channel layer" in caplog.text)
    unwatch()


async def test_the_hub_leaves_nothing_behind_when_nobody_watches(layer):
    layer("DeafLayer")
    before = asyncio.all_tasks()
    unwatch = hub.watch(KEY, Ear())
    await until(lambda: group_of(KEY) in get_channel_layer().groups)
    unwatch()
    await until(lambda: asyncio.all_tasks() == before)
    assert get_channel_layer().groups == {}


async def test_the_hub_ends_even_when_the_layer_swallows_the_cancellation(layer):
    layer("SwallowingLayer")
    before = asyncio.all_tasks()
    unwatch = hub.watch(KEY, Ear())
    await until(lambda: len(asyncio.all_tasks()) == len(before) + 4)  # poll, listen, receive, groups
    await asyncio.sleep(0)
    unwatch()
    await until(lambda: asyncio.all_tasks() == before)


async def test_a_hub_that_stops_leaves_no_task_of_the_layer_behind(layer, monkeypatch):
    layer("ClingingLayer")
    monkeypatch.setattr("journal.hub.LAYER_SECONDS", 0.05)
    before = asyncio.all_tasks()
    hub.watch(KEY, Ear())
    await until(lambda: get_channel_layer().receiver)
    await asyncio.sleep(0)  # it clings from here on
    await hub.stop()
    assert asyncio.all_tasks() == before


async def test_the_hub_leaves_the_group_of_a_stream_that_nobody_watches_any_more(layer):
    layer("DeafLayer")
    unwatch, unwatch_other = hub.watch(KEY, Ear()), hub.watch("counter:2", Ear())
    await until(lambda: len(get_channel_layer().groups) == 2)
    unwatch()
    await until(lambda: list(get_channel_layer().groups) == [group_of("counter:2")])
    unwatch_other()


def test_the_hub_follows_from_one_event_loop_to_the_next_but_is_not_torn_away():
    async def watch_and_nudge():
        ear = Ear()
        unwatch = hub.watch(KEY, ear)
        hub.nudge(KEY, 1)
        await ear.hears(1)
        with pytest.raises(RuntimeError, match="another event loop"):
            await asyncio.to_thread(asyncio.run, watch_elsewhere())
        unwatch()

    async def watch_elsewhere():
        hub.watch(KEY, Ear())

    asyncio.run(watch_and_nudge())
    asyncio.run(watch_and_nudge())
    hub.nudge(KEY, 2)  # nobody is there: nothing happens


def test_names_of_groups_suit_every_layer():
    assert group_of("sitting:42") == "journal.sitting.42"
    assert len(group_of("sitting:" + "ä" * 90)) < 100
    assert group_of("a:ä/1") == "journal.a...1"
