"""Keeps entries, index and vocabulary in step with what is public."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F

from portal.search import vocabulary
from portal.search.index import Stems
from portal.search.indexes import the_index
from portal.search.models import Entry, FileRead
from portal.search.owners import owners_of
from portal.search.things import Thing, things
from portal.search.wanted import Kind
from portal.search.words import terms
from sessions_app.models import Body

Place = tuple[int, int]  # a thing's key, and a page


@dataclass(frozen=True)
class Wording:
    """What of an entry is indexed."""

    title: str
    text: str
    about: str
    dated_on: date | None


def refresh(body: Body, kind: Kind, keys: Sequence[int]) -> None:
    """Brings the entries of these things to what is public now: new, changed, or gone."""
    there = {(row.key, row.page): row for row in Entry.objects.filter(kind=kind.value, key__in=keys)}
    replaced = _replaced(keys) if kind is Kind.FILE else frozenset()
    wanted = _wordings(body, kind, keys, [row for row in there.values() if row.key not in replaced])
    gone = [row for place, row in there.items() if place not in wanted]
    changed = [row for place, row in there.items() if place in wanted and _of(row) != wanted[place]]
    again = {(row.key, row.page) for row in changed}
    forget(body, [*gone, *changed])
    if kind is Kind.FILE:
        FileRead.objects.filter(file__in={row.key for row in gone} | replaced).delete()
    write(
        body,
        kind,
        {place: each for place, each in wanted.items() if place not in there or place in again},
    )


def _replaced(files: Sequence[int]) -> frozenset[int]:
    """Files with other bytes than those that were read: what was taken out of them at their source may be found no more."""
    read = FileRead.objects.filter(file__in=files).exclude(sha256=F("file__sha256"))
    return frozenset(read.values_list("file", flat=True))


def write(body: Body, kind: Kind, wordings: dict[Place, Wording]) -> None:
    """New entries, with their stems and words."""
    rows = Entry.objects.bulk_create(
        [
            Entry(
                body=body,
                kind=kind.value,
                key=key,
                page=page,
                title=each.title,
                text=each.text,
                about=each.about,
                dated_on=each.dated_on,
            )
            for (key, page), each in sorted(wordings.items())
        ]
    )
    vocabulary.count(body.pk, (_words(row) for row in rows), 1)
    if rows:
        the_index().write([_stems(row) for row in rows])


def forget(body: Body, rows: Sequence[Entry]) -> None:
    """Entries with their stems and words."""
    if rows:
        vocabulary.count(body.pk, (_words(row) for row in rows), -1)
        the_index().remove([row.place for row in rows])
        Entry.objects.filter(pk__in=[row.pk for row in rows]).delete()


def _wordings(body: Body, kind: Kind, keys: Sequence[int], there: Iterable[Entry]) -> dict[Place, Wording]:
    """Of every public thing the entry itself, and of a file the pages that were read."""
    public = {thing.key: thing for thing in things(body, kind, keys)}
    if kind is not Kind.FILE:
        return {
            (key, 0): Wording(each.headline, each.text, each.above, each.dated_on)
            for key, each in public.items()
        }
    titles = {key: owner.title for key, owner in owners_of(body, list(public)).items()}
    found = {(key, 0): _file(each, titles.get(key, "")) for key, each in public.items()}
    for row in there:
        if row.page and row.key in public:
            found[row.key, row.page] = page_wording(public[row.key], titles.get(row.key, ""), row.text)
    return found


def _file(file: Thing, owner: str) -> Wording:
    return Wording(file.title, "", owner, file.dated_on)


def page_wording(file: Thing, owner: str, text: str) -> Wording:
    """A page is found by its own words, together with those of the titles above it."""
    return Wording("", text, f"{file.title} {owner}".strip(), file.dated_on)


def _of(row: Entry) -> Wording:
    return Wording(row.title, row.text, row.about, row.dated_on)


def _words(row: Entry) -> str:
    return f"{row.title} {row.text}"


def _stems(row: Entry) -> Stems:
    fields = (" ".join(terms(text)) for text in (row.title, row.text, row.about))
    return Stems(row.place, row.body_id, *fields)
