"""The rows of one kind with all that is written of them: a few queries, however many rows.

Of what an object only refers to, its key is read; of what lies within it, what is written. A page names hundreds of rows,
and to read all their columns took longer than to write the page.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import F, OuterRef, Prefetch, QuerySet, Subquery

from documents.models import File
from oparl.models import Checksum
from oparl.out.batches import batched
from oparl.out.kinds import VISIBLE
from sessions_app.models import AgendaItem, Body, Consultation, Meeting, Paper
from sessions_app.public_reads import (
    closed_places,
    items_in_order,
    public_attached_files,
    public_consultations,
    public_files_beside,
    public_memberships,
)
from sessions_app.queries import (
    public_meetings,
    public_organizations,
    public_papers,
    public_people,
    terms_of,
)

AT_ONCE = 500
# Read in the same query: what one page names can be more different rows than a prefetch can name on SQLite, where
# Django 5.2 writes `id = 1 OR id = 2 OR …` and 1,000 of them are too many.
JOINED = {"consultation": ("agenda_item__meeting",)}
# As by the key alone, and yet no invitation to read a whole table in that order, once for each row that is asked for.
BY_KEY = F("pk") + 0


# The times stand in the book, the rest is nowhere written.
UNWRITTEN = ("oparl_id", "created", "modified", "web", "extra")


def rows_of(kind: str, body: Body, keys: Iterable[int]) -> QuerySet[Any]:
    """Those of the keys that anybody may see, with what belongs to them in `shown_…`."""
    joined = JOINED.get(kind, ())
    rows = VISIBLE[kind](body).filter(pk__in=list(keys)).select_related(*joined or (None,))
    rows = rows.defer(*(f"{path}__{each}" for path in joined for each in UNWRITTEN))
    return rows.prefetch_related(*BESIDE[kind](body)) if kind in BESIDE else rows


def _files(body: Body) -> QuerySet[File]:
    """Files of something that is public, with the SHA-512 where it is known, within what they stand at."""
    known = Checksum.objects.filter(sha256=OuterRef("sha256")).values("sha512")
    rows = public_files_beside(body).exclude(content="", external_url="")
    return rows.annotate(sha512=Subquery(known)).order_by(BY_KEY).defer(*UNWRITTEN)


def _named(rows: QuerySet[Any], *columns: str) -> QuerySet[Any]:
    """For references: the key, and by which column the row belongs to the object."""
    return rows.select_related(None).order_by(BY_KEY).only("pk", *columns)


def _shown(*pairs: tuple[str, QuerySet[Any]]) -> "Iterator[Prefetch[Any]]":
    for name, rows in pairs:
        yield Prefetch(name, rows, to_attr=f"shown_{name}")


def _of_body(body: Body) -> "Iterator[Prefetch[Any]]":
    return _shown(("legislative_terms", terms_of(body).order_by(BY_KEY).defer(*UNWRITTEN)))


def _of_organization(body: Body) -> "Iterator[Prefetch[Any]]":
    yield from _shown(("memberships", _named(public_memberships(body), "organization")))
    yield from _shown(("sub_organization_of", _named(public_organizations(body))))
    yield _place(body)


def _of_person(body: Body) -> "Iterator[Prefetch[Any]]":
    memberships = public_memberships(body).order_by(BY_KEY).defer(*UNWRITTEN)
    return _shown(("memberships", memberships.prefetch_related(*_of_membership(body))))


def _of_membership(body: Body) -> "Iterator[Prefetch[Any]]":
    return _shown(("on_behalf_of", _named(public_organizations(body))))


def _of_meeting(body: Body) -> "Iterator[Prefetch[Any]]":
    files, organizations = _files(body), _named(public_organizations(body))
    items = items_in_order(body).prefetch_related(*_of_item(body)).defer(*UNWRITTEN)
    yield from _shown(
        ("organization", organizations),
        ("further_organizations", organizations),
        ("invitation", files),
        ("results_protocol", files),
        ("verbatim_protocol", files),
        ("auxiliary_files", files),
        ("agenda_items", items),
    )
    yield Prefetch("agenda_items", closed_places(body), to_attr="closed_places")
    yield _place(body)


def _place(body: Body) -> "Prefetch[Any]":
    return Prefetch("location", _places(body), to_attr="shown_location")


def _places(body: Body) -> QuerySet[Any]:
    return body.locations.filter(deleted=False).order_by(BY_KEY).defer(*UNWRITTEN)


def _of_item(body: Body) -> "Iterator[Prefetch[Any]]":
    stations = public_consultations(body).only("agenda_item")
    yield from _shown(("consultations", stations), ("auxiliary_files", _files(body)))
    yield Prefetch("resolutions")


def attach_resolution_files(body: Body, items: Iterable[Any]) -> None:
    """`shown_resolution_file` of agenda items, by themselves or in their meetings."""
    items = list(items)
    found: dict[int | None, File] = {}
    for some in batched({item.resolution_file_id for item in items if item.resolution_file_id}, AT_ONCE):
        found |= {file.pk: file for file in _files(body).filter(pk__in=some)}
    for item in items:
        item.shown_resolution_file = found.get(item.resolution_file_id)


def _of_paper(body: Body) -> "Iterator[Prefetch[Any]]":
    files, organizations = _files(body), _named(public_organizations(body))
    papers = _named(public_papers(body))
    return _shown(
        ("main_file", files),
        ("auxiliary_files", files),
        ("consultations", _stations(body)),
        ("under_direction_of", organizations),
        ("originator_organizations", organizations),
        ("originator_people", _named(public_people(body))),
        ("locations", _places(body)),
        ("superordinated_papers", papers),
        ("subordinated_papers", papers),
    )


def _stations(body: Body) -> QuerySet[Consultation]:
    rows = public_consultations(body).select_related(*JOINED["consultation"])
    rows = rows.only("paper", "authoritative", "role", "agenda_item__meeting__organization")
    return rows.prefetch_related(*_of_consultation(body))


def _of_consultation(body: Body) -> "Iterator[Prefetch[Any]]":
    return _shown(("organizations", _named(public_organizations(body))))


def _of_file(body: Body, keys: list[int]) -> "Iterator[Prefetch[Any]]":
    meetings, papers = public_meetings(body), public_papers(body)
    items = items_in_order(body).only("pk")
    return _shown(
        ("invites_to", _named(meetings, "invitation")),
        ("minutes_of", _named(meetings, "results_protocol")),
        ("transcript_of", _named(meetings, "verbatim_protocol")),
        ("meetings", _named(meetings.filter(pk__in=_with_files(Meeting, "meeting", keys)))),
        ("resolution_of", items.only("resolution_file")),
        ("agenda_items", items.filter(pk__in=_with_files(AgendaItem, "agendaitem", keys))),
        ("main_file_of", _named(papers, "main_file")),
        ("papers", _named(papers.filter(pk__in=_with_files(Paper, "paper", keys)))),
    )


def _with_files(model: type[Any], column: str, keys: list[int]) -> QuerySet[Any]:
    """Keys of the rows that have some of these files: a few, before all that is public is gone through."""
    rows: QuerySet[Any] = model.auxiliary_files.through.objects.filter(file__in=keys)
    return rows.values(column)


BESIDE = {
    "body": _of_body,
    "organization": _of_organization,
    "person": _of_person,
    "membership": _of_membership,
    "meeting": _of_meeting,
    "agenda_item": _of_item,
    "paper": _of_paper,
    "consultation": _of_consultation,
}


def with_checksums(body: Body, keys: Iterable[int]) -> QuerySet[File]:
    """Files standing alone."""
    keys = list(keys)
    rows = _files(body).defer(None).filter(pk__in=public_attached_files(body, keys).values("pk"))
    return rows.prefetch_related(*_of_file(body, keys))
