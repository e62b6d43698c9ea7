"""A sentence of the minutes with the part and the item it belongs to. Pure."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from minutes.draft import Note, Part

BOTH = frozenset(Part)


@dataclass(frozen=True)
class Happening:
    """A note for the parts in which it may be read; `item` None: it concerns the whole sitting."""

    note: Note
    parts: frozenset[Part]
    item: int | None

    def with_text(self, text: str) -> Self:
        return replace(self, note=replace(self.note, text=text))


def happening(text: str, part: Part, item: int | None, at: datetime, seq: int) -> Happening:
    """A note for the readers of one part."""
    return Happening(Note(at=at, text=text, seq=seq), frozenset({part}), item)
