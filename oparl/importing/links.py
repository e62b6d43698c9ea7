"""References between rows: tied where the target is here, else remembered until it comes."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction
from django.db.models import ManyToManyField

from oparl.importing.kinds import MODELS, field_of, is_single, keys_of, target_kind
from oparl.importing.rows import Row
from oparl.models import DanglingReference
from sessions_app.models import Body, Consultation

PORTION = 1000

# Both sides speak of these: what one side leaves out the other may still say, so they only grow.
TWO_SIDED = {"superordinated_papers", "subordinated_papers"}


class Targets:
    """Which targets are here: OParl id → primary key, by kind."""

    def __init__(self, keys: dict[str, dict[str, int]]) -> None:
        self._keys = keys

    def key(self, kind: str, field: str, target: str | None) -> int | None:
        return self._keys.get(target_kind(kind, field), {}).get(target or "")


def targets_of(kind: str, rows: list[Row], body: Body) -> Targets:
    """Looks all targets of some rows up, one query per kind of target."""
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for field, target in (pair for row in rows for pair in _references(row)):
        wanted[target_kind(kind, field)].add(target)
    return Targets({target: keys_of(target, ids, body) for target, ids in wanted.items()})


def _references(row: Row) -> Iterator[tuple[str, str]]:
    yield from ((field, target) for field, target in row.links.items() if target)
    yield from ((field, target) for field, targets in row.lists.items() for target in targets)


def forget(kind: str, owners: list[int]) -> None:
    """The dangling references of rows that are written anew."""
    DanglingReference.objects.filter(kind=kind, owner__in=owners).delete()


def write_lists(kind: str, rows: list[Row], keys: dict[str, int], targets: Targets) -> None:
    """The many-to-many links of some rows, in the source's order."""
    for field in sorted({field for row in rows for field in row.lists} - {"consultations"}):
        owners = [keys[row.oparl_id] for row in rows if field in row.lists]
        pairs = [
            (keys[row.oparl_id], key)
            for row in rows
            for target in row.lists.get(field, ())
            if (key := targets.key(kind, field, target))
        ]
        table = Table(kind, field)
        if field not in TWO_SIDED:
            table.clear(owners)
        table.add(pairs)


def differing(
    kind: str, rows: list[Row], keys: dict[str, int], targets: Targets
) -> dict[str, dict[str, list[object]]]:
    """Lists that change, by OParl id and field: the ids of their targets as they were and as they will be."""
    found: defaultdict[str, dict[str, list[object]]] = defaultdict(dict)
    for field in sorted({field for row in rows for field in row.lists} - {"consultations"}):
        owners = {keys[row.oparl_id]: row for row in rows if field in row.lists}
        before = Table(kind, field).named(owners)
        for key, row in owners.items():
            old = before.get(key, set())
            new = {target for target in row.lists[field] if targets.key(kind, field, target)}
            if old != (new | old if field in TWO_SIDED else new):
                found[row.oparl_id][field] = [sorted(old), sorted(new)]
    return found


class Table:
    """The table behind a many-to-many field, seen from the side that names its targets."""

    def __init__(self, kind: str, name: str) -> None:
        field = field_of(kind, name)
        forward = isinstance(field, ManyToManyField)
        base = field if forward else field.field
        self.model: Any = base.remote_field.through
        columns = base.m2m_column_name(), base.m2m_reverse_name()
        self.owner, self.target = columns if forward else reversed(columns)

    def clear(self, owners: list[int]) -> None:
        self.model.objects.filter(**{f"{self.owner}__in": owners}).delete()

    def named(self, owners: Iterable[int]) -> dict[int, set[str]]:
        """The OParl ids of the targets of each owner."""
        rows = self.model.objects.filter(**{f"{self.owner}__in": list(owners)})
        found: defaultdict[int, set[str]] = defaultdict(set)
        for owner, target in rows.values_list(self.owner, f"{self.target.removesuffix('_id')}__oparl_id"):
            found[owner].add(target or "")
        return found

    def add(self, pairs: Iterable[tuple[int, int]]) -> None:
        rows = [self.model(**{self.owner: owner, self.target: target}) for owner, target in pairs]
        self.model.objects.bulk_create(rows, ignore_conflicts=True)


def leave_dangling(kind: str, rows: list[Row], keys: dict[str, int], targets: Targets, body: Body) -> None:
    """Remembers what has no target yet. Which consultation an item means is always tied at the end."""
    DanglingReference.objects.bulk_create(
        [
            DanglingReference(body=body, kind=kind, owner=keys[row.oparl_id], field=field, target=target)
            for row in rows
            for field, target in _references(row)
            if field == "consultations" or targets.key(kind, field, target) is None
        ],
        ignore_conflicts=True,
    )


def tie(body: Body) -> Counter[str]:
    """Ties every dangling reference whose target is here by now; a transaction per portion. Counts by field."""
    tied: Counter[str] = Counter()
    kinds = DanglingReference.objects.filter(body=body).order_by().values_list("kind", "field").distinct()
    for kind, field in list(kinds):
        for portion in _portions(body, kind, field):
            with transaction.atomic():
                tied[field] += _tie_portion(kind, field, portion, body)
    return tied


def _portions(body: Body, kind: str, field: str) -> Iterator[list[DanglingReference]]:
    last = 0
    while True:
        rows = DanglingReference.objects.filter(body=body, kind=kind, field=field, pk__gt=last)
        portion = list(rows.order_by("pk")[:PORTION])
        if not portion:
            return
        yield portion
        last = portion[-1].pk


def _tie_portion(kind: str, field: str, portion: list[DanglingReference], body: Body) -> int:
    keys = keys_of(target_kind(kind, field), (each.target for each in portion), body)
    here = [each for each in portion if each.target in keys]
    pairs = [(each.owner, keys[each.target]) for each in here]
    if field == "consultations":
        _tie_consultations(pairs)
    elif is_single(kind, field):
        _tie_single(kind, field, pairs)
    else:
        Table(kind, field).add(pairs)
    DanglingReference.objects.filter(pk__in=[each.pk for each in here]).delete()
    return len(here)


def _tie_single(kind: str, field: str, pairs: list[tuple[int, int]]) -> None:
    model = MODELS[kind]
    rows = [model(pk=owner, **{f"{field}_id": target}) for owner, target in pairs]
    model.objects.bulk_update(rows, [field], batch_size=200)


def _tie_consultations(pairs: list[tuple[int, int]]) -> None:
    """What an agenda item says of its consultation counts where the consultation itself is silent."""
    items = {consultation: item for item, consultation in pairs}
    silent = Consultation.objects.filter(pk__in=items, agenda_item=None)
    places = dict(MODELS["agenda_item"].objects.values_list("pk", "meeting_id").filter(pk__in=items.values()))
    for consultation in silent:
        consultation.agenda_item_id = items[consultation.pk]
        consultation.meeting_id = consultation.meeting_id or places[consultation.agenda_item_id]
    Consultation.objects.bulk_update(silent, ["agenda_item", "meeting"], batch_size=200)


def missing_organizations(body: Body) -> list[str]:
    """Organizations that meetings name and nobody has: the meetings are not to be lost for that."""
    named = DanglingReference.objects.filter(
        body=body, kind="meeting", field__in=("organization", "further_organizations")
    )
    return list(named.order_by("target").values_list("target", flat=True).distinct())
