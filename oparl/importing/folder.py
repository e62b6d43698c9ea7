"""Files that lie in the folder of the tables that speak of them."""

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
        place = (self._root / str(path).replace("\\", "/")).resolve()
        if not place.is_relative_to(self._root):
            raise NotHad(OUTSIDE)
        if not place.is_file():
            return Answer(NOT_FOUND)
        if place.stat().st_size > limit:
            raise NotHad(TOO_LARGE)
        return Answer(OK, place.read_bytes())
