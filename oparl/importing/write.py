"""Rows into the filing cabinet: a batch is one transaction and a few queries per kind."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from django.db import transaction

from journal.events import N_
from oparl.importing import links
from oparl.importing.kinds import (
    MODELS,
    REQUIRED,
    belonging,
    field_of,
    keys_of,
    target_kind,
    tenant_key,
    tenant_of,
)
from oparl.importing.oddities.names import stub_name
from oparl.importing.oddities.told import Odd
from oparl.importing.report import Report
from oparl.importing.rows import BEFORE_ALL, COPIES, STUB, Row, without_doubles
from oparl.importing.seen import Seen
from sessions_app.models import Body

FOREIGN = N_("The object belongs to another municipality of this installation: left alone.")
SECOND_BODY = N_("The source holds a second body: import it by itself, into a tenant of its own.")
BODY_GONE = N_("The source says that the municipality itself is deleted: nothing was done.")
ALONE = N_("The object does not say to what it belongs, and cannot stand alone.")


@dataclass(frozen=True)
class Known:
    """What is here already under an OParl id."""

    pk: int
    modified: datetime
    copies: list[str]
    stub: bool
    deleted: bool
    mine: bool


class Fate(Enum):
    NEW = "new"
    FILLED = "filled"  # a placeholder becomes what it stood for
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    OLDER = "older"  # ours was changed later: it stays
    COPY = "copy"  # another copy of this run is the better one
    FOREIGN = "foreign"


def fate(row: Row, known: Known | None, earlier: str | None) -> Fate:
    """What to do with a row; `earlier` is the rank of a copy that this run has written already."""
    if known is None:
        return Fate.NEW if earlier is None else Fate.COPY  # only a dry run has not written what it met
    if not known.mine:
        return Fate.FOREIGN
    if known.stub:
        return Fate.FILLED
    if set(row.copies) <= set(known.copies):
        return Fate.UNCHANGED
    if earlier is not None:
        return Fate.CHANGED if row.rank > earlier else Fate.COPY
    return Fate.OLDER if row.modified < known.modified else Fate.CHANGED


def write_batch(rows: list[Row], body: Body, seen: Seen) -> Report:
    """Writes rows and their links in one transaction; all of them or none. Returns what it counted."""
    report = Report()
    batch = Batch(body, seen, report)
    with transaction.atomic():
        by_kind: defaultdict[str, list[Row]] = defaultdict(list)
        distinct = without_doubles(rows)
        for row in distinct:
            by_kind[row.kind].append(row)
        for kind in MODELS:
            if by_kind[kind]:
                batch.write(kind, by_kind[kind])
    seen.add(batch.settled)
    _count_read(rows, report)
    report.unchanged.update(Counter(row.kind for row in rows) - Counter(row.kind for row in distinct))
    return report


def _count_read(rows: list[Row], report: Report) -> None:
    """Copies of one object that met in one batch are one row: the others count as unchanged."""
    for row in rows:
        report.read[row.kind] += 1
        for odd in row.odd:
            report.note(odd, row.oparl_id)


class Batch:
    """The writing of one batch."""

    def __init__(self, body: Body, seen: Seen, report: Report) -> None:
        self.body, self.seen, self.report = body, seen, report
        self.settled: list[Row] = []

    def write(self, kind: str, rows: list[Row]) -> None:
        ids = [row.oparl_id for row in rows]
        known, earlier = _known(kind, ids, self.body), self.seen.ranks(kind, ids)
        rows = [row for row in rows if self._can_stand(row, known)]
        sorted_out: defaultdict[Fate, list[Row]] = defaultdict(list)
        for row in rows:
            sorted_out[fate(row, known.get(row.oparl_id), earlier.get(row.oparl_id))].append(row)
        self._count(kind, sorted_out, known)
        _remember_copies(kind, sorted_out[Fate.COPY], known)
        changed = sorted_out[Fate.FILLED] + sorted_out[Fate.CHANGED]
        self._write(kind, sorted_out[Fate.NEW], changed, known, earlier)

    def _can_stand(self, row: Row, known: dict[str, Known]) -> bool:
        if row.kind == "body" and (row.oparl_id != self.body.oparl_id or row.values["deleted"]):
            self.report.refuse(BODY_GONE if row.values["deleted"] else SECOND_BODY, row.oparl_id)
            return False
        missing = [field for field in REQUIRED.get(row.kind, ()) if not row.links.get(field)]
        if not missing:
            return True
        if not row.values["deleted"]:
            self.report.refuse(ALONE, row.oparl_id)
            return False
        # A stub need not say where it stood: it stays there. One of something that never was here is nothing.
        row.links = {field: target for field, target in row.links.items() if field not in missing}
        return row.oparl_id in known

    def _count(self, kind: str, rows: dict[Fate, list[Row]], known: dict[str, Known]) -> None:
        for row in rows[Fate.NEW] + rows[Fate.FILLED]:
            self.report.tell("new", kind, row.oparl_id)
        self.report.unchanged[kind] += len(rows[Fate.UNCHANGED]) + len(rows[Fate.COPY])
        for row in rows[Fate.OLDER]:
            self.report.tell("older", kind, row.oparl_id)
        for row in rows[Fate.FOREIGN]:
            self.report.refuse(FOREIGN, row.oparl_id)
        for row in (each for each in rows[Fate.COPY] if each.oparl_id in known):
            self.report.note(Odd.COPIES_DIFFER, row.oparl_id)
        self.settled += [row for each, some in rows.items() if each is not Fate.FOREIGN for row in some]

    def _write(
        self, kind: str, new: list[Row], changed: list[Row], known: dict[str, Known], earlier: dict[str, str]
    ) -> None:
        for row in changed:
            if row.oparl_id in earlier:
                row.copies = [*known[row.oparl_id].copies, *row.copies]
        self._make_required_targets(kind, new + changed)
        targets = links.targets_of(kind, new + changed, self.body)
        keys = _create(kind, new, targets, self.body)
        keys |= {row.oparl_id: known[row.oparl_id].pk for row in changed}
        self._tell_changes(kind, changed, keys, targets, known)
        links.forget(kind, [keys[row.oparl_id] for row in changed])
        links.write_lists(kind, new + changed, keys, targets)
        links.leave_dangling(kind, new + changed, keys, targets, self.body)

    def _tell_changes(
        self,
        kind: str,
        rows: list[Row],
        keys: dict[str, int],
        targets: links.Targets,
        known: dict[str, Known],
    ) -> None:
        """Writes the columns of rows that are here already, and tells which fields are other ones now."""
        rows_told = [row for row in rows if not known[row.oparl_id].stub]
        differences = links.differing(kind, rows_told, keys, targets)
        for oparl_id, fields in _change(kind, rows, targets, keys).items():
            differences.setdefault(oparl_id, {}).update(fields)
        for row in rows_told:
            if row.values["deleted"] and not known[row.oparl_id].deleted:
                self.report.tell("gone", kind, row.oparl_id)
            else:
                self.report.tell("changed", kind, row.oparl_id, differences.get(row.oparl_id))

    def _make_required_targets(self, kind: str, rows: list[Row]) -> None:
        for field in REQUIRED.get(kind, ()):
            wanted = [target for row in rows if (target := row.links.get(field))]
            target = target_kind(kind, field)
            met = self.seen.ranks(target, wanted)  # a dry run has them in no row
            make_stubs(target, [each for each in wanted if each not in met], self.body, self.report)


def make_stubs(kind: str, ids: list[str], body: Body, report: Report) -> None:
    """Placeholders for those ids that have no row; the first object of that id fills them."""
    missing = sorted(set(ids) - keys_of(kind, ids, body).keys())
    for oparl_id in missing:
        report.note(Odd.STUB, oparl_id)
    MODELS[kind].objects.bulk_create(
        [
            MODELS[kind](
                oparl_id=oparl_id,
                created=BEFORE_ALL,
                modified=BEFORE_ALL,
                extra={STUB: True},
                name=stub_name(kind, oparl_id),
                **belonging(kind, body),
            )
            for oparl_id in missing
        ]
    )


def _known(kind: str, ids: list[str], body: Body) -> dict[str, Known]:
    mine = {tenant_key(kind, body), None}
    rows = MODELS[kind].objects.filter(oparl_id__in=ids)
    found = rows.values_list(
        "oparl_id", "pk", "modified", f"extra__{COPIES}", f"extra__{STUB}", "deleted", tenant_of(kind)
    )
    return {
        oparl_id: Known(pk, modified, copies or [], bool(stub), deleted, tenant in mine)
        for oparl_id, pk, modified, copies, stub, deleted, tenant in found
    }


def _columns(row: Row, targets: links.Targets) -> dict[str, Any]:
    """The row's values and keys as the model's attributes."""
    keys = {f"{field}_id": targets.key(row.kind, field, target) for field, target in row.links.items()}
    return row.values | keys | {"extra": row.extra | {COPIES: sorted(set(row.copies))}}


def _create(kind: str, rows: list[Row], targets: links.Targets, body: Body) -> dict[str, int]:
    tenant = belonging(kind, body)
    made = [MODELS[kind](oparl_id=row.oparl_id, **tenant, **_columns(row, targets)) for row in rows]
    MODELS[kind].objects.bulk_create(made)
    return {row.oparl_id: each.pk for row, each in zip(rows, made, strict=True)}


def _change(
    kind: str, rows: list[Row], targets: links.Targets, keys: dict[str, int]
) -> dict[str, dict[str, list[object]]]:
    """Writes the columns; by OParl id those that are other ones now, as they were and as they are."""
    here: dict[int, Any] = MODELS[kind].objects.in_bulk([keys[row.oparl_id] for row in rows])
    fields: set[str] = set()
    differences: dict[str, dict[str, list[object]]] = {}
    for row in rows:
        columns, model = _columns(row, targets), here[keys[row.oparl_id]]
        fields |= columns.keys()
        differences[row.oparl_id] = _differing(model, columns)
        for name, value in columns.items():
            setattr(model, name, value)
    if rows:
        names = [field_of(kind, name.removesuffix("_id")).name for name in sorted(fields)]
        MODELS[kind].objects.bulk_update(list(here.values()), names, batch_size=200)
    return differences


def _differing(model: Any, columns: dict[str, Any]) -> dict[str, list[object]]:
    """Columns that change, but for the time of the change itself and our own notes."""
    pairs = {name: [getattr(model, name), value] for name, value in columns.items() if name != "modified"}
    pairs["extra"] = [{key: each[key] for key in each if key != COPIES} for each in pairs["extra"]]
    return {name.removesuffix("_id"): pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _remember_copies(kind: str, rows: list[Row], known: dict[str, Known]) -> None:
    """Lesser copies are remembered by their fingerprints: the next import finds nothing new in them."""
    for row in (each for each in rows if each.oparl_id in known):
        here = MODELS[kind].objects.get(pk=known[row.oparl_id].pk)
        copies = {*known[row.oparl_id].copies, *row.copies}
        here.extra[COPIES] = sorted(copies)
        here.save(update_fields=["extra"])
