"""What anybody may see and hear of a meeting, and at which second of its recording an item was called."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from journal.models import Entry
from journal.store import Recorded, recorded_of
from sessions_app.live import SITTING
from sessions_app.models import Broadcast, Meeting
from sessions_app.rules import RulesInForce, rules_in_force
from sessions_app.sitting.events.agenda import ItemCalled, PublicExcluded, PublicReadmitted
from sessions_app.sitting.events.bloc import ItemsCalledEnBloc
from sessions_app.sitting.events.broadcasts import (
    BroadcastEnded,
    BroadcastPaused,
    BroadcastResumed,
    BroadcastStarted,
)
from voting.rules.schema import Value

RULE = "public.broadcast"
LONGEST = timedelta(hours=24)  # what was called later belongs to the next day of an adjourned meeting
ON, OFF = (BroadcastStarted, BroadcastResumed), (BroadcastPaused, BroadcastEnded)
OF_MARKS = (ItemCalled, ItemsCalledEnBloc, PublicExcluded, PublicReadmitted, *ON, *OFF)


@dataclass(frozen=True)
class Mark:
    """A second of a recording at which `items` are called; none: there the closed part begins."""

    seconds: int
    items: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class BroadcastView:
    """Where a meeting is broadcast, or afterwards recorded, and by which paragraph. One of the addresses may be empty.

    `recording_from`: as in the row; None: with the opening.
    """

    stream_url: str
    recording_url: str
    recording_from: datetime | None
    source: str


def rule_on_broadcasts(meeting: Meeting) -> Value:
    """Whether meetings may be broadcast on that day: nowhere without a rule (§ 35 Abs. 3 GemO, § 64 Abs. 2 NKomVG)."""
    day = timezone.localtime(meeting.starts_at).date() if meeting.starts_at else timezone.localdate()
    return rules_in_force(meeting.body, meeting.organization, day).values[RULE]


def public_broadcast(meeting: Meeting) -> BroadcastView | None:
    """What of it anybody may open now; None: nothing, or no rule allows it (any more)."""
    return broadcast_under(None, Broadcast.objects.filter(meeting=meeting).first(), meeting)


def broadcast_under(
    rules: RulesInForce | None, row: Broadcast | None, meeting: Meeting
) -> BroadcastView | None:
    """The same of what has been read already; `rules` None: they have not."""
    row = row or Broadcast()
    usual = meeting.organization.stream_url if meeting.organization else ""
    stream, recording = row.stream_url or usual, row.recording_url
    if meeting.state == Meeting.State.CLOSED:
        stream = ""
    if meeting.state == Meeting.State.CANCELLED or not (stream or recording):
        return None
    rule = rules.values[RULE] if rules else rule_on_broadcasts(meeting)
    if rule.content is not True:
        return None
    return BroadcastView(
        stream_url=stream, recording_url=recording, recording_from=row.recording_from, source=rule.source
    )


def marks_of(meeting: Meeting, recording_from: datetime | None) -> tuple[Mark, ...]:
    """The seconds of the meeting's recording at which its items were called, by the journal. None: with the opening."""
    begin = recording_from or meeting.opened_at
    if begin is None:
        return ()
    kinds = [each.kind for each in OF_MARKS]
    found = Entry.objects.filter(stream__key=SITTING.key(meeting.pk), kind__in=kinds).order_by("seq")
    return marks([recorded_of(each) for each in found], begin)


def marks(recorded: Iterable[Recorded], begin: datetime) -> tuple[Mark, ...]:
    """Of events in their order. What is called while the public is excluded leaves no mark; what is called while the
    broadcast pauses has its mark where that goes on. Pure.
    """
    told = list(recorded)
    found: list[Mark] = []
    called: tuple[int, ...] = ()
    is_closed, is_on = False, not any(isinstance(each.event, ON) for each in told)
    for each in told:
        event, was_closed, was_on = each.event, is_closed, is_on
        is_closed, is_on = _is_closed(event, is_closed), _is_on(event, is_on)
        called = () if is_closed != was_closed else _called(event) or called
        after = each.at - begin
        if not timedelta(0) <= after < LONGEST:
            continue
        seconds = int(after.total_seconds())
        if is_closed and not was_closed:
            found.append(Mark(seconds))
        elif is_on and not is_closed and called and (_called(event) or not was_on):
            found.append(Mark(seconds, called))
    return tuple(found)


def _called(event: object) -> tuple[int, ...]:
    if isinstance(event, ItemCalled):
        return (*event.together, event.item)
    return event.items if isinstance(event, ItemsCalledEnBloc) else ()


def _is_on(event: object, before: bool) -> bool:
    return isinstance(event, ON) or (before and not isinstance(event, OFF))


def _is_closed(event: object, before: bool) -> bool:
    return isinstance(event, PublicExcluded) or (before and not isinstance(event, PublicReadmitted))
