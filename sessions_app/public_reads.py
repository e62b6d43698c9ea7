"""What anybody may read of a body, kind by kind, as open data gives it away. Deny by default.

Beside `queries.public_…`, whose rules these are: what hangs on nothing public is not public, whatever it says itself.
Each row is asked for what it hangs on (`Exists`), so that what a page of rows costs does not grow with the town.
"""

from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat

from documents.models import File
from sessions_app.models import AgendaItem, Body, Consultation, Location, Meeting, Membership, Paper
from sessions_app.queries import (
    PUBLISHED,
    public_files,
    public_items,
    public_meetings,
    public_organizations,
    public_papers,
)


def public_memberships(body: Body) -> QuerySet[Membership]:
    """Who sits or sat where, both sides being public."""
    return Membership.objects.filter(
        deleted=False,
        person__deleted=False,
        person__body=body,
        organization__deleted=False,
        organization__body=body,
    )


def items_in_order(body: Body) -> QuerySet[AgendaItem]:
    """Public items on published agendas, those of one meeting as they stand there."""
    return public_items(body).order_by("order", "pk")


def closed_places(body: Body) -> QuerySet[AgendaItem]:
    """Items of the closed parts of published agendas, of which the public sees number and neutral title alone."""
    meetings = Meeting.objects.filter(PUBLISHED, body=body, deleted=False, pk=OuterRef("meeting"))
    rows = AgendaItem.objects.filter(Exists(meetings), deleted=False, public=False).order_by("order", "pk")
    return rows.only("meeting", "number", "public_name", "order")


def public_consultations(body: Body) -> QuerySet[Consultation]:
    """Stations of public papers on public items."""
    papers, items = public_papers(body).select_related(None), public_items(body)
    rows = Consultation.objects.filter(
        Exists(papers.filter(pk=OuterRef("paper"))),
        Exists(items.filter(pk=OuterRef("agenda_item"))),
        deleted=False,
    )
    return rows.order_by("order", "pk")


def public_attached_files(body: Body, among: Sequence[int] | None = None) -> QuerySet[File]:
    """Public files that somebody can fetch and that hang on something public; `among` a few keys, or all of them."""
    return public_files_on(body, public_meetings(body), public_items(body), public_papers(body), among)


def public_files_on(
    body: Body,
    meetings: QuerySet[Meeting],
    items: QuerySet[AgendaItem],
    papers: QuerySet[Paper],
    among: Sequence[int] | None = None,
) -> QuerySet[File]:
    """Of them those that hang on any of these, which are public themselves."""
    rows = public_files(body) if among is None else public_files(body).filter(pk__in=among)
    return rows.filter(
        ~Q(content="", external_url=""),
        _named_by(meetings, among, "invitation", "results_protocol", "verbatim_protocol")
        | _beside(Meeting.auxiliary_files.through, "meeting", meetings)
        | _named_by(items, among, "resolution_file")
        | _beside(AgendaItem.auxiliary_files.through, "agendaitem", items)
        | _named_by(papers, among, "main_file")
        | _beside(Paper.auxiliary_files.through, "paper", papers),
    )


def _named_by(rows: QuerySet[Any], among: Sequence[int] | None, *fields: str) -> Q:
    """Whether one of the rows names the file in one of its fields.

    All that are named are looked up at once, not each file by itself: most rows name none, and SQLite takes an index
    that is full of nothing for a bad one.
    """
    named = Q()
    for field in fields:
        naming = rows if among is None else rows.filter(**{f"{field}__in": among})
        named |= Q(pk__in=naming.values(field))
    return named


def _beside(links: Any, column: str, rows: QuerySet[Any]) -> Q:
    """Whether the file stands beside one of the rows in a table of links."""
    mine = links.objects.filter(file=OuterRef("pk"))
    return Q(Exists(mine.filter(Exists(rows.filter(pk=OuterRef(column))))))


def public_files_beside(body: Body) -> QuerySet[File]:
    """As `public_files`, to be joined with what they hang on: the owner is compared, never looked up.

    A database that starts with all the files of a body, as its index on the owner invites it to, goes through them
    once for each paper of a page.
    """
    rows = File.objects.alias(whose=Concat("owner", Value("")))
    return rows.filter(whose=body.slug, deleted=False, public=True)


def public_locations(body: Body) -> QuerySet[Location]:
    """Places where something public takes place or sits, or that a public paper is about."""
    used = Q(pk__in=public_meetings(body).values("location"))
    used |= Q(pk__in=public_organizations(body).values("location"))
    of_papers = Paper.locations.through.objects.filter(paper__in=public_papers(body).values("pk"))
    used |= Q(pk__in=of_papers.values("location"))
    return Location.objects.filter(used, body=body, deleted=False)
