"""The large size: several server processes, one PostgreSQL, one Redis. Collected by test_on_postgresql alone."""

import asyncio
import os
import time
from contextlib import ExitStack

import pytest
import websockets
from asgiref.sync import sync_to_async
from redis import Redis

from journal.hub import group_of
from sessions_app.live import SITTING
from tests.live.screen import PATIENCE
from tests.live.servers import RemoteScreen, serving
from tests.parts import redis

NO_POLL = "import journal.hub; journal.hub.POLL_SECONDS = 3600"
# Patience enough for the clerk, who reads, on a crowded machine: a desk's frame alone is more than so many bytes.
SMALL_OUTBOX = "import sessions_app.relay.outbox as outbox; outbox.UNHEARD_BYTES = 8_000; outbox.PATIENCE = 5"
ROUNDS = 12
PAUSE = "Pause. " * 100
CALM = 0.5  # seconds: who gives commands without a breath is sent away as a flood


async def both_listen(redis_url, council):
    """Waits until two processes are in the sitting's group at the layer."""
    group = f"asgi__group__{group_of(SITTING.key(council.meeting.pk))}"
    with Redis.from_url(redis_url) as layer:
        deadline = time.monotonic() + PATIENCE
        while layer.pubsub_numsub(group)[0][1] < 2:
            assert time.monotonic() < deadline, "The processes did not join the group."
            await asyncio.sleep(0.02)


async def a_ballot_here_is_seen_there(council, here, there):
    answer = await here.do("cast_ballot", vote=1, choice="yes")
    await there.until(lambda: there.cursor >= answer["seq"])
    assert council.people[here.login].name not in there.regions["names"]


async def test_a_command_at_one_process_is_seen_at_the_other_by_a_nudge(council, tmp_path):
    await sync_to_async(council.voting)()
    redis_url = os.environ["REDIS_URL"]
    with serving("daphne", "daphne", folder=tmp_path, redis_url=redis_url, prelude=NO_POLL) as (one, other):
        anna = await RemoteScreen(one, council, "member", "anna").open()
        bernd = await RemoteScreen(other, council, "member", "bernd").open()
        await both_listen(redis_url, council)
        await a_ballot_here_is_seen_there(council, anna, bernd)
        await a_ballot_here_is_seen_there(council, bernd, anna)


async def test_a_command_at_one_process_is_seen_at_the_other_when_redis_is_dead(council, tmp_path):
    await sync_to_async(council.voting)()
    with ExitStack() as life:
        redis_url = life.enter_context(redis())
        with serving("daphne", "uvicorn", folder=tmp_path, redis_url=redis_url) as (one, other):
            anna = await RemoteScreen(one, council, "member", "anna").open()
            bernd = await RemoteScreen(other, council, "member", "bernd").open()
            await both_listen(redis_url, council)
            await asyncio.to_thread(life.close)
            await a_ballot_here_is_seen_there(council, anna, bernd)
            await a_ballot_here_is_seen_there(council, bernd, anna)


async def a_pause(clerk):
    for command, words in (("interrupt", {"reason": PAUSE}), ("resume", {})):
        answer = await clerk.do(command, **words)
        await clerk.until(lambda seq=answer["seq"]: clerk.cursor >= seq)


@pytest.mark.parametrize("name", ["daphne", "uvicorn"])
async def test_a_client_that_stops_reading_disturbs_nobody_and_is_told(council, tmp_path, name):
    await sync_to_async(council.opened)()
    with serving(name, folder=tmp_path, redis_url=os.environ["REDIS_URL"], prelude=SMALL_OUTBOX) as (server,):
        reads = await RemoteScreen(server, council, "desk", "olga").open()
        stopped = await RemoteScreen(server, council, "member", "bernd").open()
        before = len(stopped.frames)
        for _ in range(ROUNDS):
            await a_pause(reads)
        told = asyncio.create_task(stopped.until(lambda: stopped.goodbye))
        while not told.done():  # the clerk is served as before until the other is given up
            await a_pause(reads)
            await asyncio.wait({told}, timeout=CALM)
        await told
        with pytest.raises(websockets.ConnectionClosed) as closed:
            await stopped.line.receive_from(PATIENCE)
    assert (closed.value.rcvd.code, stopped.goodbye["bye"]) == (4000, "too_slow")
    assert len(stopped.frames) - before < ROUNDS
