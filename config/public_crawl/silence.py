"""Where the watch has not run to its end for too long."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Max
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from sessions_app.models import Body


def unwatched() -> dict[Body, str]:
    """Of each municipality that can be reached and was not read through for WATCH_DAYS days: since when."""
    since = timezone.now() - timedelta(days=settings.WATCH_DAYS)
    reachable = Body.objects.filter(deleted=False, hosts__isnull=False).distinct()
    bodies = reachable.annotate(read_at=Max("crawls__ended_at")).order_by("pk")
    return {body: _said(body) for body in bodies if body.read_at is None or body.read_at < since}


def _said(body: Body) -> str:
    if body.read_at is None:  # type: ignore[attr-defined]  # annotated above
        return gettext("The watch has never read everything that %(body)s shows.") % {"body": body.name}
    at = date_format(timezone.localtime(body.read_at), "SHORT_DATETIME_FORMAT")  # type: ignore[attr-defined]
    return gettext("The watch over what %(body)s shows ran to its end on %(at)s for the last time.") % {
        "body": body.name,
        "at": at,
    }
