"""What a search finds of a body. Only what anybody may read, asked of the public queries at the moment of reading."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from portal.search.wanted import Kind, Wanted
from sessions_app.models import Body
from sessions_app.queries import public_items, public_meetings, public_papers


@dataclass(frozen=True)
class Hit:
    """A thing that was found: its kind and primary key, its title as it stands today, the page that shows it.

    `excerpt`: HTML, escaped, with <mark> around what was looked for. `page`: of a file, counted from 1; else 0.
    `since`: when the search first knew it as public.
    """

    kind: Kind
    key: int
    title: str
    address: str
    dated_on: date | None = None
    excerpt: SafeString = SafeString()
    page: int = 0
    since: datetime | None = None


@dataclass(frozen=True)
class Found:
    """`hits`: those asked for, in order. `total`: how many there are in all."""

    hits: tuple[Hit, ...]
    total: int


def found(
    body: Body, wanted: Wanted, *, after: datetime | None = None, start: int = 0, count: int = 20
) -> Found:
    """What a body's public record holds of it. `after`: only what the search knows since then as public."""
    hits = [hit for hit in _hits(body, wanted.words) if not wanted.kinds or hit.kind in wanted.kinds]
    hits = [hit for hit in hits if after is None or (hit.since and hit.since > after)]
    return Found(tuple(hits[start : start + count]), len(hits))


def _hits(body: Body, words: str) -> list[Hit]:
    papers = public_papers(body).filter(Q(name__icontains=words) | Q(reference__icontains=words))
    items = public_items(body).filter(name__icontains=words).select_related("meeting")
    meetings = public_meetings(body).filter(name__icontains=words)
    return [
        *(
            Hit(
                Kind.PAPER,
                row.pk,
                row.name,
                reverse("portal:paper", args=[row.pk]),
                row.dated_on,
                since=row.published_at,
            )
            for row in papers
        ),
        *(
            Hit(
                Kind.AGENDA_ITEM,
                row.pk,
                row.name,
                f"{reverse('portal:meeting', args=[row.meeting_id])}#top-{row.pk}",
                since=row.meeting.agenda_published_at,
            )
            for row in items
        ),
        *(
            Hit(
                Kind.MEETING,
                row.pk,
                row.name,
                reverse("portal:meeting", args=[row.pk]),
                row.starts_at and timezone.localdate(row.starts_at),
                since=row.created,
            )
            for row in meetings
        ),
    ]
