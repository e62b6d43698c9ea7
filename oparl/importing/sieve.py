"""What a source says as it said it before is put aside unread."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from typing import Any

from oparl.importing.kinds import keys_of
from oparl.importing.oddities.characters import clean
from oparl.importing.rows import Row
from oparl.importing.source import Found
from oparl.models import Taken
from sessions_app.models import Body

# Counts up when objects are read in another way: then everything is read once more.
WAY_OF_READING = 3


@dataclass
class Load:
    """An object that is to be written: where it came from, its fingerprint, its rows, and which of them are its own."""

    where: str
    digest: str
    rows: list[Row] = field(default_factory=list)
    holds: Counter[str] = field(default_factory=Counter)


class Sieve:
    """Compares a source with what was taken from it."""

    def __init__(self, body: Body, began: datetime) -> None:
        self._body, self._began = body, began

    def same(self, things: list[tuple[Found, str]]) -> dict[str, Counter[str]]:
        """Of the objects that are as they were: what each holds, by id. They count as met in this run."""
        digests = {id_of(found): digest for found, digest in things}
        rows = Taken.objects.filter(body=self._body, oparl_id__in=digests)
        equal = [row for row in rows if digests[row.oparl_id] == row.digest]
        here = self._here(equal)
        equal = [row for row in equal if row.oparl_id in here]
        Taken.objects.filter(pk__in=[row.pk for row in equal if row.seen < self._began]).update(
            seen=self._began
        )
        return {row.oparl_id: Counter(row.holds) for row in equal}

    def _here(self, taken: list[Taken]) -> set[str]:
        """Those whose row is still there: what was deleted here by hand comes again."""
        ids: defaultdict[str, list[str]] = defaultdict(list)
        for row in taken:
            ids[row.kind].append(row.oparl_id)
        return {each for kind, some in ids.items() for each in keys_of(kind, some, self._body)}

    def remember(self, loads: Iterable[Load]) -> None:
        """What was written just now, in its transaction."""
        rows = {load.rows[0].oparl_id: self._row(load) for load in loads}
        Taken.objects.bulk_create(
            rows.values(),
            update_conflicts=True,
            unique_fields=["body", "oparl_id"],
            update_fields=["kind", "digest", "holds", "seen"],
        )

    def _row(self, load: Load) -> Taken:
        return Taken(
            body=self._body,
            oparl_id=load.rows[0].oparl_id,
            kind=load.rows[0].kind,
            digest=load.digest,
            holds=dict(load.holds),
            seen=self._began,
        )


def id_of(found: Found) -> str:
    """The id as it can stand in a row; empty where there is none."""
    given = found.data.get("id")
    text, _ = clean(given) if isinstance(given, str) else ("", False)
    return str(text).strip()


def digest_of(data: dict[str, Any]) -> str:
    """A fingerprint of an object as the source writes it."""
    written = json.dumps([WAY_OF_READING, data], sort_keys=True).encode()
    return blake2b(written, digest_size=16).hexdigest()
