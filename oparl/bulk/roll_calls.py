"""Who voted how by roll call, where the town's own rules put the names on the Internet (DP-06); else nothing."""

from collections.abc import Iterator

from django.db.models import QuerySet, Sum

from journal.models import Stream
from oparl.bulk.scope import Scope
from oparl.out.desk import Desk
from sessions_app.live import SITTING
from sessions_app.models import AgendaItem, Meeting
from sessions_app.sitting.disclosure import may_read_vote, names_ballots
from sessions_app.sitting.internet import names_roll_calls
from sessions_app.sitting.state import Part, Sitting
from sessions_app.standing import sitting_of
from voting.vote import Vote


def roll_calls(desk: Desk, scope: Scope) -> Iterator[tuple[object, ...]]:
    """A row for each ballot of a public vote whose result is announced. What was held without this program has none."""
    for meeting in _held(scope).order_by("pk").iterator():
        sitting = sitting_of(meeting).state
        if sitting.profile and names_roll_calls(sitting.profile.minutes):
            items = {row.pk: row for row in scope.items().filter(meeting=meeting)}
            yield from _of_sitting(desk, sitting, items)


def entries_behind(scope: Scope) -> int:
    """How many entries stand in the journals of what `roll_calls` reads: one more is perhaps a correction."""
    keys = [SITTING.key(meeting) for meeting in _held(scope).values_list("pk", flat=True)]
    found = Stream.objects.filter(key__in=keys).aggregate(entries=Sum("seq", default=0))
    return int(found["entries"])


def _held(scope: Scope) -> QuerySet[Meeting]:
    return scope.meetings().filter(state=Meeting.State.CLOSED, oparl_id=None)


def _of_sitting(desk: Desk, sitting: Sitting, items: dict[int, AgendaItem]) -> Iterator[tuple[object, ...]]:
    for vote in sitting.votes:
        item = items.get(vote.subject)
        if item and _is_told(sitting, vote):
            about = (
                desk.url("agenda_item", item),
                desk.url("meeting", item.meeting_id),
                item.number,
                item.name,
            )
            yield from ((*about, vote.number, *ballot) for ballot in _ballots(sitting, vote))


def _is_told(sitting: Sitting, vote: Vote) -> bool:
    counts = vote.announced_at is not None and vote.annulled_at is None
    return counts and names_ballots(vote) and may_read_vote(sitting, vote, Part.PUBLIC)


def _ballots(sitting: Sitting, vote: Vote) -> Iterator[tuple[str, str, str]]:
    for voter in vote.register:
        ballot = vote.ballots.get(voter.person)
        member = sitting.roster[voter.person]
        yield member.name, member.group, ballot.choice.value if ballot else ""
