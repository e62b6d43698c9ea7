"""What a choice leaves of the entries: kinds, days, a term."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.db.models import Q

from portal.search.place import Window
from portal.search.wanted import Wanted
from sessions_app.models import Body, LegislativeTerm
from sessions_app.queries import terms_of


def in_days(wanted: Wanted, terms: Iterable[LegislativeTerm]) -> Wanted:
    """The same with days in place of its term: those of the term and those that are named have to be met both. In a term
    that there is not, there is no day.
    """
    if not wanted.term:
        return wanted
    term = next((each for each in terms if each.pk == wanted.term), None)
    if term is None:
        return replace(wanted, term=None, since=date.max, until=date.min)
    since = max((day for day in (wanted.since, term.starts_on) if day), default=None)
    until = min((day for day in (wanted.until, term.ends_on) if day), default=None)
    return replace(wanted, term=None, since=since, until=until)


def window_of(body: Body, wanted: Wanted) -> Window:
    days = in_days(wanted, terms_of(body) if wanted.term else ())
    return Window(days.kinds, days.since, days.until)


def dated_within(window: Window) -> Q:
    """Entries of a window, where no index is asked. Those without a date are in it only if it names no day."""
    fits = Q(kind__in=[kind.value for kind in window.kinds]) if window.kinds else Q()
    fits &= Q(dated_on__gte=window.since) if window.since else Q()
    return fits & Q(dated_on__lte=window.until) if window.until else fits
