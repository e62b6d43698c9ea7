"""The port to whatever finds stems: SQLite's FTS5, PostgreSQL's tsvector, or OpenSearch where a setting names one.

An index answers with a relation: SQL with the column `place` (place.py), to be joined with entries and then compared with
what is public. So no index can show anything by itself, and one that is out of date leaks nothing.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from portal.search.place import Window

# How much a word counts in the title, in the text, in the titles of what a thing belongs to.
WEIGHTS = {"title": 6.0, "text": 1.0, "about": 0.4}
OWN = ("title", "text")  # a thing is not found by the titles of others alone
WITHIN = 0.35  # what a word within a longer one counts, against the word itself


class IndexUnavailableError(Exception):
    """The index of another server did not answer as it should."""


@dataclass(frozen=True)
class Stems:
    """An entry in stems, as it is indexed: each field the stems in their order, with spaces between. `body`: its key;
    `organizations`: those of what it belongs to.
    """

    place: int
    body: int
    title: str
    text: str
    about: str
    organizations: Sequence[int] = ()

    @property
    def marks(self) -> Iterator[str]:
        """Words that nobody can type."""
        yield mark_of_body(self.body)
        yield from (mark_of_organization(each) for each in self.organizations)


@dataclass(frozen=True)
class Clause:
    """One thing that was asked for: a sequence of stems, or one of several single stems (`others`: within longer words).

    `hits`: in how many entries it stands, 0 where it is rare, or a phrase; `spread`: in how many it or one of the others
    does, at most.
    """

    stems: tuple[str, ...]
    others: tuple[str, ...] = ()
    hits: int = 0
    spread: int = 0


@dataclass(frozen=True)
class Question:
    """All of `wanted`, none of `without`; in a body, or where that is named, of one organization in it. Longer words count
    where an entry says them itself, in what stands above it those alone that were asked for.

    `alone`: there is no other body in the index, so that going through all its entries would tell nothing apart.
    """

    body: int
    wanted: tuple[Clause, ...]
    without: tuple[Clause, ...] = ()
    organization: int | None = None
    alone: bool = False

    @property
    def marks(self) -> tuple[str, ...]:
        """Words of every entry that may answer. They narrow alone: who may see it is not for an index to say."""
        if self.organization:
            return (mark_of_organization(self.organization),)
        return () if self.alone else (mark_of_body(self.body),)

    @property
    def is_wide(self) -> bool:
        return any(clause.others for clause in self.wanted)

    @property
    def narrow(self) -> "Question":
        """The same, with the words as they were typed alone."""
        return replace(self, wanted=tuple(replace(each, others=(), spread=each.hits) for each in self.wanted))


@dataclass(frozen=True)
class Relation:
    """SQL that selects `place`, `exact` (whether by the words as they were typed) and `score` (the greater the better, or
    null: its stems say it), and its parameters. A row without a place says that not all was looked at that may answer.
    """

    sql: str
    params: tuple[Any, ...]


class Index(Protocol):
    def write(self, entries: Sequence[Stems]) -> None:
        """Takes these in; of a place that is there already, this is what holds."""

    def remove(self, places: Sequence[int]) -> None:
        """Forgets these; also places that it does not know."""

    def clear(self) -> None:
        """Forgets everything."""

    def hits(self, asked: Sequence[Question], window: Window, most: int) -> Relation:
        """Of the things and of the pages that answer so many, the newest; what it costs does not grow with how many
        answer more than it must. Another server may choose the best instead. `asked`: the second where there is room.
        """

    def stems(self, places: Collection[int]) -> Sequence[Stems]:
        """What was written of these, where `hits` tells no score."""


def mark_of_body(key: int) -> str:
    return f"@{key}"


def mark_of_organization(key: int) -> str:
    return f"@o{key}"
