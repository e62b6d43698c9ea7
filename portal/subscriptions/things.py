"""What can be told: each public thing that came out, with what it hangs on. Reads public queries alone.

A thing's `key` names this state of it: a second version of an agenda is another thing than the first.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from django.db.models import Max, Model, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from minutes.studio import minutes_of
from sessions_app.models import Body, Meeting
from sessions_app.public_reads import public_consultations
from sessions_app.queries import PUBLISHED, public_items, public_meetings, public_papers, public_resolutions
from sessions_app.written_queries import public_written

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
M = TypeVar("M", bound=Model)


@dataclass(frozen=True, kw_only=True)
class Thing:
    """`at` is when everybody could read it; the keys are those of what it belongs to."""

    key: str
    path: str
    title: str
    text: str
    at: datetime
    organizations: frozenset[int]
    meetings: frozenset[int] = frozenset()
    items: frozenset[int] = frozenset()
    papers: frozenset[int] = frozenset()
    places: frozenset[int] = frozenset()
    written: frozenset[int] = frozenset()

    @property
    def kind(self) -> str:
        """Of KINDS."""
        return self.key.partition("-")[0]


@dataclass(frozen=True)
class Chosen:
    """Which rows to look at: what came out since, or only those with certain keys."""

    since: datetime
    keys: frozenset[int] | None = None

    def among(self, rows: QuerySet[M], known_since: str) -> QuerySet[M]:
        if self.keys is not None:
            return rows.filter(pk__in=self.keys)
        return rows.filter(**{f"{known_since}__gt": self.since})


def came_out(body: Body, since: datetime) -> list[Thing]:
    """Everything that everybody can read since then, the oldest first."""
    found = [thing for read in KINDS.values() for thing in read(body, Chosen(since)) if thing.at > since]
    return sorted(found, key=lambda thing: thing.at)


def still_there(body: Body, keys: Collection[str]) -> list[Thing]:
    """Of these what everybody can read now, as it is now."""
    by_kind: dict[str, set[int]] = defaultdict(set)
    for key in keys:
        kind, number = key.split("-")[:2]
        by_kind[kind].add(int(number))
    found = (
        thing
        for kind, numbers in by_kind.items()
        for thing in KINDS[kind](body, Chosen(LONG_AGO, frozenset(numbers)))
    )
    return sorted((thing for thing in found if thing.key in keys), key=lambda thing: thing.at)


def _agendas(body: Body, chosen: Chosen) -> Iterator[Thing]:
    """Published agendas and their supplements. Of the past only what was published for it a day late at most."""
    rows = public_meetings(body).filter(PUBLISHED, starts_at__gte=chosen.since - timedelta(days=1))
    known = Coalesce(Max("supplements__published_at"), "agenda_published_at", "created")
    found = list(chosen.among(rows.annotate(known=known), "known"))
    items, papers = _on_agendas(body, found)
    places = _about(body, {key for some in papers.values() for key in some})
    for row in found:
        changed = row.agenda_version > 1
        title = gettext("Agenda changed: %(meeting)s") if changed else gettext("Agenda: %(meeting)s")
        yield Thing(
            key=f"agenda-{row.pk}-{row.agenda_version}",
            path=reverse("portal:meeting", args=[row.pk]),
            title=title % {"meeting": _named(row)},
            text=str(row.location or ""),
            at=row.known,  # type: ignore[attr-defined]  # annotated above
            organizations=_of(row),
            meetings=frozenset({row.pk}),
            items=frozenset(items[row.pk]),
            papers=frozenset(papers[row.pk]),
            places=_at(row) | _together(papers[row.pk], places),
        )


def _about(body: Body, papers: Collection[int]) -> dict[int, set[int]]:
    """By paper the places that it is about."""
    places: dict[int, set[int]] = defaultdict(set)
    rows = public_papers(body).filter(pk__in=papers, locations__isnull=False)
    for paper, place in rows.values_list("pk", "locations"):
        places[paper].add(place)
    return places


def _together(papers: Collection[int], places: Mapping[int, set[int]]) -> frozenset[int]:
    return frozenset(place for paper in papers for place in places.get(paper, ()))


def _at(meeting: Meeting) -> frozenset[int]:
    return frozenset({meeting.location_id} if meeting.location_id else ())


def _on_agendas(body: Body, meetings: Sequence[Meeting]) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    """The public items of each meeting, and the public papers on them."""
    items: dict[int, set[int]] = defaultdict(set)
    papers: dict[int, set[int]] = defaultdict(set)
    for item, meeting in public_items(body).filter(meeting__in=meetings).values_list("pk", "meeting"):
        items[meeting].add(item)
    stations = public_consultations(body).filter(agenda_item__meeting__in=meetings)
    for paper, meeting in stations.values_list("paper", "agenda_item__meeting"):
        papers[meeting].add(paper)
    return items, papers


def _cancelled(body: Body, chosen: Chosen) -> Iterator[Thing]:
    """Meetings that will not take place."""
    rows = public_meetings(body).filter(state=Meeting.State.CANCELLED, starts_at__gte=timezone.now())
    for row in chosen.among(rows, "modified"):
        yield Thing(
            key=f"cancelled-{row.pk}",
            path=reverse("portal:meeting", args=[row.pk]),
            title=gettext("Cancelled: %(meeting)s") % {"meeting": _named(row)},
            text=gettext("The meeting does not take place."),
            at=row.modified,
            organizations=_of(row),
            meetings=frozenset({row.pk}),
            places=_at(row),
        )


def _papers(body: Body, chosen: Chosen) -> Iterator[Thing]:
    rows = public_papers(body).annotate(known=Coalesce("published_at", "created"))
    found = list(chosen.among(rows, "known"))
    before: dict[int, set[int]] = defaultdict(set)
    stations = public_consultations(body).filter(
        paper__in=found, agenda_item__meeting__organization__isnull=False
    )
    for paper, organization in stations.values_list("paper", "agenda_item__meeting__organization"):
        before[paper].add(organization)
    places = _about(body, [row.pk for row in found])
    for row in found:
        yield Thing(
            key=f"paper-{row.pk}",
            path=reverse("portal:paper", args=[row.pk]),
            title=gettext("Paper: %(title)s") % {"title": row.name},
            text=" ".join(filter(None, (row.paper_type, row.reference))),
            at=row.published_at or row.created,
            organizations=frozenset(before[row.pk]),
            papers=frozenset({row.pk}),
            places=frozenset(places[row.pk]),
        )


def _decisions(body: Body, chosen: Chosen) -> Iterator[Thing]:
    found = list(chosen.among(public_resolutions(body), "adopted_at"))
    papers: dict[int, set[int]] = defaultdict(set)
    stations = public_consultations(body).filter(agenda_item__in=[row.agenda_item_id for row in found])
    for paper, item in stations.values_list("paper", "agenda_item"):
        papers[item].add(paper)
    places = _about(body, {key for some in papers.values() for key in some})
    for row in found:
        meeting = row.agenda_item.meeting
        yield Thing(
            key=f"decision-{row.pk}",
            path=reverse("portal:resolution", args=[row.pk]),
            title=gettext("Decided: %(title)s") % {"title": row.agenda_item.name},
            text=f"{_named(meeting)}. {row.sentence}",
            at=row.adopted_at,
            organizations=_of(meeting),
            meetings=frozenset({meeting.pk}),
            items=frozenset({row.agenda_item_id}),
            papers=frozenset(papers[row.agenda_item_id]),
            places=_together(papers[row.agenda_item_id], places),
        )


def _written(body: Body, chosen: Chosen) -> Iterator[Thing]:
    """What was decided in writing, once it is over."""
    for row in chosen.among(public_written(body), "ended_at"):
        assert row.ended_at  # it is over
        yield Thing(
            key=f"written-{row.pk}",
            path=reverse("portal:written", args=[row.pk]),
            title=gettext("Decided in writing: %(title)s") % {"title": row.title},
            text=row.result,
            at=row.ended_at,
            organizations=frozenset({row.organization_id}),
            papers=frozenset({row.paper_id} if row.paper_id else ()),
            written=frozenset({row.pk}),
        )


def _minutes(body: Body, chosen: Chosen) -> Iterator[Thing]:
    """Minutes that everybody can read. After a recall they are news once more."""
    rows = public_meetings(body).filter(results_protocol__public=True, results_protocol__deleted=False)
    for row in chosen.among(rows, "results_protocol__modified"):
        assert row.results_protocol  # filtered above
        published = minutes_of(row).public.life.publication.published_at
        at = published or row.results_protocol.created
        yield Thing(
            key=f"minutes-{row.pk}-{at:%Y%m%d%H%M%S}",
            path=reverse("portal:meeting", args=[row.pk]),
            title=gettext("Minutes: %(meeting)s") % {"meeting": _named(row)},
            text=gettext("The minutes of the public part are published."),
            at=at,
            organizations=_of(row),
            meetings=frozenset({row.pk}),
            places=_at(row),
        )


KINDS: dict[str, Callable[[Body, Chosen], Iterator[Thing]]] = {
    "agenda": _agendas,
    "cancelled": _cancelled,
    "paper": _papers,
    "decision": _decisions,
    "written": _written,
    "minutes": _minutes,
}


def _of(meeting: Meeting) -> frozenset[int]:
    return frozenset({meeting.organization_id} if meeting.organization_id else ())


def _named(meeting: Meeting) -> str:
    if meeting.starts_at is None:
        return meeting.name
    begin = timezone.localtime(meeting.starts_at)
    told = {
        "name": meeting.name,
        "day": date_format(begin, "SHORT_DATE_FORMAT"),
        "time": date_format(begin, "H:i"),
    }
    return gettext("%(name)s, %(day)s, %(time)s h") % told
