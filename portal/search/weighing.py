"""How well the candidates answer: things always, of the pages the newest; older ones follow them by their day."""

from collections.abc import Sequence

from portal.search.index import Question
from portal.search.indexes import the_index
from portal.search.matching import Candidate
from portal.search.scoring import score

PAGES = 100


def scores_of(question: Question, rows: Sequence[Candidate]) -> dict[int, float]:
    """By place; of those that are not weighed none. An index on another server has told them already."""
    told = {row.place: row.score for row in rows if row.score is not None}
    if told:
        return told
    pages = [row for row in rows if row.page][:PAGES]
    weighed = [row.place for row in rows if not row.page] + [row.place for row in pages]
    return {each.place: score(question, each) for each in the_index().stems(weighed)} if weighed else {}
