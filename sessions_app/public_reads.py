"""What anybody may read of a body, kind by kind, as open data gives it away. Deny by default.

Beside `queries.public_…`, whose rules these are: what hangs on nothing public is not public, whatever it says itself.
Each row is asked for what it hangs on (`Exists`), so that what a page of rows costs does not grow with the town.
"""

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat

from documents.models import File
from sessions_app.models import (
    AgendaItem,
    Body,
    Consultation,
    Location,
    Meeting,
    Membership,
    Paper,
    Resolution,
)
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


def public_results(body: Body) -> QuerySet[Resolution]:
    """What was announced in public, adopted or rejected; of what was adopted `public_resolutions` tells more."""
    items = public_items(body).values("pk")
    return Resolution.objects.filter(agenda_item__in=items)


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
    """Public files that somebody can fetch and that hang on something public; `among` a few keys, or all of them.

    Of all each is looked up by itself: whoever reads on from one does not go through everything that files hang on.
    """
    links = _links(public_meetings(body), public_items(body), public_papers(body))
    if among is None:
        return _fetchable(body).filter(reduce(or_, (Q(_with(rows, link)) for rows, link in links)))
    ways = (Q(pk__in=rows.order_by().filter(**{f"{link}__in": among}).values(link)) for rows, link in links)
    return _fetchable(body).filter(reduce(or_, ways), pk__in=among)


def _with(rows: QuerySet[Any], link: str) -> Exists:
    """Whether one of these rows has the file, found from the file's side."""
    field = rows.model._meta.get_field(link)  # noqa: SLF001 (as Django documents it)
    owning = rows.select_related(None).order_by()
    if not field.many_to_many:
        return Exists(owning.filter(**{link: OuterRef("pk")}))
    through = field.remote_field.through.objects.filter(file=OuterRef(OuterRef("pk")))
    return Exists(owning.filter(pk__in=through.values(field.m2m_field_name())))


def _fetchable(body: Body) -> QuerySet[File]:
    return public_files(body).filter(~Q(content="", external_url=""))


def _links(
    meetings: QuerySet[Meeting], items: QuerySet[AgendaItem], papers: QuerySet[Paper]
) -> Iterator[tuple[QuerySet[Any], str]]:
    """What files hang on, and by which link; that of most of them first."""
    yield from ((papers, link) for link in ("main_file", "auxiliary_files"))
    yield from ((items, link) for link in ("resolution_file", "auxiliary_files"))
    links = ("invitation", "results_protocol", "verbatim_protocol", "auxiliary_files")
    yield from ((meetings, link) for link in links)


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
