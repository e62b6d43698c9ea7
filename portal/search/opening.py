"""Which things may be shown: those that are public now, and of one organization where that is named."""

from collections.abc import Collection
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import CharField, Q, QuerySet, Value

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


def public_things(body: Body, things: Collection[tuple[Kind, int]]) -> set[tuple[Kind, int]]:
    """Those of these things that are public now: one question, of the public query of each kind."""
    wanted: dict[Kind, list[int]] = {}
    for kind, key in things:
        wanted.setdefault(kind, []).append(key)
    selects = [_public(body, kind, keys) for kind, keys in wanted.items()]
    rows = selects[0].union(*selects[1:], all=True) if selects else ()
    return {(Kind(kind), key) for kind, key in rows}


def _public(body: Body, kind: Kind, keys: Collection[int]) -> Rows:
    rows = LAYOUTS[kind].public(body).filter(pk__in=keys).select_related(None).order_by()
    found: Rows = rows.annotate(shown_as=Value(kind.value, CharField())).values_list("shown_as", "pk")
    return found


def public_entries(body: Body, kinds: Collection[Kind], organization: int | None) -> Q:
    """Entries of what is public now; where an organization is named, of what belongs to it."""
    rows = _of(body, organization) if organization else {kind: LAYOUTS[kind].public(body) for kind in Kind}
    ways = (Q(kind=kind.value, key__in=rows[kind].order_by().values("pk")) for kind in kinds or Kind)
    return reduce(or_, ways)


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
