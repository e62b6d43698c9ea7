"""The database backend that settings name; Django wants this module's name and the class's."""

import sqlite3
from collections.abc import Hashable
from typing import Any
from weakref import WeakSet

from django.db.backends.sqlite3 import base

from config.sqlite.idle import idle


class DatabaseWrapper(base.DatabaseWrapper):
    """Its connection goes back where it lay, unless something went wrong with it or is still under way."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._reading: WeakSet[sqlite3.Cursor] = WeakSet()
        self._opened: Hashable = None

    def get_new_connection(self, conn_params: dict[str, Any]) -> sqlite3.Connection:
        self._opened = frozenset(conn_params.items())
        self._reading = WeakSet()  # what an earlier connection read is no more
        kept = idle.take(self._opened)
        return kept or super().get_new_connection(conn_params)

    def create_cursor(self, name: str | None = None) -> sqlite3.Cursor:
        cursor: sqlite3.Cursor = super().create_cursor(name)
        self._reading.add(cursor)
        return cursor

    def _close(self) -> None:
        connection = self.connection
        if self.in_atomic_block or self.errors_occurred or connection.in_transaction:
            connection.close()
            return
        # What is read but halfway would hold the state of the database at which it began.
        for cursor in self._reading:
            cursor.close()
        idle.give_back(self._opened, connection)
