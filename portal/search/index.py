"""The port to whatever finds stems: SQLite's FTS5, PostgreSQL's tsvector, or OpenSearch where a setting names one.

An index answers with a relation: SQL with the columns `id` (of an Entry) and `score` (the greater the better), to be
joined with what is public. So no index can show anything by itself, and one that is out of date leaks nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

# How much a word counts in the title, in the text, in the titles of what a thing belongs to.
WEIGHTS = {"title": 6.0, "text": 1.0, "about": 0.4}
OWN = ("title", "text")  # a thing is not found by the titles of others alone
WITHIN = 0.35  # what a word within a longer one counts, against the word itself


class IndexUnavailableError(Exception):
    """The index of another server did not answer as it should."""


@dataclass(frozen=True)
class Stems:
    """An entry in stems, as it is indexed. `id`: of the Entry; `body`: of the municipality."""

    id: int
    body: int
    title: Sequence[str]
    text: Sequence[str]
    about: Sequence[str]


@dataclass(frozen=True)
class Clause:
    """One thing that was asked for: a sequence of stems, or one of several single stems (`others`: within longer words)."""

    stems: tuple[str, ...]
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """All of `wanted`, none of `without`."""

    body: int
    wanted: tuple[Clause, ...]
    without: tuple[Clause, ...] = ()

    @property
    def is_wide(self) -> bool:
        return any(clause.others for clause in self.wanted)

    @property
    def narrow(self) -> "Question":
        """The same, with the words as they were typed alone."""
        return Question(self.body, tuple(Clause(each.stems) for each in self.wanted), self.without)


@dataclass(frozen=True)
class Relation:
    """SQL that selects `id` and `score`, and its parameters."""

    sql: str
    params: tuple[Any, ...] = ()

    def also(self, other: "Relation") -> "Relation":
        return Relation(f"{self.sql} UNION ALL {other.sql}", (*self.params, *other.params))


class Index(Protocol):
    def write(self, entries: Sequence[Stems]) -> None:
        """Takes these in; of an id that is there already, this is what holds."""

    def remove(self, ids: Sequence[int]) -> None:
        """Forgets these; also ids that it does not know."""

    def clear(self) -> None:
        """Forgets everything."""

    def hits(self, question: Question) -> Relation:
        """What answers the question; an id may come twice with different scores."""
