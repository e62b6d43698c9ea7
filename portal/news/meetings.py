"""Dates and agendas, moved and cancelled ones too."""

from datetime import datetime

from django.db.models import Case, DateTimeField, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from journal.events import N_
from portal.news.entry import SHOWN, Entry
from portal.news.scope import Scope
from sessions_app.models import Meeting, PlanChange, Supplement
from sessions_app.queries import is_published, public_meetings

AGENDA = N_("%(name)s on %(day)s at %(time)s h: the agenda is published.")
CHANGED = N_("%(name)s on %(day)s at %(time)s h: the agenda was changed, this is version %(version)s.")
DATE = N_("%(name)s on %(day)s at %(time)s h. The agenda follows.")
CANCELLED = N_("%(name)s on %(day)s at %(time)s h is cancelled.")
MOVED = N_("It was to begin on %(day)s at %(time)s h.")
What = PlanChange.What
IS_CANCELLED = Q(state=Meeting.State.CANCELLED)


def meetings(scope: Scope) -> list[Entry]:
    rows = public_meetings(scope.body).filter(scope.meetings).exclude(starts_at=None)
    return [_entry(row) for row in _dated(rows).order_by("-updated", "-pk")[:SHOWN]]


def _dated(rows: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """With `updated`, and `moved_from`: the begin before the last, if it was moved.

    What is being prepared moves nothing: a draft is written in the same row, and nobody is to see that.
    """
    changes = PlanChange.objects.filter(meeting=OuterRef("pk")).order_by("-at")
    # A placeholder that an import filled had no plan before.
    changes = changes.exclude(starts_at=None, meeting__oparl_id__isnull=False)
    shown = Q(what__in=[What.BEGIN, What.PLACE, What.NAME])
    shown |= Q(what=What.STANDING, meeting__state=Meeting.State.CANCELLED)
    supplements = Supplement.objects.filter(meeting=OuterRef("pk"), published_at__isnull=False)
    known = Coalesce("agenda_published_at", "created")
    return rows.annotate(
        known=known,
        moved_from=_first(changes.filter(what=What.BEGIN), "starts_at"),
        updated=Greatest(
            known,
            Coalesce(_first(changes.filter(shown), "at"), known),
            Coalesce(_first(supplements.order_by("-published_at"), "published_at"), known),
            # Of elsewhere, and from before changes were noted.
            Case(When(IS_CANCELLED | Q(oparl_id__isnull=False), then=F("modified")), default=known),
        ),
    )


def _first(rows: QuerySet[PlanChange] | QuerySet[Supplement], field: str) -> Subquery:
    return Subquery(rows.values(field)[:1], output_field=DateTimeField())


def _entry(row: Meeting) -> Entry:
    assert row.starts_at  # asked for above
    told = {"name": row.name, "version": row.agenda_version, **_moment(row.starts_at)}
    moved: datetime | None = row.moved_from  # type: ignore[attr-defined]  # annotated above
    sentences = [
        gettext(_sentence(row)) % told,
        gettext(MOVED) % _moment(moved) if moved and moved != row.starts_at else "",
        gettext("Place: %(place)s") % {"place": row.location} if row.location else "",
    ]
    return Entry(
        path=reverse("portal:meeting", args=[row.pk]),
        title=gettext("%(name)s, %(day)s") % told,
        text="\n".join(filter(None, sentences)),
        published=row.known,  # type: ignore[attr-defined]  # annotated above
        updated=row.updated,  # type: ignore[attr-defined]  # annotated above
    )


def _sentence(row: Meeting) -> str:
    if row.state == Meeting.State.CANCELLED:
        return CANCELLED
    if not is_published(row):
        return DATE
    return CHANGED if row.agenda_version > 1 else AGENDA


def _moment(at: datetime) -> dict[str, str]:
    local = timezone.localtime(at)
    return {"day": date_format(local, "SHORT_DATE_FORMAT"), "time": date_format(local, "H:i")}
