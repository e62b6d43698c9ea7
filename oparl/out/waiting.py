"""What waits to be compared: rows that were touched, then the objects in which they show."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction

from oparl.models import Reading, Touched
from oparl.out.batches import batched
from oparl.out.spread import touched_by

ROWS = 4  # touched rows that are spread at most, for each object that is to be compared
MANY = 20_000  # touched rows that are spread at once at most, where nobody waits

Key = tuple[str, int]


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """A transaction in which nobody else settles."""
    with transaction.atomic():
        list(Reading.objects.select_for_update().order_by("pk"))
        yield


def spread_some(most: int) -> bool:
    """Notes the objects in which some touched rows show, in the rows' place; False when there were none."""
    with one_at_a_time():
        taken = _touched(most)
        _keep_waiting(_spread(taken))
    return bool(taken)


def next_of(most: int) -> dict[Key, datetime]:
    """The objects to compare, with the last time that they were touched. What is more than `most` waits for its turn."""
    found = _spread(_touched(most * ROWS))
    if len(found) > most or Touched.objects.filter(spread=True).exists():
        _keep_waiting(found)
        found = _latest(_take(_of_the_first(most)))
    return found


def _of_the_first(objects: int) -> list[Touched]:
    """All rows of so many objects: one that shows much was noted once for each row in it."""
    waiting = Touched.objects.filter(spread=True)
    keys: defaultdict[str, list[int]] = defaultdict(list)
    for kind, key in waiting.order_by("kind", "key").values_list("kind", "key").distinct()[:objects]:
        keys[kind].append(key)
    return [
        row
        for kind, some in keys.items()
        for row in waiting.filter(kind=kind, key__range=(some[0], some[-1]))
    ]


def _touched(most: int) -> list[Touched]:
    """As they were written: what was written together shows in the same objects, which are then found once."""
    return _take(list(Touched.objects.filter(spread=False).order_by("pk")[:most]))


def _take(rows: list[Touched]) -> list[Touched]:
    """The rows, which wait no longer."""
    for some in batched([each.pk for each in rows], 500):
        Touched.objects.filter(pk__in=some).delete()
    return rows


def _keep_waiting(objects: dict[Key, datetime]) -> None:
    rows = [Touched(kind=kind, key=key, at=at, spread=True) for (kind, key), at in objects.items()]
    Touched.objects.bulk_create(rows, batch_size=1000)


def _latest(rows: Iterable[Touched]) -> dict[Key, datetime]:
    latest: dict[Key, datetime] = {}
    for each in rows:
        latest[each.kind, each.key] = max(each.at, latest.get((each.kind, each.key), each.at))
    return latest


def _spread(rows: list[Touched]) -> dict[Key, datetime]:
    """The objects in which touched rows show."""
    times: defaultdict[str, dict[int, datetime]] = defaultdict(dict)
    for (kind, key), at in _latest(rows).items():
        times[kind][key] = at
    found: dict[Key, datetime] = {}
    for kind, keys in times.items():
        at = max(keys.values())
        for some in batched(keys, 500):
            for each in touched_by(kind, some):
                found[each] = max(at, found.get(each, at))
    return found
