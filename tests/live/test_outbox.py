"""The outbox of one socket: bounded, latest state wins, and a slow client is closed with a reason."""

import asyncio
import json

import pytest

from sessions_app.relay import frame
from sessions_app.relay import outbox as rules
from sessions_app.relay.frame import Frame
from sessions_app.relay.outbox import Outbox


class Client:
    """The other end, which takes messages only while it is not stuck."""

    def __init__(self):
        self.got, self.arrived, self.free = [], 0, asyncio.Event()
        self.free.set()
        self.outbox, self.hung_up = Outbox(self.take, self.leave), asyncio.Event()

    async def take(self, text):
        await self.free.wait()
        self.got.append(json.loads(text))
        self.arrived += len(text)

    async def leave(self):
        self.hung_up.set()

    async def settle(self):
        for _ in range(20):
            await asyncio.sleep(0)


def vote_at(seq):
    return Frame(seq, {"vote": f"<p>{seq}</p>"})


async def test_of_each_region_a_slow_client_gets_the_latest_state_only():
    client = Client()
    client.free.clear()
    client.outbox.offer(vote_at(1))
    await client.settle()
    for seq in range(2, 500):
        client.outbox.offer(vote_at(seq))
    client.outbox.offer(Frame(500, {"item": "<p>new</p>"}))
    client.free.set()
    await client.settle()
    assert client.got == [
        {"seq": 1, "regions": {"vote": "<p>1</p>"}},
        {"seq": 500, "regions": {"vote": "<p>499</p>", "item": "<p>new</p>"}},
    ]


async def test_what_no_message_can_carry_comes_in_several_of_which_the_last_brings_the_cursor():
    client = Client()
    large = {name: name[0] * (frame.LARGEST * 2 // 3) for name in ("agenda", "log", "presence")}
    client.outbox.offer(Frame(7, {"head": "h", **large}))
    client.outbox.offer(Frame(8, {"head": "later"}))
    await client.settle()
    assert [message["seq"] for message in client.got] == [0, 0, 8]
    assert all(len(json.dumps(message)) < 2**20 for message in client.got)
    together = {name: html for message in client.got for name, html in message["regions"].items()}
    assert together == {"head": "later", **large}


async def test_a_stuck_client_holds_up_nobody_else():
    stuck, other = Client(), Client()
    stuck.free.clear()
    for seq in range(1, 4):
        for client in (stuck, other):
            client.outbox.offer(vote_at(seq))
            await client.settle()
    assert [message["seq"] for message in other.got] == [1, 2, 3]
    assert stuck.got == []


async def test_answers_come_in_order_and_before_frames():
    client = Client()
    client.outbox.offer(vote_at(1))
    client.outbox.reply('{"ok": "a", "seq": 1}')
    client.outbox.reply('{"ok": "b", "seq": 2}')
    await client.settle()
    assert [message.get("ok", "frame") for message in client.got] == ["a", "b", "frame"]


async def test_frames_wait_for_a_sign_of_life_and_a_silent_client_is_stuck(monkeypatch):
    monkeypatch.setattr(rules, "UNHEARD_BYTES", 100)
    client = Client()
    client.outbox.offer(Frame(1, {"vote": "x" * 200}))
    await client.settle()
    client.outbox.offer(vote_at(2))
    client.outbox.offer(vote_at(3))
    await client.settle()
    assert [message["seq"] for message in client.got] == [1]
    assert not client.outbox.stuck
    monkeypatch.setattr(rules, "PATIENCE", 0.0)
    assert client.outbox.stuck

    client.outbox.heard(client.arrived)
    await client.settle()
    assert client.got[1:] == [{"seq": 3, "regions": {"vote": "<p>3</p>"}}]
    assert not client.outbox.stuck


@pytest.mark.parametrize("said", [None, 0, -1, True, 10**9, "300", 300.0])
async def test_what_a_client_cannot_have_got_is_no_sign_of_life(monkeypatch, said):
    monkeypatch.setattr(rules, "UNHEARD_BYTES", 100)
    monkeypatch.setattr(rules, "PATIENCE", 0.0)
    client = Client()
    client.outbox.offer(Frame(1, {"vote": "x" * 500}))
    await client.settle()
    client.outbox.offer(vote_at(2))
    client.outbox.heard(said)
    await client.settle()
    assert len(client.got) == 1
    assert client.outbox.stuck


async def test_answers_wait_as_well_for_who_reads_nothing(monkeypatch):
    monkeypatch.setattr(rules, "UNHEARD_BYTES", 100)
    client = Client()
    for number in range(500):
        client.outbox.reply(json.dumps({"ok": "x" * 20, "seq": number}))
        await client.settle()
    assert client.arrived < 200
    assert client.outbox.stuck


async def test_the_farewell_is_the_last_message():
    client = Client()
    client.outbox.reply("1")
    client.outbox.offer(vote_at(1))
    client.outbox.end('{"bye": "too_slow"}')
    client.outbox.offer(vote_at(2))
    client.outbox.end('{"bye": "another"}')
    await client.outbox.finish()
    assert client.hung_up.is_set()
    assert client.got == [{"bye": "too_slow"}]
    assert client.outbox.ended


async def test_a_transport_that_takes_nothing_is_given_up(monkeypatch):
    monkeypatch.setattr(rules, "SEND_SECONDS", 0.01)
    client = Client()
    client.free.clear()
    client.outbox.offer(vote_at(1))
    await asyncio.wait_for(client.hung_up.wait(), 60)
    client.free.set()
    client.outbox.offer(vote_at(2))
    await client.settle()
    assert client.got == []


async def test_a_transport_that_gets_stuck_after_it_took_something_is_given_up_as_well(monkeypatch):
    monkeypatch.setattr(rules, "SEND_SECONDS", 0.01)
    client = Client()
    client.outbox.offer(vote_at(1))
    await client.settle()
    client.free.clear()
    client.outbox.offer(vote_at(2))
    await asyncio.wait_for(client.hung_up.wait(), 60)
    assert [message["seq"] for message in client.got] == [1]
