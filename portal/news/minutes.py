"""Minutes of public meetings: published, or recalled."""

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from portal.news.entry import SHOWN, Entry
from portal.news.scope import Scope
from sessions_app.models import Meeting
from sessions_app.queries import public_meetings
from sessions_app.reading import view_of_file


def minutes(scope: Scope) -> list[Entry]:
    rows = public_meetings(scope.body).filter(scope.meetings).select_related("published_minutes")
    own = "published_minutes__published_at"
    published = rows.filter(results_protocol__public=True, results_protocol__deleted=False)
    return [_published(row) for row in _newest(published, Coalesce(own, "results_protocol__created"))]


def recalled(scope: Scope) -> list[Entry]:
    """Who has them from here learns that they hold no more."""
    rows = public_meetings(scope.body).filter(scope.meetings).select_related("published_minutes")
    gone = rows.filter(results_protocol=None, published_minutes__recalled_at__isnull=False)
    return [_recalled(row) for row in _newest(gone, F("published_minutes__recalled_at"))]


def _newest(rows: QuerySet[Meeting], known: Coalesce | F) -> QuerySet[Meeting]:
    return rows.annotate(known=known).order_by("-known", "-pk")[:SHOWN]


def _published(row: Meeting) -> Entry:
    assert row.results_protocol  # filtered above
    return Entry(
        path=_path(row),
        title=gettext("Minutes: %(meeting)s") % {"meeting": _named(row)},
        text=gettext("The minutes of the public part are published."),
        published=row.known,  # type: ignore[attr-defined]  # annotated above
        updated=row.known,  # type: ignore[attr-defined]  # annotated above
        files=(view_of_file(row.results_protocol),),
    )


def _recalled(row: Meeting) -> Entry:
    return Entry(
        path=_path(row),
        title=gettext("Minutes recalled: %(meeting)s") % {"meeting": _named(row)},
        text=gettext("These minutes were taken back. Please do not use copies of them any more."),
        published=row.known,  # type: ignore[attr-defined]  # annotated above
        updated=row.known,  # type: ignore[attr-defined]  # annotated above
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
