"""How well an entry answers a question: the same on every database.

A word counts by where it stands and how often, the second time less than the first (as BM25 has it); a rare word counts
more than one that stands nearly everywhere; a word within a longer one a third.
"""

from math import log2

from portal.search.index import WEIGHTS, WITHIN, Question, Stems

ENOUGH = 6.0  # mentions in a text that count half of what any number of them does: as one in a title
USUAL = 4000  # characters of a page in stems, twice as long counts less


def score(question: Question, entry: Stems) -> float:
    """The greater the better."""
    fields = [(weight, _apart(getattr(entry, name))) for name, weight in WEIGHTS.items()]
    words = {word for _, stems in fields for word in stems.split()} if question.is_wide else set()
    half = ENOUGH * (0.5 + len(entry.text) / USUAL)
    worth = 0.0
    for clause in question.wanted:
        said = sum(weight * stems.count(_apart(" ".join(clause.stems))) for weight, stems in fields)
        said += WITHIN * len(words.intersection(clause.others))
        worth += said / (said + half) / log2(2 + clause.hits)
    return worth


def _apart(stems: str) -> str:
    """Each with a space before and behind of its own, so that it can be counted also where it follows itself."""
    return f" {stems.replace(' ', '  ')} "
