"""A WebSocket client as small as can be (RFC 6455): a thousand of them must not cost more than the server.

Text frames only, no extensions. The mask of what is sent is zero, which the RFC allows and saves the client's time.
"""

import asyncio
import base64
import os
import struct
from collections.abc import Callable

TEXT, PING, PONG = 0x81, 0x89, 0x8A
SHORT, WIDE = 126, 126  # below 126 the length stands in the second byte, else behind it
HEAD = 2  # bytes
Heard = Callable[["Wire", bytes], None]


class Wire(asyncio.Protocol):
    """One connection. `heard(wire, text)` is called for every text frame."""

    transport: asyncio.Transport

    def __init__(self, host: str, path: str, cookie: str, heard: Heard) -> None:
        self._asked = _request(host, path, cookie)
        self._heard = heard
        self._buffer = bytearray()
        self._talking = False
        self.open: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.got = self.received = self.seq = 0  # bytes of text, in all and lately; where the screen stands

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        transport.write(self._asked)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if not self._talking and not self._shake_hands():
            return
        while (frame := self._next()) is not None:
            kind, text = frame
            if kind == TEXT:
                self.got += len(text)
                self.received += len(text)
                self._heard(self, text)
            elif kind == PING:
                self._write(PONG, text)

    def connection_lost(self, error: Exception | None) -> None:
        if not self.open.done():
            self.open.set_exception(ConnectionError("The server hung up before the handshake."))

    def send(self, text: bytes) -> None:
        self._write(TEXT, text)

    def _write(self, kind: int, text: bytes) -> None:
        if len(text) < SHORT:
            head = struct.pack("!BB", kind, 0x80 | len(text))
        else:
            head = struct.pack("!BBH", kind, 0x80 | WIDE, len(text))
        self.transport.write(head + b"\0\0\0\0" + text)

    def _shake_hands(self) -> bool:
        end = self._buffer.find(b"\r\n\r\n")
        if end < 0:
            return False
        status = bytes(self._buffer[: self._buffer.find(b"\r\n")])
        del self._buffer[: end + 4]
        if b" 101 " not in status + b" ":
            self.open.set_exception(ConnectionError(status.decode("latin1")))
            self.transport.close()
            return False
        self._talking = True
        if not self.open.done():  # whoever waited may have given up
            self.open.set_result(None)
        return True

    def _next(self) -> tuple[int, bytes] | None:
        buffer = self._buffer
        if len(buffer) < HEAD:
            return None
        begin, length = HEAD, buffer[1]
        if length >= SHORT:
            begin += 2 if length == WIDE else 8
            if len(buffer) < begin:
                return None
            length = int.from_bytes(buffer[HEAD:begin])
        if len(buffer) < begin + length:
            return None
        kind, text = buffer[0], bytes(memoryview(buffer)[begin : begin + length])
        del buffer[: begin + length]
        return kind, text


def _request(host: str, path: str, cookie: str) -> bytes:
    key = base64.b64encode(os.urandom(16)).decode()
    lines = [
        f"GET {path} HTTP/1.1",
        f"Host: {host}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        f"Sec-WebSocket-Key: {key}",
        "Sec-WebSocket-Version: 13",
        f"Origin: http://{host}",
    ]
    if cookie:
        lines.append(f"Cookie: {cookie}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode()
