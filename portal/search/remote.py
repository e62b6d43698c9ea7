"""How the index on another server is asked, and what it says when it will not (OpenSearch's REST API, 2.x and 3.x)."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import httpx

from portal.search.index import IndexUnavailableError

logger = logging.getLogger(__name__)
PATIENCE = 10.0  # seconds
AT_MOST = 200  # characters of a reason


def said(server: str, method: str, path: str, *, allowed: int = 0, **request: Any) -> dict[str, Any]:
    """What it answers, an object. Raises IndexUnavailableError, in its own words, for all but 2xx and `allowed`."""
    try:
        answer = _client(server).request(method, path, **request)
        content = answer.json() if answer.content else {}
    except httpx.HTTPError as error:
        raise IndexUnavailableError(str(error) or type(error).__name__) from error
    except ValueError as error:
        raise IndexUnavailableError(f"{answer.status_code}, and no JSON") from error
    if not isinstance(content, dict) or not (answer.is_success or answer.status_code == allowed):
        raise IndexUnavailableError(f"{answer.status_code}: {reason_in(content)}")
    return content


@contextmanager
def as_documented(content: dict[str, Any]) -> Iterator[None]:
    """Reading an answer of success. A gateway in between may say 200 to anything: raises IndexUnavailableError then."""
    try:
        yield
    except (AttributeError, KeyError, TypeError, ValueError, OverflowError) as error:
        reason = f"not an answer of OpenSearch: {reason_in(content)}"
        logger.warning("The search is not available: %s", reason)  # its status told nobody
        raise IndexUnavailableError(reason) from error


def reason_in(content: object) -> str:
    """Of an answer, or of one line of a bulk: what its `error` says, an object or, from a part before it, a sentence."""
    error = content.get("error") if isinstance(content, dict) else None
    if isinstance(error, dict):
        error = f"{error.get('type', '')}: {error.get('reason', '')}"
    return str(error or content)[:AT_MOST]


@cache
def _client(server: str) -> httpx.Client:
    """Its name and password go into the head alone: httpx writes addresses into its errors and its log."""
    address = httpx.URL(server)
    name = httpx.BasicAuth(address.username, address.password) if address.userinfo else None
    return httpx.Client(base_url=address.copy_with(userinfo=b""), auth=name, timeout=PATIENCE)
