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
    whole = "".join(field for _, field in fields)
    words = frozenset(whole.split()) if question.is_wide else frozenset()
    half = ENOUGH * (0.5 + len(entry.text) / USUAL)
    worth = 0.0
    for clause in question.wanted:
        wanted = _apart(" ".join(clause.stems))
        said = sum(weight * field.count(wanted) for weight, field in fields) if wanted in whole else 0.0
        said += WITHIN * len(words.intersection(clause.others))
        worth += said / (said + half) / log2(2 + clause.hits)
    return worth


def _apart(stems: str) -> str:
    """Each between spaces of its own, so that it can be counted as it stands: ten times as fast as taking a page to pieces."""
    return f" {stems.replace(' ', '  ')} "
