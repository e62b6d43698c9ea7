"""{% kept "sitting/options.html" options=field.options %}: a piece of a page that many forms show alike."""

from collections.abc import Hashable
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString

register = template.Library()
KEPT = 128  # pieces: the lines of a journal, or selects; one of a thousand members has 30 KB


@register.simple_tag
def kept(name: str, **words: Hashable) -> SafeString:
    """The template with nothing but these words, drawn once for all who show the same in the same language.

    The desk of a large council holds a dozen lists of the same thousand people, and of its journal's lines all but the
    newest are those of a moment ago.
    """
    return _drawn(name, translation.get_language(), tuple(words.items()))


@lru_cache(KEPT)
def _drawn(name: str, _language: str | None, words: tuple[tuple[str, Hashable], ...]) -> SafeString:
    return render_to_string(name, dict(words))
