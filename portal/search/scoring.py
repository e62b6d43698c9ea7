"""How well an entry answers a question: the same on every database.

A word counts by where it stands and how often, the second time less than the first (as BM25 has it); a rare word counts
more than one that stands nearly everywhere; a word within a longer one a third.
"""

from itertools import chain
from math import log2

from portal.search.index import WEIGHTS, WITHIN, Question, Stems

ENOUGH = 6.0  # mentions in a text that count half of what any number of them does: as one in a title
USUAL = 4000  # characters of a page in stems, twice as long counts less


def score(question: Question, entry: Stems) -> float:
    """The greater the better."""
    fields = [(weight, getattr(entry, name).split()) for name, weight in WEIGHTS.items()]
    words = frozenset(chain.from_iterable(stems for _, stems in fields)) if question.is_wide else frozenset()
    half = ENOUGH * (0.5 + len(entry.text) / USUAL)
    worth = 0.0
    for clause in question.wanted:
        said = sum(weight * _times(clause.stems, stems) for weight, stems in fields)
        said += WITHIN * len(words.intersection(clause.others))
        worth += said / (said + half) / log2(2 + clause.hits)
    return worth


def _times(wanted: tuple[str, ...], stems: list[str]) -> int:
    """How often these follow each other."""
    first, *more = wanted
    return (
        sum(stems[at + 1 : at + 1 + len(more)] == more for at, stem in enumerate(stems) if stem == first)
        if more
        else stems.count(first)
    )
