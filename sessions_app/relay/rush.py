"""A rush of orders: while a council casts its ballots, pictures that can wait give way to the receipts."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

MANY = 3  # orders under way at once, which is some thirty in a second: they gather for a tenth of one
CALM_SECONDS = 0.1  # without so many at once, and the rush is over
GIVES_WAY_SECONDS = 2.0  # nor does a picture wait longer, however many orders come


class Rush:
    """The orders under way in one room. Belongs to the event loop."""

    def __init__(self) -> None:
        self._under_way = 0
        self._seen_at = -CALM_SECONDS

    @contextmanager
    def order(self) -> Iterator[None]:
        """One order, from its coming to its receipt."""
        self._under_way += 1
        if self._under_way >= MANY:
            self._seen_at = time.monotonic()
        try:
            yield
        finally:
            self._under_way -= 1

    def holds_up(self, shown_at: float) -> bool:
        """Whether a picture waits on, where the last one was shown then."""
        now = time.monotonic()
        return now - self._seen_at < CALM_SECONDS and now - shown_at < GIVES_WAY_SECONDS
