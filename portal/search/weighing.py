"""How well the candidates answer: things always, pages where few answer; of very many the newest are as good as any."""

from collections.abc import Sequence

from portal.search.index import Question
from portal.search.indexes import the_index
from portal.search.matching import Candidate
from portal.search.scoring import score
from portal.search.vocabulary import hits_of_words

PAGES = 400


def scores_of(question: Question, rows: Sequence[Candidate]) -> dict[int, float]:
    """By place; of those that are not weighed none. An index on another server has told them already."""
    told = {row.place: row.score for row in rows if row.score is not None}
    weighed = [] if told else _weighed(rows)
    if not weighed:
        return told
    several = len(question.wanted) > 1
    asked = {stem for clause in question.wanted for stem in clause.stems}
    known = hits_of_words(question.body, asked) if several else {}
    return {each.place: score(question, known, each) for each in the_index().stems(weighed)}


def _weighed(rows: Sequence[Candidate]) -> list[int]:
    pages = [row for row in rows if row.page]
    exact = [row for row in pages if row.exact]
    few = next((some for some in (pages, exact) if len(some) <= PAGES), [])
    return [row.place for row in rows if not row.page] + [row.place for row in few]
