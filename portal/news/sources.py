"""The kinds of feeds, as they stand in the address."""

from collections.abc import Callable, Mapping
from heapq import nlargest
from operator import attrgetter

from django.utils.translation import gettext_lazy as _

from portal.news.decisions import decisions
from portal.news.entry import SHOWN, Entry
from portal.news.meetings import meetings
from portal.news.minutes import minutes
from portal.news.papers import papers
from portal.news.scope import Scope
from portal.news.withdrawn import gone_meetings, gone_papers

EVERYTHING = "neues"
SOURCES: Mapping[str, tuple[Callable[[Scope], list[Entry]], ...]] = {
    "sitzungen": (meetings, gone_meetings),
    "beschluesse": (decisions,),
    "vorlagen": (papers, gone_papers),
    "niederschriften": (minutes,),
}
TITLES = {
    EVERYTHING: _("Everything new"),
    "sitzungen": _("Meetings and agendas"),
    "beschluesse": _("Decisions"),
    "vorlagen": _("Papers"),
    "niederschriften": _("Minutes of meetings"),
}


def entries(what: str, scope: Scope) -> list[Entry]:
    """The newest of a kind, those first that changed last."""
    reads = SOURCES.get(what) or [read for some in SOURCES.values() for read in some]
    found = [entry for read in reads for entry in read(scope)]
    return nlargest(SHOWN, found, key=attrgetter("updated"))
