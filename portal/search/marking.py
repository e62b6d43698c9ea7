"""Shows where in a text it stands: <mark> around what was looked for, everything else escaped."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from portal.search.words import Token, tokens

SHOWN = 240  # characters of an excerpt
BEFORE = 60  # of them at most before the first word that was found


def marked(text: str, stems: AbstractSet[str]) -> SafeString:
    """The whole text."""
    parts, at = [], 0
    for token in tokens(text, stems):
        parts += [escape(text[at : token.start]), f"<mark>{escape(text[token.start : token.end])}</mark>"]
        at = token.end
    return mark_safe("".join([*parts, escape(text[at:])]))  # noqa: S308 (escaped piece by piece)


def excerpt(text: str, stems: Mapping[str, int]) -> SafeString:
    """The piece of the text in which most of it stands; nothing where none does. `stems`: each with the number of the word
    that was asked for. Where all of them stand together, nobody reads on.
    """
    best = _best(text, stems)
    if best is None:
        return SafeString()
    start = best.start
    first = _next_word(text, max(0, start - BEFORE)) if start > BEFORE else 0
    last = text.rfind(" ", start, first + SHOWN) if len(text) > first + SHOWN else len(text)
    last = max(last, best.end)
    before, after = "… " if first else "", " …" if last < len(text) else ""
    return mark_safe(before + marked(text[first:last], stems.keys()) + after)  # noqa: S308 (escaped piece by piece)


def _best(text: str, stems: Mapping[str, int]) -> Token | None:
    """The word that begins the piece with the most of different words, the first of equal ones."""
    everything = len(set(stems.values()))
    begun: list[tuple[Token, set[int]]] = []  # each with what stands in the piece that it begins
    for token in tokens(text, stems.keys()):
        begun.append((token, set()))
        for first, there in reversed(begun):
            if token.start - first.start >= SHOWN - BEFORE:
                break
            there.update(stems[stem] for stem in token.stems if stem in stems)
            if len(there) == everything:
                return first
    return max(begun, key=lambda each: len(each[1]))[0] if begun else None


def _next_word(text: str, at: int) -> int:
    space = text.find(" ", at)
    return at if space < 0 or space > at + BEFORE // 2 else space + 1
