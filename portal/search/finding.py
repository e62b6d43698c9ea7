"""What a search finds of a body: only what anybody may read, asked of the public queries at the moment of reading."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString

from portal.search.asked import Asked, Term, understood
from portal.search.index import Clause, Question
from portal.search.indexes import the_index
from portal.search.marking import excerpt, marked
from portal.search.matching import Match, matches
from portal.search.models import Entry
from portal.search.owners import Owner, owners_of
from portal.search.things import Thing, public_entries, things_of
from portal.search.vocabulary import within
from portal.search.wanted import Kind, Wanted
from sessions_app.models import Body
from sessions_app.queries import terms_of

NOTHING = SafeString()


@dataclass(frozen=True)
class Hit:
    """A thing that was found: kind, primary key, the page that shows it; what it is called as it stands today.

    `title`, `excerpt`: HTML, escaped, with <mark> around what was looked for. `name`: the title as plain text. `page`:
    of a file, counted from 1; else 0. `more`: other pages of it that answer too. `since`: when the search first knew
    it as public. `above`: the meeting an item belongs to; `owner`: what a file hangs on.
    """

    kind: Kind
    key: int
    name: str
    title: SafeString
    address: str
    sign: str = ""
    dated_on: date | None = None
    excerpt: SafeString = NOTHING
    page: int = 0
    more: int = 0
    since: datetime | None = None
    above: str = ""
    owner: Owner | None = None


@dataclass(frozen=True)
class Found:
    """`hits`: those asked for, in order. `total`: how many there are in all."""

    hits: tuple[Hit, ...] = ()
    total: int = 0


def found(
    body: Body, wanted: Wanted, *, after: datetime | None = None, start: int = 0, count: int = 20
) -> Found:
    """What the public record of a body holds of it. `after`: only what the search knows as public since then.

    Raises IndexUnavailableError where another server keeps the index and does not answer.
    """
    asked = understood(wanted.words)
    if not asked.wanted and (wanted.words.strip() or not wanted.narrowed):
        return Found()
    question = _question(body, asked) if asked.wanted else None
    rows = matches(
        _entries(body, wanted, whole=question is None),
        the_index().hits(question) if question else None,
        wanted.order,
        after=after,
        start=start,
        count=count,
    )
    stems = _marked_stems(question) if question else frozenset()
    return Found(_hits(body, rows, stems), rows[0].total if rows else 0)


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


def _hits(body: Body, rows: list[Match], stems: frozenset[str]) -> tuple[Hit, ...]:
    """As they are shown: every title from today's rows, only the pages of files, which never change, from the index."""
    things = things_of(body, [(Kind(row.kind), row.key) for row in rows])
    files = [row.key for row in rows if row.kind == Kind.FILE]
    owners = owners_of(body, files) if files else {}
    entries = Entry.objects.in_bulk([row.entry for row in rows])
    shown = ((row, things.get((Kind(row.kind), row.key))) for row in rows)
    return tuple(
        _hit(row, entries[row.entry], thing, owners.get(row.key) if thing.token else None, stems)
        for row, thing in shown
        if thing
    )


def _hit(row: Match, entry: Entry, thing: Thing, owner: Owner | None, stems: frozenset[str]) -> Hit:
    return Hit(
        kind=thing.kind,
        key=thing.key,
        name=thing.title,
        title=marked(thing.title, stems),
        address=address_of_thing(thing, row.page),
        sign=thing.sign,
        dated_on=thing.dated_on or (owner.dated_on if owner else None),
        excerpt=excerpt(entry.text if row.page else thing.text, stems),
        page=row.page,
        more=row.entries - 1,
        since=entry.since,
        above=thing.above,
        owner=owner,
    )


PAGES = {
    Kind.PAPER: "portal:paper",
    Kind.RESOLUTION: "portal:resolution",
    Kind.MEETING: "portal:meeting",
    Kind.AGENDA_ITEM: "portal:meeting",
    Kind.PERSON: "portal:person",
    Kind.ORGANIZATION: "portal:organization",
}


def address_of_thing(thing: Thing, page: int = 0) -> str:
    """The page that shows it; of a file the file itself, opened at the page."""
    if thing.token:
        file = reverse("sessions_app:file", args=[thing.token, thing.file_name])
        return f"{file}#page={page}" if page else file
    address = reverse(PAGES[thing.kind], args=[thing.place])
    return f"{address}#top-{thing.key}" if thing.kind is Kind.AGENDA_ITEM else address
