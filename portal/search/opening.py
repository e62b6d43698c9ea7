"""Which things may be shown: those that are public now, and of one organization where that is named."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import BooleanField, Case, Exists, OuterRef, Q, QuerySet, Value, When

from portal.search.things import LAYOUTS
from portal.search.wanted import Kind
from sessions_app.models import Body, Meeting
from sessions_app.public_reads import public_consultations, public_files_on, public_memberships
from sessions_app.queries import (
    public_items,
    public_meetings,
    public_organizations,
    public_papers,
    public_people,
    public_resolutions,
)
from sessions_app.written_queries import public_written

Rows = QuerySet[Any]


def public_now(body: Body, kinds: Collection[Kind]) -> Case:
    """Entries of what is public now, each looked up by itself: for whoever asks of some hundreds."""
    return _one_of({kind: Q(_public(body, kind)) for kind in kinds or Kind})


def _public(body: Body, kind: Kind) -> Exists:
    return Exists(LAYOUTS[kind].public(body).select_related(None).order_by().filter(pk=OuterRef("key")))


def public_entries(body: Body, kinds: Collection[Kind], organization: int | None) -> Case:
    """The same, gathered at once; where an organization is named, of what belongs to it."""
    rows = _of(body, organization) if organization else {kind: LAYOUTS[kind].public(body) for kind in Kind}
    return _one_of({kind: Q(key__in=rows[kind].order_by().values("pk")) for kind in kinds or Kind})


def _one_of(shown: Mapping[Kind, Q]) -> Case:
    """A chain of OR would lead SQLite to begin with all entries of a kind."""
    ways = (When(Q(kind=kind.value) & fits, then=Value(value=True)) for kind, fits in shown.items())
    return Case(*ways, default=Value(value=False), output_field=BooleanField())


def _of(body: Body, organization: int) -> dict[Kind, Rows]:
    """The public things that belong to an organization."""
    joint = Meeting.further_organizations.through.objects.filter(organization=organization)
    meetings = public_meetings(body).filter(Q(organization=organization) | Q(pk__in=joint.values("meeting")))
    items = public_items(body).filter(meeting__in=meetings.values("pk"))
    stations = public_consultations(body).filter(agenda_item__in=items.values("pk"))
    papers = public_papers(body).filter(pk__in=stations.order_by().values("paper"))
    seats = public_memberships(body).filter(organization=organization)
    return {
        Kind.MEETING: meetings,
        Kind.AGENDA_ITEM: items,
        Kind.PAPER: papers,
        Kind.RESOLUTION: public_resolutions(body).filter(agenda_item__meeting__in=meetings.values("pk")),
        Kind.WRITTEN: public_written(body).filter(organization=organization),
        Kind.PERSON: public_people(body).filter(pk__in=seats.values("person")),
        Kind.ORGANIZATION: public_organizations(body).filter(pk=organization),
        Kind.FILE: public_files_on(body, meetings, items, papers),
    }
