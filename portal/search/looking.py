"""What may answer a question, as much of it as anybody looks at: candidates that are public now.

What it costs is bounded by how many are taken, not by how many answer: a word that stands on nearly every page has an
answer as quickly as a rare one.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from portal.search.index import Question
from portal.search.indexes import the_index
from portal.search.matching import Candidate, candidates, joined
from portal.search.narrowing import entries_of, window_of
from portal.search.place import THING
from portal.search.wanted import Order, Wanted
from sessions_app.models import Body

MOST = 500  # things, and as many pages, that are looked at
BEFORE_NARROWING = 20_000  # of each, from which those of one organization are taken


@dataclass(frozen=True)
class Looked:
    """`crowded`: others answer too that nobody looked at."""

    rows: Sequence[Candidate]
    crowded: bool = False


def looked_up(body: Body, wanted: Wanted, question: Question, most: int = MOST) -> Looked:
    """What has the words as they were typed; and within longer words, as far as there is room for it."""
    limit = BEFORE_NARROWING if wanted.organization else most + 1
    entries, window = joined(entries_of(body, wanted)), window_of(body, wanted)
    if entries is None:
        return Looked([])
    found: dict[int, Candidate] = {}
    crowded = False
    for asked in _questions(question, wanted.order):
        hits = the_index().hits(asked, window, limit)
        rows, more = candidates(entries, hits, exact=not asked.is_wide)
        found = {row.place: row for row in rows} | found
        crowded = crowded or more
        if all(len(some) > most for some in _parted(found.values())):
            break
    few = [row for some in _parted(found.values()) for row in some[:most]]
    return Looked(few, crowded or len(few) < len(found))


def _questions(question: Question, order: Order) -> list[Question]:
    """Whoever wants the newest wants them whether the word stands alone or not."""
    return [question.narrow, question] if question.is_wide and order is not Order.DATE else [question]


def _parted(rows: Collection[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    """Things and pages, the exact ones first, of these the newest."""
    kept = sorted(rows, key=lambda row: (not row.exact, -row.place))
    return [row for row in kept if row.place >= THING], [row for row in kept if row.place < THING]
