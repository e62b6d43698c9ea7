"""{% kept "sitting/options.html" options=field.options %}: a piece of a page that many forms show alike."""

from collections.abc import Hashable, Iterable
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
KEPT = 256  # pieces: selects and forms; one of a thousand members has 30 KB
LINES_KEPT = 4_000  # a thousand electors in each state in which they are shown; hardly one has a kilobyte


@register.simple_tag
def kept(name: str, **words: Hashable) -> SafeString:
    """The template with nothing but these words, drawn once for all who show the same in the same language.

    The desk of a large council holds a dozen lists of the same thousand people.
    """
    return _piece(name, translation.get_language(), tuple(words.items()))


@register.simple_tag
def kept_line(name: str, **words: Hashable) -> SafeString:
    """The same for the lines of a list: of a journal's all but the newest are those of a moment ago, and of those who
    vote nearly all were drawn in an earlier vote, or for others who look on.
    """
    return _line(name, translation.get_language(), tuple(words.items()))


@register.simple_tag
def kept_lines(name: str, word: str, lines: Iterable[Hashable], **words: Hashable) -> SafeString:
    """All lines of such a list, each under this word: asked for one by one, the asking takes longer than the finding."""
    language, beside = translation.get_language(), tuple(words.items())
    return mark_safe("".join([_line(name, language, ((word, each), *beside)) for each in lines]))  # noqa: S308 (templates drew them)


def _drawn(name: str, _language: str | None, words: tuple[tuple[str, Hashable], ...]) -> SafeString:
    return render_to_string(name, dict(words))


_piece, _line = lru_cache(KEPT)(_drawn), lru_cache(LINES_KEPT)(_drawn)
