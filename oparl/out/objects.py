"""Objects and pages of lists as they go out: written, with their times."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from oparl.models import Published
from oparl.out.asked import INTERNAL, Asked
from oparl.out.desk import Desk
from oparl.out.kinds import NAMES, TYPES
from oparl.out.ledger import whole
from oparl.out.saying import Json, moment
from oparl.out.writer import written


def object_of(desk: Desk, entry: Published) -> Json | None:
    """The object of an entry in the book; None if it has just gone."""
    return next(iter(objects_of(desk, entry.kind, [entry])), None)


def objects_of(desk: Desk, kind: str, entries: Iterable[Published]) -> Iterator[Json]:
    """In the order of the entries; of what is gone its stub."""
    entries = list(entries)
    alive = [each.key for each in entries if not each.deleted]
    found = {key: thing for key, (_row, thing) in written(desk, kind, alive).items()}
    _enter_times(desk)
    for each in entries:
        if each.deleted:
            yield _stub(desk, each)
        elif each.key in found:
            yield found[each.key]


def _stub(desk: Desk, entry: Published) -> Json:
    return {
        "id": desk.url(entry.kind, entry.key),
        "type": TYPES + NAMES[entry.kind],
        "created": moment(entry.created),
        "modified": moment(entry.modified),
        "deleted": True,
    }


def _enter_times(desk: Desk) -> None:
    """Every object, those within others too, gets its times from the book."""
    keys: defaultdict[str, set[int]] = defaultdict(set)
    for kind, key, _thing in desk.heads:
        keys[kind].add(key)
    known: dict[tuple[str, int], tuple[str | None, str | None]] = {}
    for kind, some in keys.items():
        rows = Published.objects.filter(kind=kind, key__in=some).values_list("key", "created", "modified")
        known |= {(kind, key): (moment(created), moment(modified)) for key, created, modified in rows}
    now = moment(whole(timezone.now()))  # of what appeared while this was written
    for kind, key, thing in desk.heads:
        thing["created"], thing["modified"] = known.get((kind, key), (now, now))
    desk.heads.clear()


def entries_of(desk: Desk, kind: str) -> QuerySet[Published]:
    return Published.objects.filter(body=desk.body, kind=kind)


def page_of(desk: Desk, path: str, rows: QuerySet[Published], kind: str, asked: Asked) -> Json:
    """One page of a list. It goes on after the last key of this one: nothing is lost or doubled, whatever changes."""
    entries = list(asked.chosen(rows)[: asked.size + 1])
    more, entries = len(entries) > asked.size, entries[: asked.size]
    things = [_asked_of(thing, kind, asked) for thing in objects_of(desk, kind, entries)]
    links = {
        "first": f"{desk.home}{path}{asked.going_on(None).query()}",
        "self": f"{desk.home}{path}{asked.query()}",
    }
    if more:
        links["next"] = f"{desk.home}{path}{asked.going_on(entries[-1].key).query()}"
    return {"data": things, "pagination": {"elementsPerPage": asked.size}, "links": links}


def _asked_of(thing: Json, kind: str, asked: Asked) -> Json:
    left_out = INTERNAL.get(kind, ()) if asked.omit_internal else ()
    return {name: value for name, value in thing.items() if name not in left_out}


def of_organization(
    rows: QuerySet[Published], kind: str, organization: int, shown: Any
) -> QuerySet[Published]:
    """Those entries that belong to an organization; `shown` are the rows, also such as are gone."""
    own = Q(organization=organization) | Q(further_organizations=organization)
    mine = shown.filter(own if kind == "meeting" else Q(organizations=organization))
    return rows.filter(key__in=mine.values("pk"))
