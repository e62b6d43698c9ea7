"""The displays in the hall as they stand: who they are, which meeting they show, what the desk wants on them.

Nothing here is an event of the council: it can be changed and forgotten.
"""

import hashlib
from datetime import datetime

from django.core.cache import cache
from django.utils import timezone

from journal.composed import Composed, given
from sessions_app.doors import OVER
from sessions_app.models import Body, Display, DisplayWish, Meeting
from sessions_app.screens.audience import BOARD, CONNECTED, DISPLAYS, Audience
from sessions_app.screens.displays import Connection, displays
from sessions_app.screens.readiness import board
from sessions_app.screens.regions import connected
from sessions_app.screens.wall import Wish, Wished
from sessions_app.sitting.state import Sitting

REACHABLE = 15  # seconds since a display was last heard of


def nudge_key(meeting: int) -> str:
    """Under which the hub tells that something about the displays of a meeting changed."""
    return f"displays:{meeting}"


def hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def find_display(body: Body, token: str) -> Display | None:
    rows = Display.objects.filter(body=body, token_hash=hashed(token))
    return rows.select_related("meeting__body", "meeting__organization").first()


def meeting_on(display: Display) -> Meeting | None:
    """The meeting that a display shows: where it is over, until the end of the day on which it ended or was paired.

    An evening may end after midnight, and its last picture stands on the wall nevertheless.
    """
    meeting, paired_at = display.meeting, display.paired_at
    if meeting is None or paired_at is None or meeting.deleted or meeting.agenda_published_at is None:
        return None
    shows = meeting.state not in OVER or _today(paired_at) or _today(meeting.ends_at)
    return meeting if shows else None


def _today(moment: datetime | None) -> bool:
    return moment is not None and timezone.localdate(moment) == timezone.localdate()


# Asked for every picture of the desk and the wall.
_WISHED = Composed(
    lambda: DisplayWish.objects.filter(meeting=given("meeting")).values_list("picture", "text")
)
_PAIRED = Composed(
    lambda: (
        Display.objects.filter(meeting=given("meeting"), paired_at__isnull=False)
        .order_by("paired_at", "pk")
        .values_list("pk", "paired_at")
    )
)


def wished_for(meeting: int) -> Wished:
    rows = _WISHED(meeting=meeting)
    return Wished(Wish(rows[0][0]), rows[0][1]) if rows else Wished()


def look_beside(
    meeting: int, sitting: Sitting, audience: Audience, people: frozenset[int]
) -> dict[str, object]:
    """The view objects of what moves without the journal, but the picture, which needs both."""
    views: dict[str, object] = {CONNECTED: connected(sitting, audience, people)}
    if audience is Audience.DESK:
        views[BOARD] = board(sitting, people)
        views[DISPLAYS] = displays(connections_of(meeting), wished_for(meeting))
    return views


def wished_on(audience: Audience, meeting: int) -> Wished:
    """What the desk wants, for those who are shown it."""
    return wished_for(meeting) if audience is Audience.WALL else Wished()


def connections_of(meeting: int) -> tuple[Connection, ...]:
    pairs = _PAIRED(meeting=meeting)
    heard = cache.get_many([_mark(key) for key, _ in pairs])
    return tuple(Connection(key, at, _mark(key) in heard) for key, at in pairs)


def hear_of(display: Display) -> None:
    """A display gave a sign of life."""
    cache.set(_mark(display.pk), 1, REACHABLE)


def _mark(display: int) -> str:
    return f"display-heard:{display}"
