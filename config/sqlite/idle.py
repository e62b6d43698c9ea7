"""Connections to SQLite that nobody uses at the moment, for whoever needs one next.

A new connection reads the whole schema before its first answer, triggers included: seven milliseconds here, several
times what most requests take. PostgreSQL's connections are kept by their driver's own pool.
"""

import os
import sqlite3
from collections import defaultdict
from collections.abc import Hashable
from contextlib import suppress
from queue import Empty, Full, LifoQueue
from typing import Final

MOST: Final = 8  # of one database: each may hold two MiB of pages and the schema


class Idle:
    """Found by how they were opened; the last one given back is taken first. For all threads of one process."""

    def __init__(self) -> None:
        self._rooms: defaultdict[Hashable, LifoQueue[sqlite3.Connection]] = defaultdict(
            lambda: LifoQueue(MOST)
        )
        self._of_the_parent: list[object] = []

    def take(self, opened: Hashable) -> sqlite3.Connection | None:
        with suppress(Empty):
            return self._rooms[opened].get_nowait()
        return None

    def give_back(self, opened: Hashable, connection: sqlite3.Connection) -> None:
        """Nothing may be under way in it. Where there are enough already, it is closed."""
        try:
            self._rooms[opened].put_nowait(connection)
        except Full:
            connection.close()

    def leave_to_the_parent(self) -> None:
        """In a process that was forked: SQLite forbids to use, and even to close, what was opened before."""
        self._of_the_parent.append(self._rooms)
        self._rooms = defaultdict(lambda: LifoQueue(MOST))


idle = Idle()
os.register_at_fork(after_in_child=idle.leave_to_the_parent)
