"""What is new, for those who subscribe: meetings and agendas, decisions, papers. Reads public queries alone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time

from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from journal.events import N_
from sessions_app.models import Body, Meeting, Organization, Paper, Resolution
from sessions_app.queries import (
    is_published,
    papers_before,
    public_meetings,
    public_papers,
    public_resolutions,
)

SHOWN = 50


@dataclass(frozen=True)
class Entry:
    """One piece of news: `path` is its permanent address here, `at` when it became public."""

    path: str
    title: str
    text: str
    at: datetime


def meetings(body: Body, organization: Organization | None) -> list[Entry]:
    """Dates and agendas, by when they were published."""
    rows = public_meetings(body).filter(organization=organization) if organization else public_meetings(body)
    known_since = Coalesce("agenda_published_at", "created")
    rows = rows.exclude(starts_at=None).annotate(known_since=known_since)
    return [_meeting(row) for row in rows.order_by("-known_since", "-pk")[:SHOWN]]


def _meeting(row: Meeting) -> Entry:
    when = timezone.localtime(row.starts_at)
    told = {"name": row.name, "day": date_format(when, "SHORT_DATE_FORMAT"), "time": date_format(when, "H:i")}
    text = AGENDA if is_published(row) else DATE
    if row.state == Meeting.State.CANCELLED:
        text = CANCELLED
    return Entry(
        path=reverse("portal:meeting", args=[row.pk]),
        title=gettext("%(name)s, %(day)s") % told,
        text=gettext(text) % told,
        at=row.agenda_published_at or row.created,
    )


AGENDA = N_("%(name)s on %(day)s at %(time)s h: the agenda is published.")
DATE = N_("%(name)s on %(day)s at %(time)s h. The agenda follows.")
CANCELLED = N_("%(name)s on %(day)s at %(time)s h is cancelled.")


def decisions(body: Body, organization: Organization | None) -> list[Entry]:
    """What was adopted in public, by when it was announced."""
    rows = public_resolutions(body).order_by("-adopted_at", "-pk")
    if organization:
        rows = rows.filter(agenda_item__meeting__organization=organization)
    return [_decision(row) for row in rows[:SHOWN]]


def _decision(row: Resolution) -> Entry:
    item = row.agenda_item
    number = gettext("Resolution %(number)s") % {"number": row.number} if row.number else ""
    return Entry(
        path=reverse("portal:resolution", args=[row.pk]),
        title=": ".join(filter(None, (number, item.name))),
        text=f"{row.sentence}\n\n{row.text}",
        at=row.adopted_at,
    )


def papers(body: Body, organization: Organization | None) -> list[Entry]:
    """Papers by when they were released; those from elsewhere by their date."""
    rows = papers_before(organization) if organization else public_papers(body)
    released = Coalesce("published_at", "created")
    return [
        _paper(row) for row in rows.annotate(known_since=released).order_by("-known_since", "-pk")[:SHOWN]
    ]


def _paper(row: Paper) -> Entry:
    kind = row.paper_type or gettext("Paper")
    return Entry(
        path=reverse("portal:paper", args=[row.pk]),
        title=row.name,
        text=" ".join(filter(None, (kind, row.reference))),
        at=row.published_at or _on(row) or row.created,
    )


def _on(row: Paper) -> datetime | None:
    return timezone.make_aware(datetime.combine(row.dated_on, time())) if row.dated_on else None


SOURCES: Mapping[str, Callable[[Body, Organization | None], list[Entry]]] = {
    "sitzungen": meetings,
    "beschluesse": decisions,
    "vorlagen": papers,
}
TITLES = {"sitzungen": _("Meetings and agendas"), "beschluesse": _("Decisions"), "vorlagen": _("Papers")}
