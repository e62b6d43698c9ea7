"""Whose devices are connected (§ 2 Abs. 3 DigiSiVO NRW), over all processes: marks in the cache that fade.

A hint for people, never attendance: a mark that is lost comes back with the next refresh. So a cache that
fails is only logged: the screens go on without the hint.
"""

import logging
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager

from django.core.cache import cache

logger = logging.getLogger(__name__)

LASTS = 25  # seconds that a mark lasts without being renewed
LINGERS = 3  # seconds that it lasts when the last device is gone: a page that is loaded anew is no drop
RENEWED = 10  # seconds between two renewals


def _mark(meeting: int, person: int) -> str:
    return f"connected:{meeting}:{person}"


@contextmanager
def _only_a_hint() -> Iterator[None]:
    try:
        yield
    except Exception as error:  # noqa: BLE001 (whatever a cache raises, the sitting goes on)
        logger.warning("The cache failed, so nobody is shown as connected: %r", error)


def renew(meeting: int, people: Collection[int]) -> None:
    with _only_a_hint():
        cache.set_many({_mark(meeting, person): 1 for person in people}, LASTS)


def leave(meeting: int, person: int) -> None:
    """The last device of a person in this process is gone: soon nobody takes it for connected."""
    with _only_a_hint():
        cache.set(_mark(meeting, person), 1, LINGERS)


def connected_people(meeting: int, roster: Collection[int]) -> frozenset[int]:
    marks = {_mark(meeting, person): person for person in roster}
    with _only_a_hint():
        return frozenset(marks[found] for found in cache.get_many(marks))
    return frozenset()


class Marks:
    """What one process knows of who is connected to one meeting. Used in one thread at a time.

    Of those who are here it asks nobody, and sets their marks when they come and before they fade.
    """

    def __init__(self, meeting: int) -> None:
        self._meeting = meeting
        self._marked: set[int] = set()
        self._renewed_at = 0.0

    def connected(self, here: set[int], roster: Collection[int]) -> frozenset[int]:
        """Who of the roster is connected, at this process or at another."""
        now = time.monotonic()
        if now - self._renewed_at >= RENEWED / 2:
            self._renewed_at, self._marked = now, set()
        renew(self._meeting, here - self._marked)
        self._marked = here
        elsewhere = connected_people(self._meeting, set(roster) - here)
        return elsewhere | here.intersection(roster)

    def leave(self, person: int) -> None:
        self._marked = self._marked - {person}
        leave(self._meeting, person)
