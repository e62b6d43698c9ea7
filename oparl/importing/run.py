"""A whole import: read, write in batches, tie the loose ends, count that nothing was lost."""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

from django.db import DataError, IntegrityError, transaction
from django.db.models import Count

from journal.events import N_
from oparl.importing import links
from oparl.importing.kinds import keys_of
from oparl.importing.read import Unreadable, read
from oparl.importing.report import Report
from oparl.importing.rows import Row
from oparl.importing.seen import Seen
from oparl.importing.source import Broken, Found
from oparl.importing.write import make_stubs, write_batch
from oparl.models import DanglingReference
from sessions_app.models import Body

BATCH_ROWS = 1000
BATCH_BYTES = 8 * 1024 * 1024

CONTRADICTION = N_("The database refused the object (a contradiction in its ids or values): left out whole.")
OTHER_BODY = N_("The object belongs to another body: left out.")
TOO_DEEP = N_("The object is nested too deeply.")

# What a single object may be guilty of. A database that is gone is another matter: the import stops.
FAULTS = (DataError, IntegrityError, ValueError, OverflowError)


class Import:
    """One run into one tenant."""

    def __init__(self, body: Body, on_progress: Callable[[int], None]) -> None:
        self.body, self.on_progress = body, on_progress
        self.report, self.seen = Report(), Seen()
        self._batch: list[tuple[str, list[Row]]] = []
        self._rows = self._bytes = 0

    def run(self, source: Iterable[Found | Broken], limit: int | None = None) -> Report:
        """Imports at most `limit` objects. Memory depends on the batch, not on the source."""
        for thing in islice(source, limit):
            self._take(thing)
            self.on_progress(1)
            if self._rows >= BATCH_ROWS or self._bytes >= BATCH_BYTES:
                self._flush()
        self._flush()
        self._tie()
        self._check()
        return self.report

    def _take(self, thing: Found | Broken) -> None:
        if isinstance(thing, Broken):
            self.report.refuse(thing.sentence, thing.where)
            return
        try:
            rows = self._read(thing.data)
        except Unreadable as why:
            self.report.refuse(str(why), thing.where)
            return
        self._batch.append((thing.where, rows))
        self._rows += len(rows)
        self._bytes += thing.size

    def _read(self, data: dict[str, Any]) -> list[Row]:
        if data.get("body") not in (None, "", self.body.oparl_id):
            raise Unreadable(OTHER_BODY)
        try:
            return read(data)
        except RecursionError as why:
            raise Unreadable(TOO_DEEP) from why

    def _flush(self) -> None:
        batch, self._batch = self._batch, []
        self._rows = self._bytes = 0
        try:
            self._write([row for _, rows in batch for row in rows])
        except FAULTS:
            self._one_by_one(batch)

    def _one_by_one(self, batch: list[tuple[str, list[Row]]]) -> None:
        """One object spoils a batch: each by itself, so that only the guilty one stays out."""
        for where, rows in batch:
            try:
                self._write(rows)
            except FAULTS:
                self.report.refuse(CONTRADICTION, where)

    def _write(self, rows: list[Row]) -> None:
        if rows:
            self.report.add(write_batch(rows, self.body, self.seen))

    def _tie(self) -> None:
        tied = links.tie(self.body)
        with transaction.atomic():
            make_stubs("organization", links.missing_organizations(self.body), self.body, self.report)
        tied += links.tie(self.body)
        self.report.tied = tied.total()
        rows = DanglingReference.objects.filter(body=self.body).order_by("kind", "field")
        counted = rows.values_list("kind", "field").annotate(number=Count("pk"))
        self.report.dangling.update({(kind, field): number for kind, field, number in counted})

    def _check(self) -> None:
        """Every object of the source, embedded ones included, must have its row now."""
        self.report.objects = self.seen.count()
        for kind, ids in self.seen.portions():
            here = keys_of(kind, ids, self.body)
            self.report.rows += len(here)
            self.report.lost += [oparl_id for oparl_id in ids if oparl_id not in here]
