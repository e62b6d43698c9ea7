"""A socket that cannot be written to is closed, never left dumb; and nothing unwritable is sent back."""

import json
import uuid

import pytest
from channels.testing import WebsocketCommunicator

from asgi import application
from sessions_app.relay import outbox
from sessions_app.relay.door import BURST
from tests.live.screen import PATIENCE, Screen


def served_by(take):
    """The application behind a server that hands each text to `take` before it sends it."""

    async def serve(scope, receive, send):
        async def checked(message):
            if message["type"] == "websocket.send":
                take(message["text"])
            await send(message)

        await application(scope, receive, checked)

    class Behind(Screen):
        def dial(self, place, headers):
            return WebsocketCommunicator(serve, place, headers)

    return Behind


@pytest.mark.parametrize("number", ["\ud800", "x" * 36, 7, None, "\uff11" * 32, ""])
async def test_a_number_that_is_none_is_not_sent_back_and_the_line_goes_on(council, number):
    anna = await served_by(str.encode)(council, "member", "anna").open()
    answer = await anna.refusal(json.dumps({"do": "arrive", "id": number}))
    assert "refused" in answer
    assert answer["refused"] is None
    known = str(uuid.uuid4())
    await anna.send(json.dumps({"do": "drop_tables", "id": known}))
    await anna.until(lambda: known in anna.answers)
    await anna.close()


async def test_a_socket_that_cannot_be_written_to_is_closed_and_the_fault_is_logged(council, caplog):
    def breaks(text):
        raise ValueError("the server cannot send this")

    anna = await served_by(breaks)(council, "member", "anna").connect()
    await anna.tick()
    closed = await anna.line.receive_output(PATIENCE)
    assert (closed["type"], closed["code"]) == ("websocket.close", 4000)
    assert "the server cannot send this" in caplog.text
    await anna.close()


async def test_who_asks_again_and_again_and_reads_nothing_is_sent_no_more_than_its_due(council, monkeypatch):
    monkeypatch.setattr(outbox, "UNHEARD_BYTES", 30_000)
    sent = []
    visitor = await served_by(sent.append)(council, "public").connect()
    for _ in range(BURST):
        await visitor.send('{"at": 0}')
        await visitor.line.receive_nothing(0.001)
    await visitor.close()
    assert sum(map(len, sent)) < 60_000
