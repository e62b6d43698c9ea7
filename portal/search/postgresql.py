"""The index in PostgreSQL: a tsvector for each entry, written stem by stem, so that its dictionaries change nothing."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from django.db import connection

from portal.search.index import OWN, WEIGHTS, WITHIN, Clause, Question, Relation, Stems

LETTERS = dict(zip(WEIGHTS, "ABC", strict=True))
OWN_LETTERS = "".join(LETTERS[name] for name in OWN)
# ts_rank wants D, C, B, A, each at most 1.
RANKS = "{0, " + ", ".join(str(weight / max(WEIGHTS.values())) for weight in reversed(WEIGHTS.values())) + "}"
LAST = 16_383  # the last position that a tsvector knows
GAP = 2  # no phrase reaches from the title into the text


class Tsvector:
    def write(self, entries: Sequence[Stems]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_stems (id, vector) VALUES (%s, %s::tsvector)"
                " ON CONFLICT (id) DO UPDATE SET vector = excluded.vector",
                [(each.id, vector(each)) for each in entries],
            )

    def remove(self, ids: Sequence[int]) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_stems WHERE id = ANY(%s)", [list(ids)])

    def clear(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE search_stems")

    def hits(self, question: Question) -> Relation:
        narrow = _scored(question.narrow, 1)
        return narrow.also(_scored(question, WITHIN)) if question.is_wide else narrow


def _scored(question: Question, weight: float) -> Relation:
    asked = expression(question)
    return Relation(
        f"SELECT id, ts_rank('{RANKS}', vector, %s::tsquery, 1) * {weight} AS score"  # noqa: S608 (numbers of ours)
        " FROM search_stems WHERE vector @@ %s::tsquery",
        (asked, asked),
    )


def vector(entry: Stems) -> str:
    """The entry as a tsvector is written: every stem with position and weight."""
    return " ".join(f"'{stem}':{min(place, LAST)}{letter}" for stem, place, letter in _places(entry))


def _places(entry: Stems) -> Iterator[tuple[str, int, str]]:
    start = 1
    for name, stems in (("title", entry.title), ("text", entry.text), ("about", entry.about)):
        for place, stem in enumerate(stems, start):
            yield stem, place, LETTERS[name]
        start += len(stems) + GAP


def expression(question: Question) -> str:
    """The question as a tsquery is written."""
    own = _any(chain.from_iterable(_ways(clause, OWN_LETTERS) for clause in question.wanted))
    parts = [own, *(_any(_ways(clause)) for clause in question.wanted)]
    return " & ".join([*parts, *(f"!{_any(_ways(clause))}" for clause in question.without)])


def _any(ways: Iterable[str]) -> str:
    return f"({' | '.join(ways)})"


def _ways(clause: Clause, letters: str = "") -> Iterator[str]:
    """Stems are letters and digits alone (words.py), so quotes need no escape."""
    marked = f":{letters}" if letters else ""
    for stems in (clause.stems, *((each,) for each in clause.others)):
        sequence = " <-> ".join(f"'{stem}'{marked}" for stem in stems)
        yield f"({sequence})"
