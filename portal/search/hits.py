"""What is shown of the things that were found: titles and wordings from today's rows, never from the index."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.safestring import SafeString

from portal.search.marking import excerpt, marked
from portal.search.matching import Match
from portal.search.models import Entry, FileRead
from portal.search.owners import Owner, owners_of
from portal.search.things import Thing, things_of
from portal.search.wanted import Kind
from sessions_app.models import Body

NOTHING = SafeString()
PAGES = {
    Kind.PAPER: "portal:paper",
    Kind.RESOLUTION: "portal:resolution",
    Kind.WRITTEN: "portal:written",
    Kind.MEETING: "portal:meeting",
    Kind.AGENDA_ITEM: "portal:meeting",
    Kind.PERSON: "portal:person",
    Kind.ORGANIZATION: "portal:organization",
}


@dataclass(frozen=True)
class Hit:
    """A thing that was found: kind, primary key, the page that shows it; what it is called as it stands today.

    `title`, `excerpt`: HTML, escaped, with <mark> around what was looked for. `name`: the title as plain text. `page`:
    of a file, counted from 1; else 0. `more`: other pages of it that answer too. `above`: the meeting an item belongs to; `owner`: what a file hangs on; `blank`: so many
    of its pages have no text.
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
    above: str = ""
    owner: Owner | None = None
    blank: int = 0

    @property
    def owner_address(self) -> str:
        return reverse(PAGES[self.owner.kind], args=[self.owner.key]) if self.owner else ""


@dataclass(frozen=True)
class Found:
    """`hits`: those asked for, in order. `total`: how many there are in all; `crowded`: so many can be paged through, and
    there are more.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    crowded: bool = False


def hits_of(body: Body, matches: Sequence[Match], stems: Mapping[str, int]) -> tuple[Hit, ...]:
    """In the order of the matches; `stems` are marked; by each which of the words asked for. Only the pages of files, which never change, are the index's."""
    shown = Shown(
        things=things_of(body, [(match.kind, match.key) for match in matches]),
        pages=_pages([match.entry for match in matches if match.kind is Kind.FILE]),
        owners=owners_of(body, [match.key for match in matches if match.kind is Kind.FILE]),
    )
    return tuple(_hits(matches, shown, stems))


def _pages(entries: Sequence[int]) -> dict[int, tuple[str, int]]:
    """By entry of a file its text, and how many pages of the file have none."""
    if not entries:
        return {}
    read = FileRead.objects.filter(file=OuterRef("key")).values("blank")
    rows = Entry.objects.filter(pk__in=entries).annotate(blank=Coalesce(Subquery(read), 0))
    return {pk: (text, blank) for pk, text, blank in rows.values_list("pk", "text", "blank")}


@dataclass(frozen=True)
class Shown:
    """What some hits need, each read at once for all: things by kind and key, of files' entries the text and how many pages
    have none, and by file what it hangs on.
    """

    things: dict[tuple[Kind, int], Thing]
    pages: dict[int, tuple[str, int]]
    owners: dict[int, Owner]


def _hits(matches: Sequence[Match], shown: Shown, stems: Mapping[str, int]) -> Iterator[Hit]:
    """What was taken back between the two questions is left out."""
    for match in matches:
        thing = shown.things.get((match.kind, match.key))
        if thing:
            yield _hit(match, thing, shown, stems)


def _hit(match: Match, thing: Thing, shown: Shown, stems: Mapping[str, int]) -> Hit:
    text, blank = shown.pages.get(match.entry, ("", 0))
    owner = shown.owners.get(thing.key) if thing.kind is Kind.FILE else None
    return Hit(
        kind=thing.kind,
        key=thing.key,
        name=thing.title,
        title=marked(thing.title, stems.keys()),
        address=_address(thing, match.page),
        sign=thing.sign,
        dated_on=thing.dated_on or (owner.dated_on if owner else None),
        excerpt=excerpt(text if match.page else thing.text, stems),
        page=match.page,
        more=max(match.pages - 1, 0),
        above=thing.above,
        owner=owner,
        blank=blank,
    )


def _address(thing: Thing, page: int) -> str:
    """The page that shows it; of a file the file itself, opened at the page."""
    if thing.token:
        file = reverse("sessions_app:file", args=[thing.token, thing.file_name])
        return f"{file}#page={page}" if page else file
    address = reverse(PAGES[thing.kind], args=[thing.place])
    return f"{address}#top-{thing.key}" if thing.kind is Kind.AGENDA_ITEM else address
