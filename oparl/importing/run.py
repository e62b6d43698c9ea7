"""A whole import: read, write in batches, tie the loose ends, count that nothing was lost."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.db import DataError, IntegrityError, transaction
from django.db.models import Count
from django.utils import timezone

from journal.events import N_
from oparl.importing import links
from oparl.importing.kinds import keys_of
from oparl.importing.oddities.told import Odd
from oparl.importing.read import Unreadable, read
from oparl.importing.report import Entries, Report
from oparl.importing.rows import Row
from oparl.importing.seen import Seen
from oparl.importing.sieve import Load, Sieve, digest_of, id_of
from oparl.importing.source import Broken, Found, Thing, Turned
from oparl.importing.write import make_stubs, write_batch
from oparl.models import DanglingReference
from sessions_app.models import Body

BATCH_OBJECTS = 200
BATCH_BYTES = 8 * 1024 * 1024

CONTRADICTION = N_("The database refused the object (a contradiction in its ids or values): left out whole.")
OTHER_BODY = N_("The object belongs to another body: left out.")
TOO_DEEP = N_("The object is nested too deeply.")

# What a single object may be guilty of. A database that is gone is another matter: the import stops.
FAULTS = (DataError, IntegrityError, ValueError, OverflowError)

Keep = Callable[[Iterable[Turned]], None]


def keep_nothing(_turned: Iterable[Turned]) -> None:
    """Of a source that has no pages to go on at."""


class Import:
    """One run into one tenant. `keep` notes pages in the transaction that writes their objects.

    A `dry` one writes and takes back each batch: it tells what would change, and nothing of references.
    """

    def __init__(
        self,
        body: Body,
        on_progress: Callable[[int], None],
        *,
        began: datetime | None = None,
        keep: Keep = keep_nothing,
        dry: bool = False,
    ) -> None:
        self.body, self.on_progress = body, on_progress
        self.report, self.seen, self.entries = Report(), Seen(), Entries()
        self._sieve, self._keep, self._dry = Sieve(body, began or timezone.now()), keep, dry
        self._things: list[tuple[Found, str]] = []
        self._turned: dict[str, Turned] = {}
        self._bytes = 0

    def run(self, source: Iterable[Thing], limit: int | None = None) -> Report:
        """Imports at most `limit` objects. Memory depends on the batch, not on the source."""
        taken = 0
        for thing in source:
            if limit is not None and taken >= limit:
                break
            if isinstance(thing, Turned):
                self._turn(thing)
                continue
            self._take(thing)
            taken += 1
            self.on_progress(1)
            if len(self._things) >= BATCH_OBJECTS or self._bytes >= BATCH_BYTES:
                self._flush()
        self._flush()
        if not self._dry:
            self._tie()
            self._check()
        return self.report

    def _turn(self, turned: Turned) -> None:
        """After a list's last page everything is written: who asks what is missing must not miss the last ones."""
        self._turned[turned.name] = turned
        if not turned.following:
            self._flush()

    def _take(self, thing: Found | Broken) -> None:
        if isinstance(thing, Broken):
            self.report.refuse(thing.sentence, thing.where)
            return
        self._things.append((thing, digest_of(thing.data)))
        self._bytes += thing.size

    def _flush(self) -> None:
        things, self._things, self._bytes = self._things, [], 0
        turned, self._turned = list(self._turned.values()), {}
        loads = self._loads(things)
        try:
            self._write(loads, turned)
        except FAULTS:
            self._one_by_one(loads)
            self._write([], turned)
        self.entries.add(self.report.entries)
        self.report.entries.clear()

    def _loads(self, things: list[tuple[Found, str]]) -> list[Load]:
        """What is to be written. What is as it was is only counted; what a list gives twice is read once."""
        same, met = self._sieve.same(things), set[str]()
        loads = []
        for found, digest in things:
            oparl_id = id_of(found)
            if digest in met:
                self.report.note(Odd.LISTED_TWICE, oparl_id)
            elif oparl_id in same:
                self._count_same(same[oparl_id])
            elif load := self._read(found, digest):
                loads.append(load)
            met.add(digest)
        return loads

    def _count_same(self, holds: Counter[str]) -> None:
        for counted in (self.report.read, self.report.unchanged):
            counted.update(holds)
        self.report.objects += holds.total()
        self.report.rows += holds.total()

    def _read(self, found: Found, digest: str) -> Load | None:
        try:
            return Load(found.where, digest, self._rows(found.data))
        except Unreadable as why:
            self.report.refuse(str(why), found.where)
            return None

    def _rows(self, data: dict[str, Any]) -> list[Row]:
        if data.get("body") not in (None, "", self.body.oparl_id):
            raise Unreadable(OTHER_BODY)
        try:
            return read(data)
        except RecursionError as why:
            raise Unreadable(TOO_DEEP) from why

    def _one_by_one(self, loads: list[Load]) -> None:
        """One object spoils a batch: each by itself, so that only the guilty one stays out."""
        for load in loads:
            try:
                self._write([load], [])
            except FAULTS:
                self.report.refuse(CONTRADICTION, load.where)

    def _write(self, loads: list[Load], turned: list[Turned]) -> None:
        self._say_what_is_held(loads)
        with transaction.atomic():
            done = write_batch([row for load in loads for row in load.rows], self.body, self.seen)
            left_out = {each["where"] for each in done.entries if each["what"] == "refused"}
            self._sieve.remember(load for load in loads if not left_out & {row.oparl_id for row in load.rows})
            self._keep(turned)
            transaction.set_rollback(self._dry)
        self.report.add(done)

    def _say_what_is_held(self, loads: list[Load]) -> None:
        """Each row counts for the first object that this run has found it in."""
        kinds = {row.kind for load in loads for row in load.rows}
        ids = {
            kind: [row.oparl_id for load in loads for row in load.rows if row.kind == kind] for kind in kinds
        }
        met = {(kind, each) for kind in kinds for each in self.seen.ranks(kind, ids[kind])}
        for load in loads:
            own = {(row.kind, row.oparl_id) for row in load.rows} - met
            load.holds = Counter(kind for kind, _ in own)
            met |= own

    def _tie(self) -> None:
        tied = links.tie(self.body)
        with transaction.atomic():
            make_stubs("organization", links.missing_organizations(self.body), self.body, self.report)
        tied += links.tie(self.body)
        self.report.tied = tied.total()
        rows = DanglingReference.objects.filter(body=self.body).order_by("kind", "field")
        counted = rows.values_list("kind", "field").annotate(number=Count("pk"))
        self.report.dangling.update({(kind, field): number for kind, field, number in counted})
        self.entries.add(self.report.entries)

    def _check(self) -> None:
        """Every object of the source, embedded ones included, must have its row now."""
        self.report.objects += self.seen.count()
        for kind, ids in self.seen.portions():
            here = keys_of(kind, ids, self.body)
            self.report.rows += len(here)
            self.report.lost += [oparl_id for oparl_id in ids if oparl_id not in here]
