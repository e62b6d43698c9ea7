"""How well the candidates answer: things always, pages where few answer; of very many the newest are as good as any."""

from collections.abc import Sequence

from portal.search.index import Question
from portal.search.indexes import the_index
from portal.search.matching import Candidate
from portal.search.scoring import score

PAGES = 400


def scores_of(question: Question, rows: Sequence[Candidate]) -> dict[int, float]:
    """By place; of those that are not weighed none. An index on another server has told them already."""
    told = {row.place: row.score for row in rows if row.score is not None}
    if told:
        return told
    weighed = _weighed(rows)
    return {each.place: score(question, each) for each in the_index().stems(weighed)} if weighed else {}


def _weighed(rows: Sequence[Candidate]) -> list[int]:
    pages = [row for row in rows if row.page]
    exact = [row for row in pages if row.exact]
    few = next((some for some in (pages, exact) if len(some) <= PAGES), [])
    return [row.place for row in rows if not row.page] + [row.place for row in few]
