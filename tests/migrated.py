"""The test database on SQLite, migrated once for all workers of a run: the first that needs it does it and lays a copy
aside; the others, who wait meanwhile, begin with that. A run without workers, and one on PostgreSQL, migrates its own.
"""

import fcntl
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection


class OnceMigrated:
    """Between `is_there` and `done` one worker is alone; who dies there lets the next one in."""

    def __init__(self, shared: Path | None) -> None:
        self.shared = shared if connection.vendor == "sqlite" else None

    def is_there(self) -> bool:
        """Whether this worker's database is the copy of a migrated one. Waits for whoever migrates."""
        if self.shared is None:
            return False
        self.turn = (self.shared / "migrating").open("w")
        fcntl.flock(self.turn, fcntl.LOCK_EX)
        if not self.kept.exists():
            return False
        shutil.copyfile(self.kept, connection.settings_dict["TEST"]["NAME"])
        return True

    def done(self) -> None:
        """Lays aside what was just migrated, whole or not at all, and lets the others in."""
        if self.shared is None:
            return
        if not self.kept.exists():
            half = self.kept.with_suffix(".half")
            connection.ensure_connection()
            with closing(sqlite3.connect(half)) as copy:
                connection.connection.backup(copy)
            half.replace(self.kept)
        self.turn.close()

    @property
    def kept(self) -> Path:
        return self.shared / "migrated.sqlite3"
