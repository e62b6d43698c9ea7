"""Which objects this run has seen, on disk: memory does not grow with the source."""

import sqlite3
from collections.abc import Iterator

from oparl.importing.rows import Row

PORTION = 500


class Seen:
    """A scratch table (kind, OParl id, rank of the best copy); the system deletes it with the process."""

    def __init__(self) -> None:
        # Each question names another number of ids: none is asked twice, and remembering them all takes megabytes.
        self._db = sqlite3.connect("", isolation_level=None, cached_statements=8)
        self._db.execute("PRAGMA journal_mode=OFF")
        self._db.execute("CREATE TABLE seen (kind, id, rank, PRIMARY KEY (kind, id)) WITHOUT ROWID")

    def ranks(self, kind: str, ids: list[str]) -> dict[str, str]:
        """The rank of the best copy so far, of those ids that this run has seen already."""
        marks = ",".join("?" * len(ids))
        query = f"SELECT id, rank FROM seen WHERE kind = ? AND id IN ({marks})"  # noqa: S608 (marks alone)
        return dict(self._db.execute(query, [kind, *ids]).fetchall())

    def add(self, rows: list[Row]) -> None:
        """Remembers rows whose transaction is committed."""
        self._db.executemany(
            "INSERT INTO seen VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET rank = max(rank, excluded.rank)",
            [(row.kind, row.oparl_id, row.rank) for row in rows],
        )

    def count(self) -> int:
        (number,) = self._db.execute("SELECT count(*) FROM seen").fetchone()
        return int(number)

    def portions(self) -> Iterator[tuple[str, list[str]]]:
        """All that was seen: (kind, at most 500 ids) again and again."""
        kind, last = "", ""
        while True:
            query = "SELECT kind, id FROM seen WHERE (kind, id) > (?, ?) ORDER BY kind, id LIMIT ?"
            rows = self._db.execute(query, [kind, last, PORTION]).fetchall()
            if not rows:
                return
            for each in dict.fromkeys(row[0] for row in rows):
                yield each, [row[1] for row in rows if row[0] == each]
            kind, last = rows[-1]
