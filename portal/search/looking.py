"""What may answer a question, as much of it as anybody looks at: candidates that are public now.

What it costs is bounded by how many are taken, not by how many answer: a word that stands on nearly every page has an
answer as quickly as a rare one.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from portal.search.belonging import belonging_to
from portal.search.index import Question
from portal.search.indexes import the_index
from portal.search.matching import Candidate, candidates
from portal.search.narrowing import window_of
from portal.search.place import THING
from portal.search.things import public_among
from portal.search.wanted import Order, Wanted
from sessions_app.models import Body

MOST = 200  # things, and as many pages, that are looked at
SPARE = 20  # more, for those that the index knows and that are public no longer


@dataclass(frozen=True)
class Looked:
    """`crowded`: others answer too that nobody looked at. What is not public is never counted."""

    rows: Sequence[Candidate]
    crowded: bool = False


def looked_up(body: Body, wanted: Wanted, question: Question, most: int = MOST) -> Looked:
    """What has the words as they were typed; and within longer words, as far as there is room for it."""
    hits = the_index().hits(_asked(question, wanted.order), window_of(body, wanted), most + SPARE)
    rows, cut = candidates(hits)
    parts = _parted(public_ones(body, wanted, rows))
    found = [row for some in parts for row in some[:most]]
    return Looked(found, cut or any(len(some) > most for some in parts))


def public_ones(body: Body, wanted: Wanted, rows: Iterable[Candidate]) -> list[Candidate]:
    """Those that are public now; where an organization is named, those of which it is public now that they belong to it."""
    some = list(rows)
    things = {row.thing for row in some}
    home = wanted.organization
    public = belonging_to(body, home, things) if home else public_among(body, things)
    return [row for row in some if row.thing in public]


def _asked(question: Question, order: Order) -> list[Question]:
    """Whoever wants the newest wants them whether the word stands alone or not."""
    return [question.narrow, question] if question.is_wide and order is not Order.DATE else [question]


def _parted(rows: Collection[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    """Things and pages, the exact ones first, of these the best that another server told, else the newest."""
    kept = sorted(rows, key=lambda row: (not row.exact, -(row.score or 0.0), -row.place))
    return [row for row in kept if row.place >= THING], [row for row in kept if row.place < THING]
