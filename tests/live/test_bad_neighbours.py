"""A slow, a dead and a flooding client change nothing for the others: same answers, same regions at every step."""

import asyncio
import json
import uuid

from asgiref.sync import sync_to_async
from channels.testing import WebsocketCommunicator

from asgi import application
from journal.store import replay
from sessions_app.live import SITTING
from sessions_app.relay.door import BURST
from sessions_app.screens.audience import CONNECTED
from tests.live.screen import Screen

FLOOD = 5 * BURST  # no server is so slow that this is its pace


def seq(council):
    return replay(SITTING, SITTING.key(council.meeting.pk)).seq


class Nobody:
    """For comparison: no bad neighbour."""

    def __init__(self, council):
        self.council = council

    async def disturb(self):
        pass


class Dead(Nobody):
    """Came, and neither reads nor says anything any more. What it is sent piles up."""

    async def come(self, login):
        self.screen = await Screen(self.council, "member", login).open()


class Slow(Dead):
    """Its transport takes the first frame and then nothing: each sending waits."""

    async def come(self, login):
        stuck = asyncio.Event()

        async def serve(scope, receive, send):
            async def sticky(message):
                await send(message)
                if message["type"] == "websocket.send":
                    await stuck.wait()

            await application(scope, receive, sticky)

        class Sticky(Screen):
            def dial(self, place, headers):
                return WebsocketCommunicator(serve, place, headers)

        self.screen = await Sticky(self.council, "member", login).open()


class Flooding(Dead):
    """Sends what makes sense and what makes none, as fast as it can; comes back when it is sent away."""

    async def disturb(self):
        if self.screen.goodbye:
            await self.screen.close()
            await self.come(self.screen.login)
        for number in range(FLOOD):
            again = {"do": "open_sitting", "with": {}, "id": str(uuid.uuid4())}
            await self.screen.send(("x" * 20_000, json.dumps(again), "[" * 5_000)[number % 3])
        await self.screen.until(lambda: self.screen.goodbye)
        assert self.screen.goodbye["bye"] == "flooded"


async def a_vote(council, watchers, neighbour, item):
    """Plays one vote; the regions that came down to each watcher at each step, when it showed the truth."""
    vera, anna, bernd = watchers[:3]
    vote = len((await sync_to_async(replay)(SITTING, SITTING.key(council.meeting.pk))).state.votes) + 1
    steps = (
        (vera, "call_item", {"item": item}),
        (vera, "open_vote", {"item": item, "kind": "open"}),
        (anna, "cast_ballot", {"vote": vote, "choice": "yes"}),
        (bernd, "cast_ballot", {"vote": vote, "choice": "no"}),
        (vera, "close_vote", {"vote": vote}),
        (vera, "announce_result", {"vote": vote}),
    )
    came = []
    for screen, command, words in steps:
        await neighbour.disturb()
        before = await sync_to_async(seq)(council)
        for each in watchers:
            each.frames.clear()
        assert await screen.do(command, **words) | {"ok": ""} == {"ok": "", "seq": before + 1}
        for each in watchers:
            await each.shows_the_truth()
        came.append((command, [moved(each) for each in watchers]))
    return came


def moved(screen):
    return {name for frame in screen.frames for name in frame["regions"]} - {CONNECTED}


async def test_bad_neighbours_change_nothing_for_the_others(council, screens):
    await sync_to_async(council.opened)()
    watchers = [
        await screens("desk", "vera"),
        await screens("member", "anna"),
        await screens("member", "bernd"),
        await screens("public"),
        await screens("wall"),
    ]
    items = [await sync_to_async(council.item)(number) for number in ("Ö 3", "Ö 4", "Ö 5", "Ö 6", "Ö 7")]
    await a_vote(council, watchers, Nobody(council), items.pop())  # no other vote is the first
    without = await a_vote(council, watchers, Nobody(council), items.pop())
    neighbours = {"dora": Dead(council), "eva": Slow(council), "fritz": Flooding(council)}
    for login, neighbour in neighbours.items():  # who came stays
        await neighbour.come(login)
        assert await a_vote(council, watchers, neighbour, items.pop()) == without
    assert [neighbours[login].screen.goodbye for login in ("dora", "eva")] == [None, None]
    for neighbour in neighbours.values():
        await neighbour.screen.close()
