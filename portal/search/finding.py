"""What a search finds of a body: only what anybody may read, asked of the public queries at the moment of reading."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime

from django.db.models import Q, QuerySet

from portal.search.asked import Asked, Term, understood
from portal.search.hits import Found, hits_of
from portal.search.index import Clause, Question
from portal.search.indexes import the_index
from portal.search.matching import Match, matches
from portal.search.models import Entry
from portal.search.opening import public_entries
from portal.search.owners import owners_of
from portal.search.vocabulary import within
from portal.search.wanted import Kind, Wanted
from sessions_app.models import Body
from sessions_app.queries import terms_of


def found(
    body: Body, wanted: Wanted, *, after: datetime | None = None, start: int = 0, count: int = 20
) -> Found:
    """What the public record of a body holds of it. `after`: only what the search knows as public since then.

    Raises IndexUnavailableError where another server keeps the index and does not answer.
    """
    rows, question = _matched(body, wanted, after=after, start=start, count=count)
    if not rows:
        return Found()
    stems = _marked_stems(question) if question else frozenset()
    return Found(hits_of(body, rows, stems), rows[0].total)


def keys_found(body: Body, wanted: Wanted, *, count: int) -> Mapping[Kind, frozenset[int]]:
    """The primary keys of the first so many things that are found, by kind, for whoever shows nothing of them; of a
    file those of the paper or the meeting that it hangs on. Raises IndexUnavailableError.
    """
    rows, _question = _matched(body, wanted, after=None, start=0, count=count)
    keys: defaultdict[Kind, set[int]] = defaultdict(set)
    for row in rows:
        keys[Kind(row.kind)].add(row.key)
    for owner in owners_of(body, list(keys.pop(Kind.FILE, ()))).values():
        keys[Kind.PAPER if owner.kind is Kind.PAPER else Kind.MEETING].add(owner.key)
    return {kind: frozenset(some) for kind, some in keys.items()}


def _matched(
    body: Body, wanted: Wanted, *, after: datetime | None, start: int, count: int
) -> tuple[list[Match], Question | None]:
    """The best match of each thing, and the question that found them; None where only narrowed."""
    asked = understood(wanted.words)
    if not asked.wanted and (wanted.words.strip() or not wanted.narrowed):
        return [], None
    question = _question(body, asked) if asked.wanted else None
    rows = matches(
        _entries(body, wanted, whole=question is None),
        the_index().hits(question) if question else None,
        wanted.order,
        after=after,
        start=start,
        count=count,
    )
    return rows, question


def has_anything(body: Body, wanted: Wanted) -> bool:
    """Whether anything has these words as they are, not within longer ones."""
    asked = understood(wanted.words)
    if not asked.wanted:
        return False
    question = Question(body.pk, tuple(Clause(term.stems) for term in asked.wanted))
    entries = _entries(body, wanted, whole=False)
    hits = the_index().hits(question)
    return bool(matches(entries, hits, wanted.order, after=None, start=0, count=1))


def _question(body: Body, asked: Asked) -> Question:
    """With the longer words of the body's record in which the words stand."""
    parts = [term.stems[0] for term in asked.wanted if term.is_word and not term.begins and not term.exact]
    begins = [term.stems[0] for term in (*asked.wanted, *asked.without) if term.begins]
    longer = within(body, parts, begins)

    def clause(term: Term, *, wide: bool = True) -> Clause:
        return Clause(
            term.stems, longer.get(term.stems[0], ()) if term.begins or (wide and not term.exact) else ()
        )

    without = tuple(clause(term, wide=False) for term in asked.without)
    return Question(body.pk, tuple(clause(term) for term in asked.wanted), without)


def _marked_stems(question: Question) -> frozenset[str]:
    return frozenset(stem for clause in question.wanted for stem in (*clause.stems, *clause.others))


def _entries(body: Body, wanted: Wanted, *, whole: bool) -> QuerySet[Entry]:
    """Entries of what is public now and fits what narrows the search; `whole`: of each thing one."""
    rows = Entry.objects.filter(public_entries(body, wanted.kinds, wanted.organization), body=body)
    since, until = wanted.since, wanted.until
    if wanted.term:
        term = terms_of(body).filter(pk=wanted.term).first()
        rows = rows if term else rows.none()
        rows = rows.filter(_days(term.starts_on, term.ends_on)) if term else rows
    rows = rows.filter(_days(since, until))
    return rows.filter(page=0) if whole else rows


def _days(since: date | None, until: date | None) -> Q:
    first = Q(dated_on__gte=since) if since else Q()
    return first & Q(dated_on__lte=until) if until else first
