"""The client against the recorded contract, oddities included, and against dead servers."""

import socket

import pytest

from conference import client as module
from conference.client import ProsodyClient
from conference.health import Headcount, Health
from tests.conference.prosody_contract import (
    EMPTY_400,
    EMPTY_403,
    EMPTY_404,
    NOBODY,
    ONE_IN_RAT,
    PAGE_404,
    PAGE_500,
    ok,
    prosody,
)


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


async def size(answers, room="rat"):
    with prosody(answers) as (address, _asked):
        return await ProsodyClient(address, "DOMAIN").size(room)


async def health(answers):
    with prosody(answers) as (address, _asked):
        return await ProsodyClient(address, "DOMAIN").health()


def well(participants):
    return Headcount(Health.WELL, participants)


async def test_two_people_and_the_focus_are_two():
    assert await size({"/room-size": ok('{"participants":2}')}) == well(2)


async def test_the_question_is_sent_as_prosody_reads_it():
    with prosody({"/room-size": ok('{"participants":2}')}) as (address, asked):
        await ProsodyClient(address, "meet.musterstadt.test").size("sitzung-17")
    assert asked == ["GET /room-size?room=sitzung-17&domain=meet.musterstadt.test HTTP/1.1"]


async def test_a_room_that_is_not_there_holds_nobody():
    assert await size({"/room-size": EMPTY_404}) == well(0)


@pytest.mark.parametrize(
    ("census", "people"), [(ONE_IN_RAT % 1, 1), (ONE_IN_RAT % 0, 0), (ONE_IN_RAT % -1, 0)]
)
async def test_one_may_be_the_focus_alone_which_only_the_census_knows(census, people):
    assert await size({"/room-size": ok('{"participants":1}'), "/room-census": ok(census)}) == well(people)


@pytest.mark.parametrize("census", [PAGE_404, ok(NOBODY), ok('{"room_census":7}'), ok(ONE_IN_RAT % 4)])
async def test_without_a_census_of_the_room_one_is_one(census):
    answers = {"/room-size": ok('{"participants":1}'), "/room-census": census}
    assert await size(answers, room="another") == well(1)


@pytest.mark.parametrize(
    "odd",
    [
        EMPTY_400,
        EMPTY_403,
        PAGE_404,
        PAGE_500,
        ok(""),
        ok("{}"),
        ok("[]"),
        ok("null"),
        ok('{"participants":"2"}'),
        ok('{"participants":true}'),
        ok('{"participants":'),
        ok("[" * 100_000),
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n\xff\xfe",
        b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n",
    ],
)
async def test_an_answer_that_cannot_be_understood_is_said_to_be_odd(odd):
    assert await size({"/room-size": odd}) == Headcount(Health.ODD)


@pytest.mark.parametrize(
    "broken", [b"", b"rubbish\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"]
)
async def test_a_server_that_breaks_off_cannot_be_reached(broken):
    assert await size({"/room-size": broken}) == Headcount(Health.UNREACHABLE)


@pytest.mark.parametrize("census", [NOBODY, ONE_IN_RAT % 1, '{"room_census":[]}', '{"room_census":[{}]}'])
async def test_a_census_means_that_the_server_is_well(census):
    assert await health({"/room-census": ok(census)}) is Health.WELL


@pytest.mark.parametrize(
    "census", [PAGE_404, EMPTY_400, ok("3"), ok('{"room_census":"x"}'), ok('{"room_census":[1]}')]
)
async def test_no_census_means_that_the_server_is_odd(census):
    assert await health({"/room-census": census}) is Health.ODD


async def test_nobody_listening_means_unreachable():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    client = ProsodyClient(f"http://127.0.0.1:{port}", "DOMAIN")
    assert await client.health() is Health.UNREACHABLE


async def test_a_silent_server_is_given_up_and_then_left_alone_for_a_while(monkeypatch):
    answers, clock = {"/room-size": None}, Clock()
    with prosody(answers) as (address, asked):
        client = ProsodyClient(address, "DOMAIN", clock)
        with monkeypatch.context() as patience:
            patience.setattr(module, "TIMEOUT", 0.2)
            assert await client.size("rat") == Headcount(Health.UNREACHABLE)
        assert await client.size("rat") == Headcount(Health.UNREACHABLE)
        assert await client.health() is Health.UNREACHABLE
        answers["/room-size"] = ok('{"participants":3}')
        clock.now += module.PAUSE
        assert await client.size("rat") == well(3)
        assert len(asked) == 2


async def test_an_answer_is_good_for_a_few_seconds():
    answers, clock = {"/room-size": ok('{"participants":2}')}, Clock()
    with prosody(answers) as (address, asked):
        client = ProsodyClient(address, "DOMAIN", clock)
        assert await client.size("rat") == well(2)
        answers["/room-size"] = ok('{"participants":5}')
        assert await client.size("rat") == well(2)
        clock.now += module.KEPT
        assert await client.size("rat") == well(5)
        assert len(asked) == 2


async def test_what_is_remembered_does_not_grow_without_end(monkeypatch):
    monkeypatch.setattr(module, "REMEMBERED", 2)
    with prosody({"/room-size": EMPTY_404}) as (address, _asked):
        client = ProsodyClient(address, "DOMAIN", Clock())
        for room in ("a", "b", "c"):
            assert await client.size(room) == well(0)
    assert len(client.kept) <= 2
