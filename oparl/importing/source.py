"""Where objects come from: JSON lines in a file, gzip or standard input, or an API."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
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


@dataclass(frozen=True)
class Turned:
    """A page of a list is read whole. `following` is the next one, "" after the last.

    `filtered`: asked for changes alone. `deaf`: and yet the server gave everything.
    """

    name: str
    following: str = ""
    filtered: bool = False
    deaf: bool = False


Thing = Found | Broken | Turned


@dataclass(frozen=True)
class Begin:
    """Where to begin a list: `url`, asked for what has changed `since`, else whole. `deaf`: it knows no filter."""

    url: str
    since: datetime | None = None
    deaf: bool = False


class Standing(Protocol):
    """What is known of earlier readings of a source."""

    def begin(self, name: str, url: str) -> Begin | None:
        """Where to begin the list; None when this run has read it already."""

    def missing(self) -> Iterator[tuple[str, str]]:
        """Kind and id of what earlier runs met in lists that this one has read whole without meeting it."""


class Unknown:
    """Of a source that nobody has read before."""

    def begin(self, name: str, url: str) -> Begin | None:
        return Begin(url)

    def missing(self) -> Iterator[tuple[str, str]]:
        return iter(())


class Source(Protocol):
    """Gives objects one by one, as a stream."""

    def __iter__(self) -> Iterator[Thing]: ...

    def done(self) -> float | None:
        """How much of it is read, from 0 to 1; None when nobody can know."""
