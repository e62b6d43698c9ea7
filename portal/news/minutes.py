"""Minutes of public meetings: published, or recalled."""

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from journal.events import N_
from portal.news.entry import SHOWN, Entry
from portal.news.scope import Scope
from sessions_app.models import Meeting
from sessions_app.queries import public_meetings
from sessions_app.reading import view_of_file

PUBLISHED = (N_("Minutes: %(meeting)s"), N_("The minutes of the public part are published."))
RECALLED = (
    N_("Minutes recalled: %(meeting)s"),
    N_("These minutes were taken back. Please do not use copies of them any more."),
)


def minutes(scope: Scope) -> list[Entry]:
    """Who has recalled ones from here learns that they hold no more."""
    rows = public_meetings(scope.body).filter(scope.meetings).select_related("published_minutes")
    published = Q(results_protocol__public=True, results_protocol__deleted=False)
    recalled = Q(results_protocol=None, published_minutes__recalled_at__isnull=False)
    own = (f"published_minutes__{each}" for each in ("published_at", "recalled_at"))
    known = Coalesce(*own, "results_protocol__created")
    rows = rows.filter(published | recalled).annotate(known=known)
    return [_entry(row) for row in rows.order_by("-known", "-pk")[:SHOWN]]


def _entry(row: Meeting) -> Entry:
    file = row.results_protocol
    title, text = PUBLISHED if file else RECALLED
    return Entry(
        path=_path(row),
        title=gettext(title) % {"meeting": _named(row)},
        text=gettext(text),
        published=row.known,  # type: ignore[attr-defined]  # annotated above
        updated=row.known,  # type: ignore[attr-defined]  # annotated above
        files=(view_of_file(file),) if file else (),
    )


def _path(row: Meeting) -> str:
    """Of minutes from elsewhere the place on the meeting's page."""
    if row.oparl_id is None:
        return reverse("minutes:published", args=[row.pk])
    return f"{reverse('portal:meeting', args=[row.pk])}#minutes"


def _named(row: Meeting) -> str:
    if row.starts_at is None:
        return row.name
    day = date_format(timezone.localtime(row.starts_at), "SHORT_DATE_FORMAT")
    return gettext("%(name)s, %(day)s") % {"name": row.name, "day": day}
