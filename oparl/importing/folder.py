"""Files that lie in the folder of the tables that speak of them."""

from datetime import UTC, datetime
from pathlib import Path

from journal.events import N_
from oparl.importing.line import TOO_LARGE, Answer
from oparl.importing.patience import NotHad

NOT_FOUND, OK = 404, 200
OUTSIDE = N_("The path leads out of the folder of the tables: not taken in.")


class Folder:
    """Gives what lies in it and nowhere else."""

    def __init__(self, path: Path) -> None:
        self._root = path.resolve()

    def ask(self, path: object, limit: int) -> Answer:
        """The bytes under a path of the tables, as an answer of the web. Raises NotHad; `limit` is in bytes."""
        place = self._place(path)
        if not place.is_relative_to(self._root):
            raise NotHad(OUTSIDE)
        try:
            if place.stat().st_size > limit:
                raise NotHad(TOO_LARGE)
            return Answer(OK, place.read_bytes()) if place.is_file() else Answer(NOT_FOUND)
        except OSError:  # not there, not readable, or a name that no drive knows
            return Answer(NOT_FOUND)

    def changed(self, path: object) -> datetime | None:
        """When its bytes changed last; None where `ask` would give none."""
        place = self._place(path)
        try:
            there = place.is_relative_to(self._root) and place.is_file()
            return datetime.fromtimestamp(int(place.stat().st_mtime), UTC) if there else None
        except OSError:
            return None

    def _place(self, path: object) -> Path:
        try:
            return (self._root / str(path).replace("\\", "/").replace("\0", "")).resolve()
        except RuntimeError:  # links in a circle: there is no file
            return self._root
