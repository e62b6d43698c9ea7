"""The rows of one kind with all that is written of them: a few queries, however many rows."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from documents.models import File
from oparl.models import Checksum
from oparl.out.kinds import VISIBLE
from sessions_app.models import Body
from sessions_app.public_reads import (
    closed_places,
    items_in_order,
    public_attached_files,
    public_consultations,
    public_memberships,
)
from sessions_app.queries import (
    public_files,
    public_meetings,
    public_organizations,
    public_papers,
    public_people,
    terms_of,
)


def rows_of(kind: str, body: Body, keys: Iterable[int]) -> QuerySet[Any]:
    """Those of the keys that anybody may see, with what belongs to them in `shown_…`."""
    rows = VISIBLE[kind](body).filter(pk__in=list(keys)).select_related(None)
    return rows.prefetch_related(*BESIDE[kind](body)) if kind in BESIDE else rows


def _files(body: Body) -> QuerySet[File]:
    """Files of something that is public, with the SHA-512 where it is known."""
    known = Checksum.objects.filter(sha256=OuterRef("sha256")).values("sha512")
    rows = public_files(body).exclude(content="", external_url="")
    return rows.annotate(sha512=Subquery(known)).order_by("pk")


def _shown(*pairs: tuple[str, QuerySet[Any]]) -> "Iterator[Prefetch[Any]]":
    for name, rows in pairs:
        yield Prefetch(name, rows, to_attr=f"shown_{name}")


def _of_body(body: Body) -> "Iterator[Prefetch[Any]]":
    return _shown(("legislative_terms", terms_of(body).order_by("pk")))


def _of_organization(body: Body) -> "Iterator[Prefetch[Any]]":
    yield from _shown(("memberships", public_memberships(body).order_by("pk")))
    yield from _shown(("sub_organization_of", public_organizations(body)))
    yield _place(body)


def _of_person(body: Body) -> "Iterator[Prefetch[Any]]":
    memberships = public_memberships(body).order_by("pk")
    return _shown(("memberships", memberships.prefetch_related(*_of_membership(body))))


def _of_membership(body: Body) -> "Iterator[Prefetch[Any]]":
    return _shown(("on_behalf_of", public_organizations(body)))


def _of_meeting(body: Body) -> "Iterator[Prefetch[Any]]":
    files = _files(body)
    items = items_in_order(body).prefetch_related(*_of_item(body))
    yield from _shown(
        ("organization", public_organizations(body)),
        ("further_organizations", public_organizations(body).order_by("pk")),
        ("invitation", files),
        ("results_protocol", files),
        ("verbatim_protocol", files),
        ("auxiliary_files", files),
        ("agenda_items", items),
    )
    yield Prefetch("agenda_items", closed_places(body), to_attr="closed_places")
    yield _place(body)


def _place(body: Body) -> "Prefetch[Any]":
    return Prefetch("location", body.locations.filter(deleted=False), to_attr="shown_location")


def _of_item(body: Body) -> "Iterator[Prefetch[Any]]":
    files = _files(body)
    yield from _shown(
        ("consultations", public_consultations(body)), ("auxiliary_files", files), ("resolution_file", files)
    )
    yield Prefetch("resolutions")


def _of_paper(body: Body) -> "Iterator[Prefetch[Any]]":
    files, organizations = _files(body), public_organizations(body).order_by("pk")
    papers = public_papers(body).select_related(None).order_by("pk")
    return _shown(
        ("main_file", files),
        ("auxiliary_files", files),
        ("consultations", public_consultations(body).prefetch_related(*_of_consultation(body))),
        ("under_direction_of", organizations),
        ("originator_organizations", organizations),
        ("originator_people", public_people(body).order_by("pk")),
        ("locations", body.locations.filter(deleted=False).order_by("pk")),
        ("superordinated_papers", papers),
        ("subordinated_papers", papers),
    )


def _of_consultation(body: Body) -> "Iterator[Prefetch[Any]]":
    yield from _shown(("organizations", public_organizations(body).order_by("pk")))
    yield Prefetch("agenda_item", items_in_order(body).select_related("meeting"))


def _of_file(body: Body) -> "Iterator[Prefetch[Any]]":
    meetings = public_meetings(body).select_related(None).order_by("pk")
    items, papers = items_in_order(body), public_papers(body).select_related(None).order_by("pk")
    return _shown(
        ("invites_to", meetings),
        ("minutes_of", meetings),
        ("transcript_of", meetings),
        ("meetings", meetings),
        ("resolution_of", items),
        ("agenda_items", items),
        ("main_file_of", papers),
        ("papers", papers),
    )


BESIDE = {
    "body": _of_body,
    "organization": _of_organization,
    "person": _of_person,
    "membership": _of_membership,
    "meeting": _of_meeting,
    "agenda_item": _of_item,
    "paper": _of_paper,
    "consultation": _of_consultation,
    "file": _of_file,
}


def with_checksums(body: Body, keys: Iterable[int]) -> QuerySet[File]:
    """Files standing alone."""
    rows = _files(body).filter(pk__in=public_attached_files(body).filter(pk__in=list(keys)).values("pk"))
    return rows.prefetch_related(*_of_file(body))
