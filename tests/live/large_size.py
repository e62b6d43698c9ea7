"""The large size: several server processes, one PostgreSQL, one Redis. Collected by test_on_postgresql alone.

One evening on one pair of servers, for their starts would cost more than all that is shown.
"""

import asyncio
import signal
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

HARD_TIMES = "import tests.live.hard_times"
ROUNDS = 12
PAUSE = "Pause. " * 100
CALM = 0.5  # seconds: who gives commands without a breath is sent away as a flood


async def test_two_processes_are_one_chamber(council, tmp_path):
    """Who stops reading disturbs nobody; a nudge tells what the other wrote; where Redis is dead, a look does."""
    await sync_to_async(council.opened)()
    with ExitStack() as life:
        redis_url = life.enter_context(redis())
        with serving("daphne", "uvicorn", folder=tmp_path, redis_url=redis_url, prelude=HARD_TIMES) as both:
            for server in both:
                await a_client_that_stops_reading_disturbs_nobody_and_is_told(council, server)
                server.process.send_signal(signal.SIGUSR1)
            await sync_to_async(council.vote_opened)()
            anna, bernd, cem, dora = [
                await RemoteScreen(server, council, "member", login).open()
                for login, server in zip(("anna", "bernd", "cem", "dora"), both * 2, strict=True)
            ]
            await both_listen(redis_url, council)
            await ballots_are_seen_at_the_other(council, anna, bernd)
            await asyncio.to_thread(life.close)
            for server in both:
                server.process.send_signal(signal.SIGUSR2)
            await ballots_are_seen_at_the_other(council, cem, dora)


async def both_listen(redis_url, council):
    """Waits until two processes are in the sitting's group at the layer."""
    group = f"asgi__group__{group_of(SITTING.key(council.meeting.pk))}"
    with Redis.from_url(redis_url) as layer:
        deadline = time.monotonic() + PATIENCE
        while layer.pubsub_numsub(group)[0][1] < 2:
            assert time.monotonic() < deadline, "The processes did not join the group."
            await asyncio.sleep(0.02)


async def ballots_are_seen_at_the_other(council, *screens):
    for here, there in (screens, screens[::-1]):
        answer = await here.do("cast_ballot", vote=1, choice="yes")
        await there.until(lambda there=there, seq=answer["seq"]: there.cursor >= seq)
        assert council.people[here.login].name not in there.regions["names"]


async def a_client_that_stops_reading_disturbs_nobody_and_is_told(council, server):
    stopped = await RemoteScreen(server, council, "member", "bernd").open()
    reads = await RemoteScreen(server, council, "desk", "olga").open()  # last: who only waits has not read
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
    await reads.close()
    assert (closed.value.rcvd.code, stopped.goodbye["bye"]) == (4000, "too_slow")
    assert len(stopped.frames) - before < ROUNDS


async def a_pause(clerk):
    for command, words in (("interrupt", {"reason": PAUSE}), ("resume", {})):
        answer = await clerk.do(command, **words)
        await clerk.until(lambda seq=answer["seq"]: clerk.cursor >= seq)
