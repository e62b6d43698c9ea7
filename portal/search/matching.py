"""From what the index found to the best entry of each thing, in order."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from portal.search.composed import fetched
from portal.search.index import Relation
from portal.search.place import ENTRY, day_of
from portal.search.wanted import Kind, Order

# Between things that answer equally well: who looks for a name wants the person, not the minutes that name it.
WORTH = {
    Kind.PERSON: 2.0,
    Kind.ORGANIZATION: 2.0,
    Kind.RESOLUTION: 1.2,
    Kind.WRITTEN: 1.2,
    Kind.PAPER: 1.2,
    Kind.AGENDA_ITEM: 1.0,
    Kind.FILE: 0.9,
    Kind.MEETING: 0.6,
}
FOUND = """
    SELECT hit.place, hit.exact, hit.score, entry.kind, entry.key, entry.page
    FROM ({hits}) AS hit LEFT JOIN search_entry AS entry ON entry.id = hit.place & {entry}
"""


@dataclass(frozen=True)
class Candidate:
    """An entry that answers. `exact`: by the words as they were typed; `score`: if the index itself tells one."""

    place: int
    kind: Kind
    key: int
    page: int
    exact: bool
    score: float | None

    @property
    def entry(self) -> int:
        return self.place & ENTRY

    @property
    def thing(self) -> tuple[Kind, int]:
        return self.kind, self.key


@dataclass(frozen=True)
class Match:
    """The entry that answers best for its thing, of a file with so many `pages` that answer."""

    entry: int
    kind: Kind
    key: int
    page: int
    pages: int


def candidates(hits: Relation) -> tuple[list[Candidate], bool]:
    """The entries that are hit, and whether the index knows of others that nobody looked at."""
    found = fetched(FOUND.format(hits=hits.sql, entry=ENTRY), hits.params)
    rows = {
        place: Candidate(place, Kind(kind), key, page, bool(exact), None if score is None else float(score))
        for place, exact, score, kind, key, page in sorted(found, key=lambda row: row[1])
        if kind
    }
    return list(rows.values()), any(row[0] is None for row in found)


def best(rows: Iterable[Candidate], scores: Mapping[int, float], order: Order) -> list[Match]:
    """Of each thing one, in order. `scores`: by place; what has none answers less well than all that have."""
    things: defaultdict[tuple[Kind, int], list[Candidate]] = defaultdict(list)
    for row in rows:
        things[row.thing].append(row)
    return [
        _match(of_one, scores)
        for of_one in sorted(things.values(), key=lambda some: _rank(some, scores, order))
    ]


def _match(rows: list[Candidate], scores: Mapping[int, float]) -> Match:
    """Of a file a page that answers is better than its title: it has words to show, and a number."""
    shown = min(rows, key=lambda row: (row.page == 0, -scores.get(row.place, 0.0), row.page))
    return Match(shown.entry, shown.kind, shown.key, shown.page, sum(row.page > 0 for row in rows))


def _rank(rows: list[Candidate], scores: Mapping[int, float], order: Order) -> tuple[object, ...]:
    first = rows[0]
    worth = WORTH[first.kind] * max(scores.get(row.place, 0.0) for row in rows)
    exact, day = any(row.exact for row in rows), max(day_of(row.place) for row in rows)
    by_day = (-day, -worth) if order is Order.DATE else (-worth, not exact, -day)
    return (*by_day, first.kind.value, first.key)
