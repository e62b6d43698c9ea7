"""Where objects come from: JSON lines in a file, gzip or standard input, or an API."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True)
class Found:
    """One object of the source; `where` is its line or address, `size` its rough weight in bytes."""

    where: str
    data: dict[str, Any]
    size: int


@dataclass(frozen=True)
class Broken:
    """Something in the source that is no object; `sentence` is a msgid that says why."""

    where: str
    sentence: str


class Source(Protocol):
    """Gives objects one by one, as a stream."""

    def __iter__(self) -> Iterator[Found | Broken]: ...

    def done(self) -> float | None:
        """How much of it is read, from 0 to 1; None when nobody can know."""
