"""What writes much gives way: in SQLite one alone writes at a time, and who waits for it may be a member who votes."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

LONG = 0.15  # seconds of writing, after which a command rests, and takes on less in its next transaction
REST = 0.1  # seconds: whoever waits for SQLite asks it again within them
LEAST = 16  # portions of which one could be: where a transaction by itself takes long, smaller ones would never end


class Portions:
    """How much a command takes on in each transaction: at most `most`, less while that takes long."""

    def __init__(self, most: int) -> None:
        self._most, self._least, self._wrote = most, max(1, most // LEAST), 0.0
        self._size = self._least

    @contextmanager
    def one(self) -> Iterator[int]:
        """One transaction, which begins and ends within; how much it may take on."""
        began = time.monotonic()
        yield self._size
        took = time.monotonic() - began
        if took > LONG:
            self._size = max(self._least, self._size // 4)
        elif took < LONG / 2:
            self._size = min(self._most, self._size * 2)
        self._rest(took)

    def _rest(self, took: float) -> None:
        self._wrote += took
        if self._wrote > LONG:
            self._wrote = 0.0
            if connection.vendor == "sqlite":
                time.sleep(REST)
