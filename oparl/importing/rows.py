"""What was read of one object of the source, in our nouns; pure data between reading and writing."""

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from hashlib import blake2b
from typing import Any

from oparl.importing.oddities.told import Odd

# A row that stands for an object that only others speak of is older than anything a source can say.
BEFORE_ALL = datetime(1900, 1, 1, tzinfo=UTC)

# Keys of our own in `extra`, with a vendor prefix as OParl wants it.
COPIES = "Ratssaal:copies"
STUB = "Ratssaal:stub"
PUBLICITY = "Ratssaal:publicity"


@dataclass
class Row:
    """One row to be. `links` name one target each by OParl id (or None), `lists` several.

    A field that is in none of them is left as it is: the source said nothing about it.
    """

    kind: str
    oparl_id: str
    modified: datetime
    values: dict[str, Any] = field(default_factory=dict)
    links: dict[str, str | None] = field(default_factory=dict)
    lists: dict[str, list[str]] = field(default_factory=dict)
    extra: dict[str, Any] = field(default_factory=dict)
    odd: list[Odd] = field(default_factory=list)
    copies: list[str] = field(default_factory=list)

    @cached_property
    def digest(self) -> str:
        """A short fingerprint of everything that was read: equal means nothing to write."""
        content = [self.values, self.links, self.lists, self.extra]
        written = json.dumps(content, sort_keys=True, default=str).encode()
        return blake2b(written, digest_size=8).hexdigest()

    @cached_property
    def rank(self) -> str:
        """Which of two copies of one object is the better: the newer, then the fuller; never by chance."""
        said = [*self.values.values(), *self.links.values(), *self.lists.values(), *self.extra.values()]
        fullness = sum(1 for each in said if each not in (None, "", []))
        return f"{self.modified.astimezone(UTC).isoformat()}|{fullness:04d}|{self.digest}"


def without_doubles(rows: list[Row]) -> list[Row]:
    """One row per object: of several copies the best, which remembers the fingerprints of all."""
    best: dict[tuple[str, str], Row] = {}
    for row in rows:
        row.copies = row.copies or [row.digest]
        key = (row.kind, row.oparl_id)
        best[key] = better(best[key], row) if key in best else row
    return list(best.values())


def better(one: Row, other: Row) -> Row:
    winner = max(one, other, key=lambda row: row.rank)
    winner.copies = list(dict.fromkeys([*one.copies, *other.copies]))
    return winner
