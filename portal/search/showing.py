"""Which things show something of a row that was written, and their refreshing, body by body."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from documents.models import File
from portal.search.filling import refresh
from portal.search.models import Entry, Touched
from portal.search.moving import moved_papers
from portal.search.wanted import Kind
from sessions_app.models import (
    AgendaItem,
    Body,
    Meeting,
    Membership,
    Organization,
    Paper,
    Person,
    Resolution,
    WrittenProcedure,
)

# Everything else that can be found hangs on one of these.
ROOTS: dict[str, Any] = {
    "meeting": Meeting,
    "paper": Paper,
    "person": Person,
    "organization": Organization,
    "written": WrittenProcedure,
}


def refresh_what_shows(notes: Iterable[tuple[str, int]]) -> None:
    """Notes: kinds and keys of rows, as the triggers name them."""
    touched: dict[str, set[int]] = defaultdict(set)
    for kind, key in notes:
        touched[kind].add(key)
    for thing, keys in _shown_in(touched).items():
        _refresh(thing, keys)


def note_everything() -> None:
    for kind, model in ROOTS.items():
        keys = model.objects.order_by("pk").values_list("pk", flat=True)
        Touched.objects.bulk_create((Touched(kind=kind, key=key) for key in keys), batch_size=1000)


def _shown_in(touched: dict[str, set[int]]) -> dict[Kind, set[int]]:
    """The things that show something of the rows that were written."""
    meetings = touched["meeting"]
    items = touched["agenda_item"] | _keys(AgendaItem.objects.filter(meeting__in=meetings))
    papers = touched["paper"] | moved_papers(touched["consultation"], items)
    seats = Membership.objects.filter(pk__in=touched["membership"])
    return {
        Kind.ORGANIZATION: touched["organization"],
        Kind.PERSON: touched["person"] | set(seats.values_list("person", flat=True)),
        Kind.MEETING: meetings,
        Kind.AGENDA_ITEM: items,
        Kind.RESOLUTION: _keys(Resolution.objects.filter(agenda_item__in=items)),
        Kind.WRITTEN: touched["written"],
        Kind.PAPER: papers,
        Kind.FILE: touched["file"] | _files(meetings, items, papers),
    }


def _keys(rows: QuerySet[Any]) -> set[int]:
    return set(rows.values_list("pk", flat=True))


def _files(meetings: set[int], items: set[int], papers: set[int]) -> set[int]:
    """Those that hang on one of these now; of a link that was cut, a trigger noted the file itself."""
    links = (
        (Meeting, meetings, ("invitation", "results_protocol", "verbatim_protocol", "auxiliary_files")),
        (AgendaItem, items, ("resolution_file", "auxiliary_files")),
        (Paper, papers, ("main_file", "auxiliary_files")),
    )
    return {
        file
        for model, keys, names in links
        if keys
        for name in names
        for file in model.objects.filter(pk__in=keys).values_list(name, flat=True)
        if file
    }


def _refresh(kind: Kind, keys: set[int]) -> None:
    """Body by body: each is asked its own public query. What is no row any more belongs where its entry does."""
    model, path = ROWS[kind]
    entries = Entry.objects.filter(kind=kind.value, key__in=keys).values_list("body", "key")
    homes: dict[int, set[int]] = defaultdict(set)
    for home, key in (*model.objects.filter(pk__in=keys).values_list(path, "pk"), *entries):
        homes[home].add(key)
    for body in Body.objects.filter(pk__in=homes):
        refresh(body, kind, sorted(homes[body.pk]))


ROWS: dict[Kind, tuple[Any, Any]] = {
    Kind.ORGANIZATION: (Organization, "body"),
    Kind.PERSON: (Person, "body"),
    Kind.MEETING: (Meeting, "body"),
    Kind.AGENDA_ITEM: (AgendaItem, "meeting__body"),
    Kind.RESOLUTION: (Resolution, "agenda_item__meeting__body"),
    Kind.WRITTEN: (WrittenProcedure, "body"),
    Kind.PAPER: (Paper, "body"),
    Kind.FILE: (File, Subquery(Body.objects.filter(slug=OuterRef("owner")).values("pk"))),
}
