"""One request over HTTP that cannot hang: bounded in time and size, no redirects, no proxies. Runs in a worker."""

import ssl
import time
from functools import cache

import httpx

CHUNK_WAIT = 5.0  # seconds for the next piece of an answer


class NoAnswerError(Exception):
    """There was no usable answer; the text says why, for the log."""


def fetch(url: str, *, body: bytes | None = None, kind: str = "", seconds: float, limit: int) -> bytes:
    """The answer's bytes. With `body` a POST of that media type `kind`. Raises NoAnswerError."""
    headers = {"Content-Type": kind} if body is not None else {}
    method = "GET" if body is None else "POST"
    timeout = httpx.Timeout(min(seconds, CHUNK_WAIT))
    try:
        with (
            httpx.Client(timeout=timeout, verify=tls(), trust_env=False, follow_redirects=False) as client,
            client.stream(method, url, content=body, headers=headers) as answer,
        ):
            if answer.status_code != httpx.codes.OK:
                raise NoAnswerError(f"{url} answers with status {answer.status_code}")
            return read_within(answer, url, time.monotonic() + seconds, limit)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise NoAnswerError(f"{url}: {type(error).__name__} {error}") from error


@cache
def tls() -> ssl.SSLContext:
    """Certificates for HTTPS are read once; that takes longer than most requests."""
    return httpx.create_ssl_context(trust_env=False)


def read_within(answer: httpx.Response, url: str, until: float, limit: int) -> bytes:
    """The answer's body, as long as it keeps within the time (`until`, of the monotonic clock) and the size."""
    read = bytearray()
    for piece in answer.iter_bytes():
        read += piece
        if len(read) > limit:
            raise NoAnswerError(f"{url}: the answer is too large")
        if time.monotonic() > until:
            raise NoAnswerError(f"{url}: the answer takes too long")
    return bytes(read)
