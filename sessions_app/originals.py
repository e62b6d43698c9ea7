"""The entry that a correction is about, read from the journal."""

from dataclasses import dataclass
from datetime import datetime

from journal.events import Event
from journal.store import history
from sessions_app.sitting.corrections import Original
from sessions_app.sitting.disclosure import item_of, may_be_read
from sessions_app.sitting.state import Part, Sitting


@dataclass(frozen=True)
class Found:
    """An entry in its place: the event, its time, and the state before it."""

    before: Sitting
    event: Event
    at: datetime


def find_entry(key: str, seq: int) -> Found | None:
    """The entry `seq` of the stream, if there is one."""
    sitting = Sitting()
    for recorded in history(key, until=seq):
        if recorded.seq == seq:
            return Found(sitting, recorded.event, recorded.at)
        sitting = recorded.event.apply(sitting, recorded.at)
    return None


def original_of(key: str, seq: int) -> Original | None:
    """Who may read the entry's correction, and where it stands: as with the entry itself."""
    found = find_entry(key, seq)
    if found is None:
        return None
    readers = tuple(part for part in Part if may_be_read(found.before, found.event, part))
    return Original(tuple(part.value for part in readers), _item(found, readers))


def _item(found: Found, readers: tuple[Part, ...]) -> int | None:
    """The item that the entry is about, else the one that was called, where all its readers may know of it."""
    about = item_of(found.before, found.event)
    called = found.before.item
    if about is not None or called is None:
        return about
    return called.id if called.public is (Part.PUBLIC in readers) else None
