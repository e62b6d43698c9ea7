"""The index in PostgreSQL: a tsvector for each entry, written stem by stem, so that its dictionaries change nothing.

Its index gives all places of a word at once, in no order: the rows are kept narrow, so that reading them is cheap.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, pairwise

from django.db import connection

from portal.search.composed import Statement
from portal.search.index import Clause, Question, Relation, Stems
from portal.search.place import IDS, THING, Window
from portal.search.stages import staged

DAY = THING.bit_length() - 1  # the bit that tells things from pages
LAST = 16_383  # the last position that a tsvector knows
GAP = 2  # no phrase reaches from the title into the text
PHRASES = 1000  # newest entries with all the words in which it is looked whether they follow each other
# One lane has one index (migration 0005): that of the places must not be of use, it would lead through every vector.
MATCHED = """
    SELECT place FROM (
        SELECT place FROM search_stems
        WHERE ({arms}) AND (place >> {day}) = {lane} AND place + 0 BETWEEN %s AND %s{kinds} OFFSET 0
    ) AS matched ORDER BY place DESC LIMIT {most}
"""
FOLLOWING = """
    WITH near AS MATERIALIZED ({near})
    (SELECT place FROM near WHERE (
        SELECT vector @@ %s::tsquery FROM search_stems WHERE search_stems.place = near.place
    ) LIMIT {most})
    UNION ALL SELECT NULL WHERE (SELECT COUNT(*) FROM near) >= {phrases}
"""
# For each entry that an index gives, it looks at all words that it was asked for: the frequent ones are asked for by themselves.
ARM = "vector @@ %s::tsquery"
BY_THEMSELVES = (0, 4, 16)  # of the longer words, the most frequent of which come first
# Where one word stands in so many, its index is asked only if the newest pages are not enough. Of things few have it.
MANY = 25_000
LATELY = 3000
WALKED = """
    WITH lately AS MATERIALIZED (
        SELECT place FROM (
            SELECT place, vector FROM search_stems WHERE place BETWEEN %s AND %s{kinds} ORDER BY place DESC LIMIT {lately}
        ) AS newest WHERE vector @@ %s::tsquery LIMIT {most}
    )
    SELECT place FROM lately WHERE (SELECT COUNT(*) FROM lately) >= {most}
    UNION ALL SELECT * FROM ({further}) AS further
"""
IF_ANY = "(SELECT CASE WHEN {most} > 0 THEN {phrases} ELSE 0 END)"
IF_MORE = "(SELECT CASE WHEN COUNT(*) < {most} THEN {most} ELSE 0 END FROM lately)"


class Tsvector:
    def write(self, entries: Sequence[Stems]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_stems (place, vector, title, text, about) VALUES (%s, %s::tsvector, %s, %s, %s)"
                " ON CONFLICT (place) DO UPDATE SET vector = excluded.vector, title = excluded.title,"
                " text = excluded.text, about = excluded.about",
                [(each.place, vector(each), each.title, each.text, each.about) for each in entries],
            )

    def remove(self, places: Sequence[int]) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_stems WHERE place = ANY(%s)", [list(places)])

    def clear(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE search_stems")

    def hits(self, asked: Sequence[Question], window: Window, most: int) -> Relation:
        numbers = ", ".join(map(str, window.numbers))
        kinds = f" AND (place >> {IDS}) & 15 IN ({numbers})" if numbers else ""
        return staged(partial(_newest, kinds), asked, window, most)

    def stems(self, places: Collection[int]) -> Sequence[Stems]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT place, 0, title, text, about FROM search_stems WHERE place = ANY(%s)", [list(places)]
            )
            return [Stems(*row) for row in cursor.fetchall()]


def _newest(kinds: str, question: Question, low: int, high: int, most: str) -> Statement:
    late = question.is_wide and len(question.wanted) > 1
    loose, strict = expression(_loose(question), own=not late), expression(question)
    arms = [expression(each) for each in _arms(question)] if question.is_wide and not late else [loose]
    told = " OR ".join([ARM] * len(arms))
    matched = partial(MATCHED.format, arms=told, day=DAY, lane=low >> DAY, kinds=kinds)
    if loose != strict:
        near = matched(most=IF_ANY.format(most=most, phrases=PHRASES))
        return FOLLOWING.format(near=near, most=most, phrases=PHRASES), (*arms, low, high, strict)
    frequent = [clause.spread >= MANY for clause in question.wanted] == [True]
    if frequent and high < THING and not question.organization:
        further = matched(most=IF_MORE.format(most=most))
        sql = WALKED.format(kinds=kinds, lately=LATELY, most=most, further=further)
        return sql, (low, high, loose, *arms, low, high)
    return matched(most=most), (*arms, low, high)


def _arms(question: Question) -> Iterator[Question]:
    """Of a question for one word several, which together find the same."""
    (clause,) = question.wanted
    yield question.narrow
    for begin, end in pairwise((*BY_THEMSELVES, None)):
        some = clause.others[begin:end]
        if some:
            yield replace(question, wanted=(Clause(some[:1], some[1:]),))


def _loose(question: Question) -> Question:
    """The same without what the index cannot see: whether words follow each other."""
    wanted = (
        Clause((each,), clause.others) if len(clause.stems) == 1 else Clause((each,))
        for clause in question.wanted
        for each in clause.stems
    )
    without = tuple(clause for clause in question.without if len(clause.stems) == 1)
    return replace(question, wanted=tuple(wanted), without=without)


def vector(entry: Stems) -> str:
    """The entry as a tsvector is written: every stem with its position; what is about it alone under a name of its own."""
    own = chain(
        enumerate(entry.title.split(), 1),
        enumerate(entry.text.split(), 1 + len(entry.title.split()) + GAP),
    )
    words = [f"'{stem}':{min(place, LAST)}" for place, stem in own]
    above = [f"'+{stem}':{min(place, LAST)}" for place, stem in enumerate(entry.about.split(), 1)]
    return " ".join((*words, *above, *(f"'{mark}'" for mark in entry.marks)))


def expression(question: Question, *, own: bool = True) -> str:
    """The question as a tsquery is written. `own`: that not everything may stand above an entry."""
    itself = [_any(chain.from_iterable(map(_ways, question.wanted)))] if own else []
    several = question.wanted if len(question.wanted) > 1 else ()
    marks = (f"'{each}'" for each in question.marks)
    without = (f"!{_anywhere(clause)}" for clause in question.without)
    return " & ".join([*itself, *map(_anywhere, several), *marks, *without])


def _anywhere(clause: Clause) -> str:
    """Of what stands above an entry the words that were asked for alone."""
    return _any((*_ways(clause), _sequence(clause.stems, "+")))


def _any(ways: Iterable[str]) -> str:
    return f"({' | '.join(ways)})"


def _ways(clause: Clause) -> Iterator[str]:
    yield _sequence(clause.stems)
    yield from (_sequence((each,)) for each in clause.others)


def _sequence(stems: tuple[str, ...], sign: str = "") -> str:
    """Stems are letters and digits alone (words.py), so quotes need no escape."""
    sequence = " <-> ".join(f"'{sign}{stem}'" for stem in stems)
    return f"({sequence})"
