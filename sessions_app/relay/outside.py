"""The clock of those outside: it moves when something changed for the public, and never otherwise.

The journal's own number would tell the public how much happens in the closed part. This one is a function of
the journal alone: every process, every language and every restart comes to the same number.
"""

from dataclasses import fields

from journal.store import Page, history
from sessions_app.live import SITTING
from sessions_app.screens import MOVED_BY_VOTES, look
from sessions_app.screens.audience import Audience
from sessions_app.sitting.state import Sitting

_BESIDE_VOTES = tuple(each.name for each in fields(Sitting) if each.name != "votes")


def _seen(sitting: Sitting) -> dict[str, object]:
    """What the journal says to the public; the wall shows no more than that."""
    return look(sitting, Audience.PUBLIC, ())


def _seen_next(seen: dict[str, object], before: Sitting, after: Sitting) -> dict[str, object]:
    """The same for the next sitting; after a ballot the council's seats need not be gone through again."""
    if all(getattr(before, name) is getattr(after, name) for name in _BESIDE_VOTES):
        return seen | look(after, Audience.PUBLIC, (), only=MOVED_BY_VOTES)
    return _seen(after)


class OutsideClock:
    """Reads the journal forward, once. Used in one thread at a time."""

    def __init__(self, meeting: int) -> None:
        self._key = SITTING.key(meeting)
        self._read_to = self._time = 0
        self._sitting = SITTING.initial
        self._seen = _seen(self._sitting)

    def at(self, page: Page[Sitting]) -> int:
        """How many entries up to the page have changed what the public sees."""
        for recorded in history(self._key, after=self._read_to, until=page.seq):
            self._read_to = recorded.seq
            before, self._sitting = self._sitting, SITTING.apply(self._sitting, recorded)
            seen = _seen_next(self._seen, before, self._sitting)
            self._time += seen != self._seen
            self._seen = seen
        return self._time
