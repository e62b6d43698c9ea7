"""What came in, what changed, what was odd, what was refused, and whether anything was lost."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from oparl.importing.oddities import Odd

EXAMPLES = 3


@dataclass
class Report:
    """Counts by kind of object, with a few examples each: it stays small however large the source is."""

    read: Counter[str] = field(default_factory=Counter)
    new: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)
    older: Counter[str] = field(default_factory=Counter)
    odd: Counter[Odd] = field(default_factory=Counter)
    examples: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    refused: Counter[str] = field(default_factory=Counter)
    tied: int = 0
    dangling: Counter[tuple[str, str]] = field(default_factory=Counter)
    objects: int = 0
    rows: int = 0
    lost: list[str] = field(default_factory=list)

    def note(self, odd: Odd, where: str) -> None:
        self.odd[odd] += 1
        self._example(odd.name, where)

    def refuse(self, sentence: str, where: str) -> None:
        """Something could not be taken over: the sentence is a msgid, `where` a line or an id."""
        self.refused[sentence] += 1
        self._example(sentence, where)

    def _example(self, key: str, where: str) -> None:
        if len(self.examples[key]) < EXAMPLES:
            self.examples[key].append(where)

    def add(self, other: "Report") -> None:
        """Takes over what one committed batch counted."""
        for name in ("read", "new", "changed", "unchanged", "older", "odd", "refused"):
            getattr(self, name).update(getattr(other, name))
        for key, examples in other.examples.items():
            for example in examples:
                self._example(key, example)

    @property
    def changes(self) -> int:
        return self.new.total() + self.changed.total() + self.tied
