"""The same as tables for spreadsheets (CSV): semicolons, UTF-8 with a mark, and no cell that is carried out as a formula."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from django.utils.translation import gettext_lazy as _

from minutes.votes.machine import as_cell
from oparl.bulk.roll_calls import roll_calls
from oparl.bulk.scope import Scope
from oparl.out.desk import Desk
from oparl.out.saying import moment
from sessions_app.models import AgendaItem, Meeting, Paper, Resolution

PORTION = 200  # rows
Row = tuple[object, ...]
Table = tuple[tuple[str, ...], Callable[[Desk, Scope], Iterable[Row]]]


def _meetings(desk: Desk, scope: Scope) -> Iterator[Row]:
    rows = scope.meetings().select_related("organization", "location").order_by("pk")
    for row in rows.iterator(PORTION):
        place, lead = row.location, row.organization
        yield (
            *_named(desk, "meeting", row),
            lead.name if lead and not lead.deleted else "",
            row.state,
            moment(row.began_at),
            moment(row.ends_at),
            str(place) if place and not place.deleted else "",
        )


def _items(desk: Desk, scope: Scope) -> Iterator[Row]:
    for row in scope.items().order_by("meeting", "order", "pk").iterator(PORTION):
        yield *_about(desk, row), row.state, row.result


def _about(desk: Desk, row: AgendaItem) -> Row:
    return desk.url("agenda_item", row), desk.url("meeting", row.meeting_id), row.number, row.name


def _papers(desk: Desk, scope: Scope) -> Iterator[Row]:
    for row in scope.papers().order_by("pk").iterator(PORTION):
        yield *_named(desk, "paper", row), row.reference, row.paper_type, row.dated_on


def _resolutions(desk: Desk, scope: Scope) -> Iterator[Row]:
    for row in _results(scope).filter(carried=True).iterator(PORTION):
        yield *_decided(desk, row), row.number, row.standing, row.standing_until, row.outcome


def _votes(desk: Desk, scope: Scope) -> Iterator[Row]:
    """Adopted and rejected alike; elections are counted in another way and stand among the resolutions."""
    for row in _results(scope).filter(election=0).iterator(PORTION):
        counts = (row.vote_number, row.carried, row.yes, row.no, row.abstain)
        rule = (row.majority, row.rule_id, row.base, row.threshold, row.rule_source, row.entry)
        yield *_decided(desk, row), *counts, *rule


def _results(scope: Scope) -> Any:
    return scope.results().select_related("agenda_item").order_by("agenda_item__meeting", "entry", "pk")


def _decided(desk: Desk, row: Resolution) -> Row:
    return *_about(desk, row.agenda_item), moment(row.adopted_at), row.text


def _memberships(desk: Desk, scope: Scope) -> Iterator[Row]:
    rows = scope.memberships().select_related("person", "organization", "on_behalf_of").order_by("pk")
    for row in rows.iterator(PORTION):
        group = row.on_behalf_of
        yield (
            desk.url("membership", row),
            desk.url("person", row.person_id),
            row.person.name,
            desk.url("organization", row.organization_id),
            row.organization.name,
            row.role,
            row.voting_right,
            group.name if group and not group.deleted else "",
            row.starts_on,
            row.ends_on,
        )


def _named(desk: Desk, kind: str, row: Meeting | Paper) -> Row:
    return desk.url(kind, row), row.name


ITEM = ("id", "meeting", "number", "name")
DECIDED = (*ITEM, "announced", "text")
RULE = ("majority", "rule", "base", "threshold", "paragraph", "journal_entry")
MEMBERSHIP = ("id", "person", "person_name", "organization", "organization_name", "role", "voting_right")
# By their names in addresses.
TABLES: Mapping[str, Table] = {
    "sitzungen": (("id", "name", "organization", "state", "start", "end", "location"), _meetings),
    "tagesordnungspunkte": ((*ITEM, "state", "result"), _items),
    "vorlagen": (("id", "name", "reference", "type", "date"), _papers),
    "beschluesse": ((*DECIDED, "resolution_number", "standing", "standing_until", "outcome"), _resolutions),
    "abstimmungen": ((*DECIDED, "vote", "carried", "yes", "no", "abstain", *RULE), _votes),
    "namentlich": ((*ITEM, "vote", "voter", "group", "choice"), roll_calls),
    "mitgliedschaften": ((*MEMBERSHIP, "on_behalf_of", "start", "end"), _memberships),
}
FROM_THE_JOURNAL = frozenset({"namentlich"})
TITLES = {
    "sitzungen": _("Meetings"),
    "tagesordnungspunkte": _("Agenda items"),
    "vorlagen": _("Papers"),
    "beschluesse": _("Resolutions"),
    "abstimmungen": _("Results of votes"),
    "namentlich": _("Roll calls, where the town names the voters"),
    "mitgliedschaften": _("Memberships"),
}


def table_lines(desk: Desk, scope: Scope, name: str) -> Iterator[bytes]:
    """The file, some rows at a time, its head first."""
    heads, rows_of = TABLES[name]
    yield _written([heads]).encode("utf-8-sig")
    rows = iter(rows_of(desk, scope))
    while some := list(islice(rows, PORTION)):
        yield _written(some).encode()


def _written(rows: Iterable[Row]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return as_cell("" if value is None else str(value))
