"""Keeps the book of what is published in step with the filing cabinet (docs/adr/0023-oparl-out.md).

Whoever reads first settles what was touched since: each object in which a touched row shows is written anew and its
fingerprint compared with the one in the book. Only a difference that the public can see is a change.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Max, Q
from django.utils import timezone

from journal.giving_way import Portions
from oparl.importing.kinds import MODELS, tenant_key, tenant_of
from oparl.models import Published, Reading, Touched
from oparl.out.desk import Desk
from oparl.out.saying import Json
from oparl.out.waiting import MANY, Key, next_of, one_at_a_time, spread_some
from oparl.out.writer import written
from sessions_app.models import Body

PORTION = 300  # objects that one reader compares at most before it is answered
MUCH = 1000  # rows written: the database had better look at its tables anew
MINUTE = timedelta(minutes=1)


def settle(most: int = PORTION) -> bool:
    """Compares what was touched, at most so many objects; False when some are left of what was there by then. What is
    touched meanwhile is for whoever comes next: else nobody would read as long as somebody writes.
    """
    newest = Touched.objects.aggregate(Max("pk"))["pk__max"]
    if newest is None:
        return True
    with one_at_a_time():
        _compare(next_of(most))
    return not Touched.objects.filter(Q(pk__lte=newest) | Q(spread=True)).exists()


def settle_all() -> None:
    """However much it is: for commands, which nobody waits for.

    All that was touched is spread before anything is compared: so nothing is compared twice.
    """
    if Touched.objects.count() > MUCH:
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # what a database knows of empty tables misleads it in full ones
    spreading, comparing = Portions(MANY), Portions(PORTION)
    more, done = True, False
    while more:
        with spreading.one() as most:
            more = spread_some(most)
    while not done:
        with comparing.one() as most:
            done = settle(most)


def note_reading(body: Body) -> None:
    """From now on nobody may say that he has not seen what stands in the book; written once a minute."""
    now = timezone.now()
    reading = Reading.objects.filter(body=body).first()
    if reading is None or now > reading.at + MINUTE:
        Reading.objects.update_or_create(body=body, defaults={"at": now})


def touch_everything() -> None:
    """Has all objects compared, whether touched or not: after a release that writes them in another way."""
    for kind in ("system", *MODELS):
        rows = (
            MODELS["body" if kind == "system" else kind].objects.order_by("pk").values_list("pk", flat=True)
        )
        Touched.objects.bulk_create(
            (Touched(kind=kind, key=key, spread=True) for key in rows.iterator()), batch_size=1000
        )


def _compare(objects: dict[Key, datetime]) -> None:
    by_kind: defaultdict[str, dict[int, datetime]] = defaultdict(dict)
    for (kind, key), at in objects.items():
        by_kind[kind][key] = at
    for kind, times in by_kind.items():
        for body, keys in _by_body(kind, times):
            _Comparison(body, kind, {key: times[key] for key in keys}).write()


def _by_body(kind: str, keys: Iterable[int]) -> Iterator[tuple[Body, set[int]]]:
    """The keys by body: of rows that are there by themselves, of those that are gone by the book."""
    row = "body" if kind == "system" else kind
    found = dict(MODELS[row].objects.filter(pk__in=keys).values_list("pk", tenant_of(row)))
    booked = dict(Published.objects.filter(kind=kind, key__in=keys).values_list("key", "body_id"))
    for body in Body.objects.all():
        mine = {key for key, tenant in found.items() if tenant == tenant_key(row, body)}
        mine |= {key for key, pk in booked.items() if pk == body.pk}
        if mine:
            yield body, mine


class _Comparison:
    """The objects of one kind and body as they are now, beside the book."""

    def __init__(self, body: Body, kind: str, touched: dict[int, datetime]) -> None:
        self.body, self.kind, self.touched = body, kind, touched
        self.now = timezone.now()
        self.reading = Reading.objects.filter(body=body).first()
        rows = Published.objects.filter(kind=kind, key__in=touched)
        self.book = {each.key: each for each in rows}

    def write(self) -> None:
        """Writes what has changed, and nothing else."""
        found = written(Desk(self.body), self.kind, self.touched)
        changed = [self._shown(key, row, thing) for key, (row, thing) in found.items()]
        changed += [self._gone(key) for key in self.book.keys() - found.keys()]
        Published.objects.bulk_create(
            [each for each in changed if each],
            update_conflicts=True,
            unique_fields=["kind", "key"],
            update_fields=["body", "created", "modified", "deleted", "digest"],
        )

    def _shown(self, key: int, row: Any, thing: Json) -> Published | None:
        known, digest = self.book.get(key), digest_of(thing)
        if known and known.digest == digest and not known.deleted:
            return None
        created, modified = (known.created, self._later(known)) if known else self._first(key, row)
        return Published(
            body=self.body, kind=self.kind, key=key, digest=digest, created=created, modified=modified
        )

    def _gone(self, key: int) -> Published | None:
        """What was public and is no more leaves its address, its times, and nothing else."""
        known = self.book[key]
        if known.deleted:
            return None
        known.deleted, known.digest, known.modified = True, "", self._later(known)
        return known

    def _first(self, key: int, row: Any) -> tuple[datetime, datetime]:
        """Created and modified of what appears. Before anybody has read, the rows' own times stand."""
        if self.reading is None:
            released = [row.modified, row.created]
            released += [getattr(row, name, None) for name in ("agenda_published_at", "published_at")]
            modified = whole(min(self.now, max(filter(None, released))))
            return min(whole(row.created), modified), modified
        modified = self._stamp(key)
        return min(whole(row.created), modified) if row.oparl_id else modified, modified

    def _later(self, known: Published) -> datetime:
        return max(known.modified, self._stamp(known.key))

    def _stamp(self, key: int) -> datetime:
        """When it changed for readers: when it was touched, unless somebody may have read the old state since."""
        unread = self.reading is None or self.touched[key] > self.reading.at + MINUTE
        return whole(min(self.touched[key], self.now) if unread else self.now)


def digest_of(thing: Json) -> str:
    """A fingerprint of an object without its times."""
    return hashlib.sha256(json.dumps(thing, sort_keys=True).encode()).hexdigest()[:32]


def whole(moment: datetime) -> datetime:
    """As OParl writes it: without fractions of a second."""
    return moment.replace(microsecond=0)
