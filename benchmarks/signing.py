"""A vote while minutes are sealed and signed on the same server: is anybody's ballot kept waiting by that?

What the clerk and the chair press goes the way that their browsers take, so what the server itself has to do for it is
measured too. The work on the document is that of worker processes; it shares the machine's cores with the vote.
"""

import asyncio
import http.client
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import pikepdf
from django.conf import settings
from django.db import connection
from django.urls import reverse

from benchmarks.council import Council, Door, assembled, do, door_of
from benchmarks.crowd import Crowd
from benchmarks.server import Server, running
from journal.models import Entry
from minutes.book import MINUTES
from minutes.draft import Part
from minutes.signing_keys import issue_test_key
from minutes.studio import file_of, minutes_of

SPEAKERS, ROLL_CALLS = 60, 21  # members and votes of the evening whose minutes are signed: some fifty pages
PIN = "246810"
LOOK = 0.1  # seconds between two looks at the journal
TOKEN = "t" * 32  # of the form; the cookie says the same
ROUNDS = 3
SECONDS = 300  # that a step may take before the measure is given up


@dataclass
class Acknowledged:
    """Of the votes of one kind: seconds until each ballot was acknowledged, seconds of the server's time per ballot."""

    acks: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)


@dataclass
class Evening:
    """A closed sitting whose minutes wait to be sealed, and who signs them."""

    council: Council
    clerk: Door
    chair: Door

    def address(self, step: str) -> str:
        return reverse(f"minutes:{step}", args=[self.council.crowd.meeting.pk, Part.PUBLIC])


def measured(folder: Path, members: int) -> dict[str, object]:
    """Figures that JSON can carry: `alone` and `beside` are (acks, cpu), `pages` those of the minutes."""
    evening, council = _evening(), assembled(members)
    connection.close()
    with running("asgi:application", folder) as server:
        alone, beside = asyncio.run(_compared(council, server, evening))
    return {
        "alone": [alone.acks, alone.cpu],
        "beside": [beside.acks, beside.cpu],
        "pages": _pages(evening),
    }


def _evening() -> Evening:
    council = assembled(SPEAKERS)
    crowd = council.crowd
    for number, item in enumerate(council.items[:ROLL_CALLS], start=1):
        do(crowd, crowd.chair, "call_item", item=item)
        do(crowd, crowd.chair, "open_vote", item=item, kind="roll_call")
        for seat in crowd.members:
            do(crowd, seat, "cast_ballot", vote=number, choice="yes")
        do(crowd, crowd.chair, "close_vote", vote=number)
        do(crowd, crowd.chair, "announce_result", vote=number)
    do(crowd, crowd.chair, "close_sitting")
    for seat in (crowd.chair, crowd.clerk):
        issue_test_key(seat.person, PIN)
    return Evening(council, door_of(crowd, crowd.clerk, "desk"), door_of(crowd, crowd.chair, "desk"))


async def _compared(council: Council, server: Server, evening: Evening) -> tuple[Acknowledged, Acknowledged]:
    hall, desk = Crowd([server.port], council.members), Crowd([server.port], [council.desk])
    for crowd in (desk, hall):
        await crowd.storm(b'{"at":0}')
    items = iter(enumerate(council.items, start=1))
    alone, beside = Acknowledged(), Acknowledged()
    for _ in range(ROUNDS):
        await _a_vote(hall, desk, server, *next(items), alone)
    signing = asyncio.create_task(_signed(server, evening))
    while not signing.done():
        await _a_vote(hall, desk, server, *next(items), beside)
    await signing
    for crowd in (hall, desk):
        await crowd.leave()
    return alone, beside


async def _a_vote(
    hall: Crowd, desk: Crowd, server: Server, number: int, item: int, into: Acknowledged
) -> None:
    (chair,) = desk.wires
    await desk.do(chair, "call_item", item=str(item))
    await desk.do(chair, "open_vote", item=str(item), question="Wird zugestimmt?")
    await asyncio.sleep(0.5)
    before = server.cpu()
    into.acks += await hall.vote(number)
    into.cpu.append((server.cpu() - before) / len(hall.wires))
    await desk.do(chair, "close_vote", vote=str(number))
    await desk.do(chair, "announce_result", vote=str(number))


async def _signed(server: Server, evening: Evening) -> None:
    """Sealed, signed by clerk and chair; with the last signature come seal, revocation data and time stamp."""
    for door, step, given, entries in (
        (evening.clerk, "seal", {}, 1),
        (evening.clerk, "sign", {"pin": PIN}, 2),
        (evening.chair, "sign", {"pin": PIN}, 4),
    ):
        await asyncio.to_thread(_pressed, server.port, door, evening.address(step), given)
        await asyncio.to_thread(_wait_for, evening, entries)


def _pressed(port: int, door: Door, address: str, given: dict[str, str]) -> None:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    cookie = f"{door.cookie}; {settings.CSRF_COOKIE_NAME}={TOKEN}"
    headers = {"Host": door.host, "Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    line.request("POST", address, urlencode({**given, "csrfmiddlewaretoken": TOKEN}), headers)
    status = line.getresponse().status
    line.close()
    if status != http.client.FOUND:
        raise RuntimeError(f"{address}: {status}")


def _wait_for(evening: Evening, entries: int) -> None:
    """Until the minutes' journal has so many: the server goes on with what was pressed after it has answered."""
    key, deadline = MINUTES.key(evening.council.crowd.meeting.pk), time.monotonic() + SECONDS
    while Entry.objects.filter(stream__key=key).count() < entries:
        if time.monotonic() > deadline:
            raise RuntimeError("The minutes were not signed in time.")
        time.sleep(LOOK)
    connection.close()


def _pages(evening: Evening) -> int:
    meeting = evening.council.crowd.meeting
    if minutes_of(meeting).public.closing is None:
        raise RuntimeError("The minutes are not closed: nothing was measured beside it.")
    file = file_of(meeting, Part.PUBLIC)
    assert file is not None  # closed
    with file.content.open("rb") as content, pikepdf.open(content) as pdf:
        return len(pdf.pages)
