"""What a feed is about: a whole municipality, or one of the four things that can be subscribed to."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext

from portal.search.finding import keys_found
from portal.search.narrowing import in_days
from portal.search.telling import told
from portal.search.wanted import Kind, Wanted, address_of
from sessions_app.models import AgendaItem, Body, Location, Organization, Paper
from sessions_app.queries import public_items, public_papers, terms_of

ALL, NONE = Q(), Q(pk__in=())


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Conditions on the rows of each kind; `Q()` for all. `name` in words, `path` of its page, `query` of its search. What is
    withdrawn `finds` no search.
    """

    body: Body
    name: str
    path: str
    query: str = ""
    finds: bool = False
    meetings: Q = ALL
    decisions: Q = ALL
    written: Q = ALL
    papers: Q = ALL


def of_town(body: Body) -> Scope:
    return Scope(body=body, name=body.name, path=reverse("portal:front"))


def of_organization(row: Organization) -> Scope:
    items = public_items(row.body).filter(meeting__organization=row)
    return Scope(
        body=row.body,
        name=row.name,
        path=reverse("portal:organization", args=[row.pk]),
        meetings=Q(organization=row),
        decisions=Q(agenda_item__meeting__organization=row),
        written=Q(organization=row),
        papers=_on(items),
    )


def of_paper(row: Paper, *, named: bool) -> Scope:
    """`named`: it is public. Of one that was withdrawn nothing is left but that."""
    items = _with_papers(row.body, Q(pk=row.pk))
    return Scope(
        body=row.body,
        name=str(row) if named else gettext("Paper"),
        path=reverse("portal:paper", args=[row.pk]),
        meetings=Q(pk__in=items.values("meeting")),
        decisions=Q(agenda_item__in=items),
        written=Q(paper=row) if named else NONE,
        papers=Q(pk=row.pk),
    )


def of_place(row: Location) -> Scope:
    """What is held there, and what is about it."""
    items = _with_papers(row.body, Q(locations=row))
    return Scope(
        body=row.body,
        name=str(row),
        path=reverse("portal:place", args=[row.pk]),
        meetings=Q(location=row) | Q(pk__in=items.values("meeting")),
        decisions=Q(agenda_item__in=items),
        written=Q(paper__in=public_papers(row.body).filter(locations=row)),
        papers=Q(locations=row),
    )


def of_search(body: Body, wanted: Wanted) -> Scope:
    """Raises IndexUnavailableError."""
    terms = list(terms_of(body)) if wanted.term else []
    keys = keys_found(body, in_days(wanted, terms))
    items = public_items(body).filter(pk__in=keys.get(Kind.AGENDA_ITEM, ()))
    address = address_of(wanted)
    return Scope(
        body=body,
        name=told(body, wanted, terms),
        path=address,
        query=address.partition("?")[2],
        finds=True,
        meetings=Q(pk__in=keys.get(Kind.MEETING, ())) | Q(pk__in=items.values("meeting")),
        decisions=Q(pk__in=keys.get(Kind.RESOLUTION, ())),
        written=Q(pk__in=keys.get(Kind.WRITTEN, ())),
        papers=Q(pk__in=keys.get(Kind.PAPER, ())),
    )


def _with_papers(body: Body, papers: Q) -> QuerySet[AgendaItem]:
    """Public items on which public papers of a kind stand."""
    fitting = public_papers(body).filter(papers)
    return public_items(body).filter(consultations__paper__in=fitting, consultations__deleted=False)


def _on(items: QuerySet[AgendaItem]) -> Q:
    """Papers that stand on items."""
    return Q(pk__in=items.filter(consultations__deleted=False).values("consultations__paper"))
