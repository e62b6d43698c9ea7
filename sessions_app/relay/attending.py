"""Whose devices are connected (§ 2 Abs. 3 DigiSiVO NRW), over all processes: marks in the cache that fade.

A hint for people, never attendance: a mark that is lost comes back with the next refresh.
"""

from collections.abc import Collection

from django.core.cache import cache

LASTS = 25  # seconds that a mark lasts without being renewed
RENEWED = 10  # seconds between two renewals


def _mark(meeting: int, person: int) -> str:
    return f"connected:{meeting}:{person}"


def renew(meeting: int, people: Collection[int]) -> None:
    cache.set_many({_mark(meeting, person): 1 for person in people}, LASTS)


def leave(meeting: int, person: int) -> None:
    """The last device of a person in this process is gone."""
    cache.delete(_mark(meeting, person))


def connected_people(meeting: int, roster: Collection[int]) -> frozenset[int]:
    marks = {_mark(meeting, person): person for person in roster}
    return frozenset(marks[found] for found in cache.get_many(marks))
