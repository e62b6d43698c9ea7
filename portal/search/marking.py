"""Shows where in a text it stands: <mark> around what was looked for, everything else escaped."""

from collections.abc import Set as AbstractSet

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from portal.search.words import Token, tokens

SHOWN = 240  # characters of an excerpt
BEFORE = 60  # of them at most before the first word that was found


def marked(text: str, stems: AbstractSet[str]) -> SafeString:
    """The whole text."""
    return mark_safe(_marked(text, list(tokens(text, stems)), 0, len(text)))  # noqa: S308 (escaped piece by piece)


def excerpt(text: str, stems: AbstractSet[str]) -> SafeString:
    """The piece of the text in which most of it stands; nothing where none does."""
    hit = list(tokens(text, stems))
    if not hit:
        return SafeString()
    start = max(hit, key=lambda token: _worth(token, hit, stems)).start
    first = _next_word(text, max(0, start - BEFORE)) if start > BEFORE else 0
    last = text.rfind(" ", start, first + SHOWN) if len(text) > first + SHOWN else len(text)
    last = max(last, *(token.end for token in hit if token.start == start))
    before, after = "… " if first else "", " …" if last < len(text) else ""
    return mark_safe(before + _marked(text, hit, first, last) + after)  # noqa: S308 (escaped piece by piece)


def _worth(token: Token, hit: list[Token], stems: AbstractSet[str]) -> int:
    """How many different stems stand in the piece that begins with this one."""
    near = (each for each in hit if 0 <= each.start - token.start < SHOWN - BEFORE)
    return len({stem for each in near for stem in each.stems} & stems)


def _next_word(text: str, at: int) -> int:
    space = text.find(" ", at)
    return at if space < 0 or space > at + BEFORE // 2 else space + 1


def _marked(text: str, hit: list[Token], first: int, last: int) -> str:
    parts, at = [], first
    for token in hit:
        if first <= token.start and token.end <= last:
            parts += [escape(text[at : token.start]), f"<mark>{escape(text[token.start : token.end])}</mark>"]
            at = token.end
    return "".join([*parts, escape(text[at:last])])
