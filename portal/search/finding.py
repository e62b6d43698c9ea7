"""What a search finds of a body: only what anybody may read, asked of the public queries at the moment of reading."""

from collections import defaultdict
from collections.abc import Mapping

from portal.search.asked import Asked, Term, understood
from portal.search.hits import Found, hits_of
from portal.search.index import Clause, Question
from portal.search.listing import listed
from portal.search.looking import MOST, looked_up
from portal.search.matching import Match, best
from portal.search.owners import owners_of
from portal.search.vocabulary import longer
from portal.search.wanted import Kind, Wanted
from portal.search.weighing import scores_of
from sessions_app.models import Body

A_FEW = 40  # entries that are looked at to see whether a word is anywhere
LATELY = 500  # things, and pages, for whoever tells of what is new


def found(body: Body, wanted: Wanted, *, start: int = 0, count: int = 20) -> Found:
    """What the public record of a body holds of it, as far as anybody looks.

    Raises IndexUnavailableError where another server keeps the index and does not answer.
    """
    rows, crowded, question = _matched(body, wanted)
    stems = _marked_stems(question) if question else {}
    return Found(hits_of(body, rows[start : start + count], stems), len(rows), crowded)


def keys_found(body: Body, wanted: Wanted) -> Mapping[Kind, frozenset[int]]:
    """The primary keys of the things that are found, by kind, for whoever shows nothing of them; of a file those of the
    paper or the meeting that it hangs on. Raises IndexUnavailableError.
    """
    keys: defaultdict[Kind, set[int]] = defaultdict(set)
    for row in _matched(body, wanted, LATELY)[0]:
        keys[row.kind].add(row.key)
    for owner in owners_of(body, list(keys.pop(Kind.FILE, ()))).values():
        keys[Kind.PAPER if owner.kind is Kind.PAPER else Kind.MEETING].add(owner.key)
    return {kind: frozenset(some) for kind, some in keys.items()}


def has_anything(body: Body, wanted: Wanted) -> bool:
    """Whether anything has these words as they are, not within longer ones."""
    asked = understood(wanted.words)
    if not asked.wanted:
        return False
    question = Question(
        body.pk, tuple(Clause(term.stems) for term in asked.wanted), organization=wanted.organization
    )
    return bool(looked_up(body, wanted, question, A_FEW).rows)


def _matched(body: Body, wanted: Wanted, most: int = MOST) -> tuple[list[Match], bool, Question | None]:
    """The best match of each thing, whether there are more, and the question that found them; None where only narrowed."""
    asked = understood(wanted.words)
    if not asked.wanted:
        nothing = bool(wanted.words.strip()) or not wanted.narrowed
        seen = None if nothing else listed(body, wanted, most)
        return (best(seen.rows, {}, wanted.order), seen.crowded, None) if seen else ([], False, None)
    question = _question(body, asked, wanted.organization)
    seen = looked_up(body, wanted, question, most)
    return best(seen.rows, scores_of(question, seen.rows), wanted.order), seen.crowded, question


def _question(body: Body, asked: Asked, organization: int | None) -> Question:
    """With the longer words of the body's record in which the words stand."""
    parts = [term.stems[0] for term in asked.wanted if term.is_word and not term.begins and not term.exact]
    begins = [term.stems[0] for term in (*asked.wanted, *asked.without) if term.begins]
    known = longer(body, parts, begins)

    def clause(term: Term, *, wide: bool = True) -> Clause:
        first = term.stems[0]
        others = known.words.get(first, ()) if term.begins or (wide and not term.exact) else ()
        hits = known.hits.get(first, 0) if term.is_word else 0
        return Clause(term.stems, others, hits, hits + sum(known.hits.get(other, 0) for other in others))

    without = tuple(clause(term, wide=False) for term in asked.without)
    wanted = tuple(clause(term) for term in asked.wanted)
    return Question(body.pk, wanted, without, organization, known.alone)


def _marked_stems(question: Question) -> dict[str, int]:
    """Those that are marked, by each which of the words that were asked for; those of a phrase are one by one."""
    asked = (
        some
        for clause in question.wanted
        for some in (*((stem,) for stem in clause.stems[1:]), (clause.stems[0], *clause.others))
    )
    return {stem: number for number, some in enumerate(asked) for stem in some}
