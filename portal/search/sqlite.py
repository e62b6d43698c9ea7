"""The index in SQLite: an FTS5 table whose rowid is the place, so that it is read backwards and stops when it has enough."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from django.db import connection

from portal.search.composed import Statement
from portal.search.index import OWN, Clause, Question, Relation, Stems
from portal.search.place import IDS, Window
from portal.search.stages import staged

NEWEST = """
    SELECT rowid AS place FROM search_stems
    WHERE search_stems MATCH %s AND rowid BETWEEN %s AND %s{kinds} ORDER BY rowid DESC LIMIT {most}
"""


class Fts5:
    def write(self, entries: Sequence[Stems]) -> None:
        """In the order of their places: FTS5 begins a new segment wherever one is lower than that before."""
        rows = [
            (each.place, each.title, each.text, " ".join((*each.marks, each.about)))
            for each in sorted(entries, key=lambda each: each.place)
        ]
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT OR REPLACE INTO search_stems (rowid, title, text, about) VALUES (%s, %s, %s, %s)",
                rows,
            )

    def remove(self, places: Sequence[int]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(
                "DELETE FROM search_stems WHERE rowid = %s", [(each,) for each in sorted(places)]
            )

    def clear(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_stems")

    def hits(self, asked: Sequence[Question], window: Window, most: int) -> Relation:
        numbers = ", ".join(map(str, window.numbers))
        kinds = f" AND (rowid >> {IDS}) & 15 IN ({numbers})" if numbers else ""

        def lane(question: Question, low: int, high: int, some: str) -> Statement:
            return NEWEST.format(kinds=kinds, most=some), (expression(question), low, high)

        return staged(lane, asked, window, most)

    def stems(self, places: Collection[int]) -> Sequence[Stems]:
        held = ", ".join(["%s"] * len(places))
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT rowid, 0, title, text, about FROM search_stems WHERE rowid IN ({held})",  # noqa: S608
                list(places),
            )
            return [Stems(*row) for row in cursor.fetchall()]


def expression(question: Question) -> str:
    """The question in the language of FTS5."""
    own = _own(each for clause in question.wanted for each in _ways(clause))
    several = question.wanted if len(question.wanted) > 1 else ()
    parts = [own, *(_anywhere(clause) for clause in several), *map(_word, question.marks)]
    without = "".join(f" NOT {_anywhere(clause)}" for clause in question.without)
    return f"({' AND '.join(parts)}){without}"


def _anywhere(clause: Clause) -> str:
    itself, *others = _ways(clause)
    return f"({itself} OR {_own(others)})" if others else itself


def _own(ways: Iterable[str]) -> str:
    return f"({{{' '.join(OWN)}}} : ({' OR '.join(ways)}))"


def _ways(clause: Clause) -> Iterator[str]:
    yield _word(" ".join(clause.stems))
    yield from map(_word, clause.others)


def _word(stems: str) -> str:
    """Stems are letters and digits alone (words.py), so quotes need no escape."""
    return f'"{stems}"'
