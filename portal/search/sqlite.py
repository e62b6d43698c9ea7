"""The index in SQLite: an FTS5 table whose rowid is the entry's id."""

from collections.abc import Sequence

from django.db import connection

from portal.search.index import OWN, WEIGHTS, WITHIN, Clause, Question, Relation, Stems

SCORED = f"SELECT rowid AS id, -bm25(search_stems, {', '.join(map(str, WEIGHTS.values()))})"
MATCHING = "FROM search_stems WHERE search_stems MATCH %s"


class Fts5:
    def write(self, entries: Sequence[Stems]) -> None:
        rows = [
            (each.id, " ".join(each.title), " ".join(each.text), " ".join(each.about)) for each in entries
        ]
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT OR REPLACE INTO search_stems (rowid, title, text, about) VALUES (%s, %s, %s, %s)",
                rows,
            )

    def remove(self, ids: Sequence[int]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany("DELETE FROM search_stems WHERE rowid = %s", [(each,) for each in ids])

    def clear(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_stems")

    def hits(self, question: Question) -> Relation:
        narrow = Relation(f"{SCORED} AS score {MATCHING}", (expression(question.narrow),))
        if not question.is_wide:
            return narrow
        return narrow.also(Relation(f"{SCORED} * {WITHIN} {MATCHING}", (expression(question),)))


def expression(question: Question) -> str:
    """The question in the language of FTS5."""
    own = " OR ".join(_anywhere(clause) for clause in question.wanted)
    parts = [f"{{{' '.join(OWN)}}} : ({own})", *(_anywhere(clause) for clause in question.wanted)]
    without = "".join(f" NOT {_anywhere(clause)}" for clause in question.without)
    return f"({' AND '.join(parts)}){without}"


def _anywhere(clause: Clause) -> str:
    ways = (_sequence(clause.stems), *(_sequence((each,)) for each in clause.others))
    return f"({' OR '.join(ways)})"


def _sequence(stems: tuple[str, ...]) -> str:
    """Stems are letters and digits alone (words.py), so quotes need no escape."""
    return '"' + " ".join(stems) + '"'
