"""What a choice leaves of the entries: kinds, days, a term."""

from datetime import date

from django.db.models import Q

from portal.search.place import Window
from portal.search.wanted import Wanted
from sessions_app.models import Body
from sessions_app.queries import terms_of

NEVER = Window(since=date.max, until=date.min)


def window_of(body: Body, wanted: Wanted) -> Window:
    """Days of a term and days that are named have to be met both."""
    since, until = [wanted.since], [wanted.until]
    if wanted.term:
        term = terms_of(body).filter(pk=wanted.term).first()
        if term is None:
            return NEVER
        since.append(term.starts_on)
        until.append(term.ends_on)
    return Window(
        wanted.kinds,
        max((day for day in since if day), default=None),
        min((day for day in until if day), default=None),
    )


def dated_within(window: Window) -> Q:
    """Entries of a window, where no index is asked. Those without a date are in it only if it names no day."""
    fits = Q(kind__in=[kind.value for kind in window.kinds]) if window.kinds else Q()
    fits &= Q(dated_on__gte=window.since) if window.since else Q()
    return fits & Q(dated_on__lte=window.until) if window.until else fits
