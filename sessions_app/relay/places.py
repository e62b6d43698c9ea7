"""How many sockets a user, or the public, has open in this process."""

from collections import Counter
from collections.abc import Callable
from functools import partial

from django.conf import settings

from journal.events import N_, Refusal, require

SOCKETS_PER_USER = 20  # in one process: nobody's forgotten windows take the place of others


class PlaceRefusal(Refusal):
    CROWDED = N_(
        "Very many people follow the meeting at the moment. This page asks for what is new every two seconds instead."
    )
    TOO_MANY = N_(
        "You have opened too many live pages at once. Please close some of them and reload this page."
    )


_taken: Counter[int | None] = Counter()


def take_place(user: int | None) -> Callable[[], None]:
    """The function that gives the place back. Raises Refused where a user has as many sockets as one may have, or
    the public (None) as many as there are for it.
    """
    if user is None:
        require(_taken[user] < settings.ANONYMOUS_SOCKETS, PlaceRefusal.CROWDED)
    else:
        require(_taken[user] < SOCKETS_PER_USER, PlaceRefusal.TOO_MANY)
    _taken[user] += 1
    return partial(_give_back, user)


def _give_back(user: int | None) -> None:
    _taken[user] -= 1
    if not _taken[user]:
        del _taken[user]
