"""Orders as they come: while a council casts its ballots, pictures that can wait give way to the receipts.

A picture costs as much as a dozen ballots. Drawn when nobody gives an order any more, it is one for all of them.
"""

import time

MANY = 3  # orders under way at once, which is some thirty in a second: they gather for a tenth of one
CALM_SECONDS = 0.15  # without an order, and with none under way, and what was held up is shown
GIVES_WAY_SECONDS = 2.0  # nor does a picture wait longer, however many orders come


class Rush:
    """The orders under way in one room: each is a `with` of its own. Belongs to the event loop."""

    def __init__(self) -> None:
        self._under_way = 0
        self._came_at = self._many_at = -CALM_SECONDS

    def __enter__(self) -> None:
        """One order, from its coming to its receipt."""
        self._under_way += 1
        self._came_at = time.monotonic()
        if self._under_way >= MANY:
            self._many_at = self._came_at

    def __exit__(self, *_raised: object) -> None:
        self._under_way -= 1

    def holds_up_progress(self, since: float) -> bool:
        """Whether how far a vote has come is shown later, which nobody has been shown since then: orders under way are
        about to move it once more.
        """
        return _holds_up(time.monotonic() if self._under_way else self._came_at, since)

    def holds_up_desk(self, since: float) -> bool:
        """Whether the desk's picture waits on, which it has done since then: not for the order alone that it shows."""
        return _holds_up(self._many_at, since)


def _holds_up(came_at: float, since: float) -> bool:
    now = time.monotonic()
    return now - came_at < CALM_SECONDS and now - since < GIVES_WAY_SECONDS
