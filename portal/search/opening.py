"""What belongs to an organization, gathered at once: as far as it is public, and as far as it is public that it does."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from django.db.models import Q
from django.db.models.expressions import RawSQL

from portal.search.composed import Rows, Statement, composed
from portal.search.wanted import Kind
from sessions_app.models import AgendaItem, Body, Consultation, Meeting, Paper
from sessions_app.public_reads import public_files_on, public_memberships
from sessions_app.queries import (
    public_items,
    public_meetings,
    public_organizations,
    public_papers,
    public_people,
    public_resolutions,
)
from sessions_app.written_queries import public_written

ASKED = "asked AS MATERIALIZED (SELECT %s AS pk)"
FROM = "SELECT pk FROM {}"
GATHERED = "own_{} AS MATERIALIZED ({})"
OWN = "own AS MATERIALIZED ({})"
ENTRIES = "SELECT id FROM search_entry WHERE kind = '{}' AND key IN ({})"


def entries_of(body: Body, organization: int, kinds: Collection[Kind]) -> Statement:
    """Tables of a WITH, the last of them `own`: the entries (`id`) of public things that belong to the organization.

    Each step is gathered once: the items from the meetings, the papers from the items, the files from all of them.
    """
    steps = {name: composed(of, body) for name, of in STEPS.items()}
    things = {kind: composed(of, body) for kind, of in OTHERS.items()}
    things |= {kind: (FROM.format(f"own_{name}"), ()) for kind, name in NAMES.items()}
    wanted = {kind: things[kind] for kind in sorted(kinds or things)}
    entries = " UNION ALL ".join(ENTRIES.format(kind.value, sql) for kind, (sql, _) in wanted.items())
    tables = (ASKED, *(GATHERED.format(name, sql) for name, (sql, _) in steps.items()), OWN.format(entries))
    values = (value for _, some in (*steps.values(), *wanted.values()) for value in some)
    return ", ".join(tables), (organization, *values)


def _in(table: str) -> Any:
    return RawSQL(FROM.format(table), ())  # noqa: S611 (names of ours)


def _meetings(body: Body) -> Rows:
    joint = Meeting.further_organizations.through.objects.filter(organization__in=_in("asked"))
    rows = public_meetings(body).filter(Q(organization__in=_in("asked")) | Q(pk__in=joint.values("meeting")))
    return rows.values("pk")


def _items(body: Body) -> Rows:
    return public_items(body).filter(meeting__in=_in("own_meeting")).values("pk")


def _papers(body: Body) -> Rows:
    """Item and paper of a station are asked for themselves already."""
    stations = Consultation.objects.filter(agenda_item__in=_in("own_item"), deleted=False)
    return public_papers(body).filter(pk__in=stations.values("paper")).values("pk")


def _files(body: Body) -> Rows:
    found = public_files_on(
        body,
        Meeting.objects.filter(pk__in=_in("own_meeting")),
        AgendaItem.objects.filter(pk__in=_in("own_item")),
        Paper.objects.filter(pk__in=_in("own_paper")),
    )
    return found.values("pk")


def _resolutions(body: Body) -> Rows:
    return public_resolutions(body).filter(agenda_item__in=_in("own_item")).values("pk")


def _written(body: Body) -> Rows:
    return public_written(body).filter(organization__in=_in("asked")).values("pk")


def _people(body: Body) -> Rows:
    seats = public_memberships(body).filter(organization__in=_in("asked"))
    return public_people(body).filter(pk__in=seats.values("person")).values("pk")


def _itself(body: Body) -> Rows:
    return public_organizations(body).filter(pk__in=_in("asked")).values("pk")


NAMES: Mapping[Kind, str] = {Kind.MEETING: "meeting", Kind.AGENDA_ITEM: "item", Kind.PAPER: "paper"}
STEPS: Mapping[str, Callable[[Body], Rows]] = {"meeting": _meetings, "item": _items, "paper": _papers}
OTHERS: Mapping[Kind, Callable[[Body], Rows]] = {
    Kind.FILE: _files,
    Kind.RESOLUTION: _resolutions,
    Kind.WRITTEN: _written,
    Kind.PERSON: _people,
    Kind.ORGANIZATION: _itself,
}
