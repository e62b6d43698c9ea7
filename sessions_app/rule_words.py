"""The rules in force in words, for the page and its PDF, in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import get_language, gettext

from voting.rules.phrases import ORIGINS, TITLES, meaning_of
from voting.rules.schema import RULES, Content, Text, Value
from voting.rules.subjects import SUBJECTS


@dataclass(frozen=True)
class RuleLine:
    """A rule for a reader. `is_local`: the town's own. `acts`: the program itself acts on it. `left_to`: who may
    decide it, or empty.
    """

    key: str
    title: str
    words: str
    source: str
    origin_words: str
    is_local: bool
    acts: bool
    left_to: str


@dataclass(frozen=True)
class Subject:
    """Rules that belong together."""

    title: str
    lines: tuple[RuleLine, ...]


def subjects_of(values: Mapping[str, Value]) -> tuple[Subject, ...]:
    return tuple(
        Subject(gettext(title), tuple(line_of(key, values[key]) for key in keys))
        for title, keys in SUBJECTS.items()
    )


def line_of(key: str, value: Value) -> RuleLine:
    return RuleLine(
        key=key,
        title=gettext(TITLES[key]),
        words=words_of(key, value.content),
        source=together(value.source),
        origin_words=gettext(ORIGINS[value.origin]),
        is_local=value.origin in value.left_to,
        acts=key in RULES,
        left_to=", ".join(gettext(ORIGINS[each]) for each in value.left_to),
    )


def together(source: str) -> str:
    """A paragraph that no line end tears from its sign."""
    return source.replace("§ ", "§\u00a0").replace("Art. ", "Art.\u00a0").replace("Abs. ", "Abs.\u00a0")


def words_of(key: str, content: Content) -> str:
    """What a value says."""
    if isinstance(content, Text):
        return content.de if (get_language() or "de").startswith("de") else content.en
    msgid, numbers = meaning_of(key, content)
    return gettext(msgid) % numbers
