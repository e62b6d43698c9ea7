"""{% journal_lines log.lines desk %}: the lines of the desk's log; `desk` is its address, empty where nothing is corrected.

All but the newest are those of a moment ago: each is drawn once, and by hand, a template taking four times as long.
"""

from collections.abc import Iterable
from functools import lru_cache

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from sessions_app.screens.log_lines import LogLine
from sessions_app.screens.objects import Words

register = template.Library()
KEPT = 2_000  # lines, of all the meetings that are held at once
LINE = '<li value="{}"><span class="log__seq" aria-hidden="true">{}</span> {}<span>{}</span>{}</li>'
TIME = '<time datetime="{}">{}</time> '
LINK = (
    ' <a class="kern-link kern-link--small kern-link--no-visited-state log__correct" href="{}eintraege/{}/"'
    ' aria-label="{}">{}</a>'
)
CORRECTION = ' <strong class="log__correction">{} {}</strong>'


@register.simple_tag
def journal_lines(lines: Iterable[LogLine], desk: str = "") -> SafeString:
    language = get_language()
    return mark_safe("".join([_drawn(each, desk, language) for each in lines]))  # noqa: S308 (of lines drawn below)


@lru_cache(KEPT)
def _drawn(line: LogLine, desk: str, _language: str | None) -> SafeString:
    return format_html(
        LINE,
        line.number,
        f"{line.since}–{line.number}" if line.since else line.number,
        format_html(TIME, line.at, line.clock) if line.at else "",
        _told(line),
        _link(line, desk) if desk and line.to_correct else "",
    )


def _link(line: LogLine, desk: str) -> SafeString:
    return format_html(LINK, desk, line.number, line.to_correct, gettext("Correct"))


def _told(line: LogLine) -> Words | SafeString:
    """What happened; where it was corrected, crossed out beside what is right."""
    if not line.corrections:
        return line.text
    said = ((gettext("Correction:"), text) for text in line.corrections)
    return format_html("<s>{}</s>{}", line.text, format_html_join("", CORRECTION, said))
