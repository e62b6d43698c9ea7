"""Corrections of the journal: what was written stays, the correction stands beside it (Berichtigung). Pure."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Correction:
    """What is right instead of what the entry `seq` says, and why it was wrong."""

    seq: int
    text: str
    reason: str
    at: datetime


@dataclass(frozen=True)
class Original:
    """The entry that is corrected: which parts' records may read it, and the item within which it stands.

    `readers` are the values of `Part`.
    """

    readers: tuple[str, ...]
    item: int | None = None
