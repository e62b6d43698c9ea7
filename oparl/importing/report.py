"""What came in, what changed, what was odd, what was refused, and whether anything was lost."""

import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from oparl.importing.oddities.told import Odd

EXAMPLES = 3
COUNTS = ("read", "new", "changed", "gone", "unchanged", "older")

Entry = dict[str, Any]


class Entries:
    """One line for everything that happened, on disk: however much it is, memory does not grow."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 (gone with the process)

    def add(self, entries: list[Entry]) -> None:
        self._file.writelines(f"{json.dumps(each, ensure_ascii=False, default=str)}\n" for each in entries)

    def __iter__(self) -> Iterator[str]:
        """As JSON, one by one."""
        self._file.seek(0)
        yield from (line.rstrip("\n") for line in self._file)
        self._file.seek(0, 2)


@dataclass
class Report:
    """Counts by kind of object, with a few examples each: it stays small however large the source is.

    `waiting` counts files by the host that was left out for its `silences`.
    `entries` tell each single thing; the report of a whole run hands them on to a file (`Entries`).
    """

    read: Counter[str] = field(default_factory=Counter)
    new: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    gone: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)
    older: Counter[str] = field(default_factory=Counter)
    fields: Counter[tuple[str, str]] = field(default_factory=Counter)
    odd: Counter[Odd] = field(default_factory=Counter)
    examples: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    refused: Counter[str] = field(default_factory=Counter)
    entries: list[Entry] = field(default_factory=list)
    tied: int = 0
    dangling: Counter[tuple[str, str]] = field(default_factory=Counter)
    objects: int = 0
    rows: int = 0
    lost: list[str] = field(default_factory=list)
    unfinished: list[str] = field(default_factory=list)
    fetched: Counter[str] = field(default_factory=Counter)
    waiting: Counter[str] = field(default_factory=Counter)
    silences: dict[str, int] = field(default_factory=dict)

    def note(self, odd: Odd, where: str) -> None:
        self.odd[odd] += 1
        self._example(odd.name, where)
        self.entries.append({"what": "odd", "why": odd.name, "where": where})

    def refuse(self, sentence: str, where: str) -> None:
        """Something could not be taken over: the sentence is a msgid, `where` a line or an id."""
        self.refused[sentence] += 1
        self._example(sentence, where)
        self.entries.append({"what": "refused", "why": sentence, "where": where})

    def left(self, host: str, silences: int) -> None:
        """A file waits for the next run: its host was silent so often that it was not asked any more."""
        self.waiting[host] += 1
        self.silences[host] = silences

    def tell(
        self, what: str, kind: str, oparl_id: str, fields: dict[str, list[object]] | None = None
    ) -> None:
        """One object that is new, changed, gone or older; of a changed one each field as it was and as it is."""
        getattr(self, what)[kind] += 1
        entry: Entry = {"what": what, "kind": kind, "id": oparl_id}
        self.entries.append(entry | ({"fields": fields} if fields else {}))
        for name in fields or {}:
            self.fields[kind, name] += 1
            self._example(f"{kind}.{name}", oparl_id)

    def _example(self, key: str, where: str) -> None:
        if len(self.examples[key]) < EXAMPLES:
            self.examples[key].append(where)

    def add(self, other: "Report") -> None:
        """Takes over what one committed batch counted."""
        for name in (*COUNTS, "fields", "odd", "refused"):
            getattr(self, name).update(getattr(other, name))
        for key, examples in other.examples.items():
            for example in examples:
                self._example(key, example)
        self.entries += other.entries

    @property
    def changes(self) -> int:
        return self.new.total() + self.changed.total() + self.gone.total() + self.tied
