"""Sentences that know no language yet. Pure; the edge brings the translation."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Phrase:
    """An English msgid with named placeholders, and their values; a value may be a phrase itself."""

    msgid: str
    values: Mapping[str, "int | str | Phrase"]

    def told(self, translated: Callable[[str], str] = str) -> str:
        """The sentence in the language that `translated` (gettext, or nothing for English) speaks."""
        values = {
            name: each.told(translated) if isinstance(each, Phrase) else each
            for name, each in self.values.items()
        }
        return translated(self.msgid) % values
