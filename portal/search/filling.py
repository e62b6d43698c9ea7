"""Keeps entries, index and vocabulary in step with what is public."""

from collections.abc import Iterable, Sequence

from django.db.models import F

from portal.search import vocabulary
from portal.search.index import Stems
from portal.search.indexes import the_index
from portal.search.models import Entry, FileRead
from portal.search.wanted import Kind
from portal.search.wording import Wording, kept, organizations_in, page_of, wording_of, wordings_of
from portal.search.words import terms
from sessions_app.models import Body

Place = tuple[int, int]  # a thing's key, and a page


def refresh(body: Body, kind: Kind, keys: Sequence[int]) -> None:
    """Brings the entries of these things to what is public now: new, changed, or gone."""
    there = {(row.key, row.page): row for row in Entry.objects.filter(kind=kind.value, key__in=keys)}
    replaced = _replaced(keys) if kind is Kind.FILE else frozenset()
    wanted = _wordings(body, kind, keys, [row for row in there.values() if row.key not in replaced])
    gone = [row for place, row in there.items() if place not in wanted]
    changed = [row for place, row in there.items() if place in wanted and wording_of(row) != wanted[place]]
    again = {(row.key, row.page) for row in changed}
    _mark_anew((row, wanted[place]) for place, row in there.items() if place in wanted and place not in again)
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


def _mark_anew(rows: Iterable[tuple[Entry, Wording]]) -> None:
    """Entries that say what they said, as far as they belong to others now."""
    moved = []
    for row, now in rows:
        marks = kept(now.organizations)
        if row.organizations != marks:
            row.organizations = marks
            moved.append(row)
    if moved:
        Entry.objects.bulk_update(moved, ["organizations"])
        the_index().write([_stems(row) for row in moved])


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
                organizations=kept(each.organizations),
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
    things = wordings_of(body, kind, keys)
    pages = {
        (row.key, row.page): page_of(things[row.key], row.text)
        for row in there
        if row.page and row.key in things
    }
    return {(key, 0): each for key, each in things.items()} | pages


def _words(row: Entry) -> str:
    return f"{row.title} {row.text}"


def _stems(row: Entry) -> Stems:
    title, text, about = (" ".join(terms(each)) for each in (row.title, row.text, row.about))
    return Stems(row.place, row.body_id, title, text, about, organizations_in(row))
