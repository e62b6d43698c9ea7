"""A participant of a rehearsal does as a person at a browser: waits where work goes on, reads what was refused, and its
line says what has come.
"""

import asyncio
import json

import httpx
import pytest
from websockets.asyncio.server import serve

from config.rehearsal import participant
from config.rehearsal.participant import Participant, RehearsalError, Server

STUDIO, WORK = "/sitzungen/7/niederschrift/", "/sitzungen/7/niederschrift/arbeit/1/"
SAID = (
    '<div role="status"><div class="kern-alert kern-alert--{} notice"><div><span class="kern-title">{}</span>'
)


@pytest.fixture
def pages(monkeypatch):
    """What the server answers, one after another."""

    async def at_once(_seconds):
        pass

    monkeypatch.setattr(participant.asyncio, "sleep", at_once)

    def member(*answers):
        left = list(answers)
        somebody = Participant(Server("http://town", "town"), "olga", "secret", 1)
        somebody.http = httpx.AsyncClient(
            base_url="http://town", transport=httpx.MockTransport(lambda _asked: left.pop(0))
        )
        return somebody, left

    return member


def studio(level, text):
    return httpx.Response(200, text=SAID.format(level, text))


def going_on():
    return httpx.Response(200, text="Die Arbeit läuft.")


def back():
    return httpx.Response(302, headers={"location": STUDIO})


async def test_work_that_takes_long_is_waited_for(pages):
    olga, left = pages(going_on(), going_on(), back(), studio("success", "Fertig."))
    await olga.come_back(WORK, STUDIO)
    assert left == []


async def test_a_refusal_is_told_in_the_words_of_the_page(pages):
    olga, _left = pages(going_on(), back(), studio("danger", "Es fehlt &quot;alles&quot;."))
    with pytest.raises(RehearsalError, match=r'^Es fehlt "alles"\.$'):
        await olga.come_back(WORK, STUDIO)


async def test_work_without_end_is_told(pages, monkeypatch):
    monkeypatch.setattr(participant, "LONGEST", 3)
    olga, left = pages(*[going_on()] * 4)
    with pytest.raises(RehearsalError):
        await olga.come_back(WORK, STUDIO)
    assert len(left) == 1


async def test_who_only_watches_still_says_how_much_has_come(monkeypatch):
    monkeypatch.setattr(participant, "PULSE", 0.01)
    frame = '{"seq": 7, "regions": {}}'
    heard = asyncio.get_running_loop().create_future()

    async def line(socket):
        await socket.send(frame)
        async for message in socket:
            said = json.loads(message)
            if said["got"] and not heard.done():
                heard.set_result(said)

    async with serve(line, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        anna = Participant(Server(f"http://127.0.0.1:{port}", "town"), "anna", "secret", 1)
        await anna.join(1)
        assert await asyncio.wait_for(heard, 60) == {"at": 7, "got": len(frame)}
        await anna.leave()
