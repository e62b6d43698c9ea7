"""How long servers of others are waited for, and which of them are asked no more in this run."""

from collections import Counter
from dataclasses import dataclass
from threading import Lock

from journal.events import N_
from oparl.importing.reach import Origin

TRIES = 4
STUMBLES = 3
SILENT_TOO_OFTEN = N_(
    "The server was silent too often and was not asked any more in this run. The next run asks it again."
)


class NotHad(Exception):
    """Something could not be had; the text is a msgid."""


class LeftOut(NotHad):
    """A host that was silent too often, which was not asked; `host` is its name, `times` how often it was silent."""

    def __init__(self, host: str, times: int) -> None:
        super().__init__(SILENT_TOO_OFTEN)
        self.host, self.times = host, times


@dataclass(frozen=True)
class Patience:
    """What one server may take of our time, in seconds; `rate` is in bytes a second.

    A large answer may take long, as long as it comes: each `rate` bytes are worth one second more. A host is left out
    after so many silences without an answer in between, or so many in the whole run: however many files it has, it
    costs no more than `in_all` times the waiting for one.
    """

    wait: float = 60.0
    connect: float = 10.0
    rate: int = 16 * 1024
    in_a_row: int = 8
    in_all: int = 40

    def allowed(self, received: int) -> float:
        """How many seconds an answer may have taken of which so many bytes are here."""
        return self.wait + received / self.rate


class Hosts:
    """How the hosts of one run behave; asked by several threads."""

    def __init__(self, patience: Patience) -> None:
        self._patience, self._lock = patience, Lock()
        self._in_a_row: Counter[Origin | None] = Counter()
        self._in_all: Counter[Origin | None] = Counter()
        self._stumbled: Counter[Origin | None] = Counter()

    def require_patience_with(self, host: Origin | None) -> None:
        """Raises LeftOut."""
        patience, times = self._patience, self._in_all[host]
        if host and (self._in_a_row[host] >= patience.in_a_row or times >= patience.in_all):
            raise LeftOut(host[1], times)

    def tries(self, host: Origin | None) -> int:
        """Who answers with errors alone is asked once for each thing, without waiting."""
        return 1 if self._stumbled[host] >= STUMBLES else TRIES

    def was_silent(self, host: Origin | None) -> None:
        with self._lock:
            self._in_a_row[host] += 1
            self._in_all[host] += 1

    def stumbled(self, host: Origin | None) -> None:
        """Something could not be had from it in all tries."""
        with self._lock:
            self._stumbled[host] += 1

    def answered(self, host: Origin | None, *, well: bool) -> None:
        with self._lock:
            self._in_a_row[host] = 0
            self._stumbled[host] = 0 if well else self._stumbled[host]
