"""Daphne takes the next piece of a large answer when its reader has taken the last one."""

import asyncio

import pytest
from asgiref.sync import async_to_sync
from daphne.server import Server
from twisted.internet.testing import StringTransport
from twisted.web.http import HTTPChannel, Request

from config.slow_readers import wait_for_readers


class Answer(Request):
    def handle_reply(self, message):
        self.channel.transport.write(message["body"])
        self.channel.pauseProducing()  # as a transport does that has more than it can send


@pytest.fixture
def told(monkeypatch):
    monkeypatch.setattr(Server, "handle_reply", Server.handle_reply)  # as it was, when the test has ended
    wait_for_readers()
    channel = HTTPChannel()
    channel.makeConnection(StringTransport())
    answer, server = Answer(channel, False), Server(None, endpoints=["tcp:0"])
    server.connections = {answer: {}}
    return channel, answer, server


async def begun(told, *, more):
    _, answer, server = told
    piece = {"type": "http.response.body", "body": b"piece", "more_body": more}
    task = asyncio.ensure_future(server.handle_reply(answer, piece))
    for _ in range(3):
        await asyncio.sleep(0)
    return task


def test_the_next_piece_waits_until_the_last_one_has_left(told):
    async_to_sync(_one_after_the_other)(*told)


async def _one_after_the_other(channel, answer, server):
    told = channel, answer, server
    task = await begun(told, more=True)
    assert (task.done(), channel.transport.value()) == (False, b"piece")
    channel.resumeProducing()
    await task
    assert (await begun(told, more=False)).done()
    assert answer.producer is None


def test_nobody_is_waited_for_who_has_gone(told):
    async_to_sync(_goes)(*told)


async def _goes(*told):
    _, answer, _ = told
    task = await begun(told, more=True)
    answer.channel = None  # as twisted leaves it
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
