"""Over a real socket: what the system takes has left when the call returns, the rest in order, and the farewell last."""

import socket
from types import SimpleNamespace

import pytest
from daphne.ws_protocol import WebSocketProtocol
from twisted.internet.protocol import Protocol
from twisted.internet.tcp import Server

from config.at_once import send_at_once


class Rounds:
    """An event loop of a few lines: who asked to be told of room is told when the test says so."""

    def __init__(self):
        self.asked = []

    def addWriter(self, line):  # noqa: N802 (twisted calls it so)
        if line not in self.asked:
            self.asked.append(line)

    def removeWriter(self, line):  # noqa: N802 (as above)
        if line in self.asked:
            self.asked.remove(line)

    def addReader(self, line):  # noqa: N802 (as above)
        pass

    removeReader = addReader  # noqa: N815 (as above)

    def turn(self):
        for line in tuple(self.asked):
            if why := line.doWrite():
                self.removeWriter(line)
                line.connectionLost(SimpleNamespace(value=why, check=lambda *_: None))


@pytest.fixture
def line(monkeypatch):
    """A line that daphne has accepted, its loop, and the other end."""
    monkeypatch.setattr(WebSocketProtocol, "serverAccept", lambda *_: None)
    send_at_once()
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    theirs.settimeout(10)
    rounds = Rounds()
    transport = Server(ours, Protocol(), ("127.0.0.1", 1), SimpleNamespace(_realPortNumber=0), 1, rounds)
    WebSocketProtocol.serverAccept(SimpleNamespace(transport=transport))
    yield transport, rounds, theirs
    theirs.close()
    ours.close()


def everything(theirs, size):
    read = b""
    while len(read) < size:
        read += theirs.recv(1 << 16)
    return read


def test_what_there_is_room_for_has_left_at_once_and_nobody_asks_for_room(line):
    transport, rounds, theirs = line
    for said in (b"receipt", b"picture"):
        transport.write(said)
        assert (theirs.recv(100), rounds.asked) == (said, [])


def test_what_there_is_no_room_for_follows_in_order_when_there_is(line):
    transport, rounds, theirs = line
    first, second = bytes(5_000_000), b"x" * 5_000_000
    transport.write(first)
    transport.write(second)
    assert rounds.asked == [transport]
    read = b""
    while rounds.asked:
        read += theirs.recv(1 << 20)
        rounds.turn()
    read += everything(theirs, len(first) + len(second) - len(read))
    assert read == first + second
    transport.write(b"receipt")
    assert (theirs.recv(100), rounds.asked) == (b"receipt", [])


@pytest.mark.parametrize("waits", [False, True])
def test_a_line_is_closed_behind_its_last_word(line, waits):
    transport, rounds, theirs = line
    size = 5_000_000 if waits else 7
    transport.write(bytes(size))
    transport.loseConnection()
    read = b""
    while len(read) < size:
        read += theirs.recv(1 << 20)
        rounds.turn()
    rounds.turn()
    assert (len(read), theirs.recv(1), rounds.asked) == (size, b"", [])


def test_a_line_that_broke_ends_in_its_own_round_and_never_in_the_middle_of_the_call(line):
    transport, rounds, theirs = line
    theirs.close()
    transport.write(b"receipt")
    assert (transport.connected, rounds.asked) == (1, [transport])
    rounds.turn()
    assert (transport.connected, rounds.asked) == (0, [])
