"""Connections that keep to a moment by which an answer must be here.

A time-out of the network is one between two bytes: who drips a byte a minute, of the answer's head even, never runs
into it. So every reading and writing gets no more time than is left in all.
"""

import time
from collections.abc import Iterable
from ssl import SSLContext
from threading import local
from typing import Any

import httpcore
import httpx


class Deadline(local):
    """The moment of the request that this thread waits for (`time.monotonic`)."""

    until: float = float("inf")

    def left(self, seconds: float | None) -> float | None:
        """So many seconds, but no more than are left. Raises httpcore.ReadTimeout."""
        left = self.until - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("not here in time")
        return seconds if left == float("inf") else min(left, seconds or left)


def keep_to(client: httpx.Client, deadline: Deadline) -> None:
    """Puts the deadline under all connections of a client, those through a proxy too.

    Reaches into the libraries: neither of them offers a time limit for a whole answer.
    """
    for transport in (client._transport, *client._mounts.values()):  # noqa: SLF001
        if isinstance(transport, httpx.HTTPTransport):
            transport._pool._network_backend = _Backend(deadline)  # noqa: SLF001


class _Backend(httpcore.SyncBackend):
    def __init__(self, deadline: Deadline) -> None:
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        seconds = self._deadline.left(timeout)
        return _Stream(
            super().connect_tcp(host, port, seconds, local_address, socket_options), self._deadline
        )


class _Stream(httpcore.NetworkStream):
    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner, self._deadline = inner, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        seconds = self._deadline.left(timeout)
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, seconds), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)
