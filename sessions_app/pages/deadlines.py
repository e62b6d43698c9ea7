"""By which days a meeting has to be announced and convened, as far as the law of the state names days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from sessions_app.models import Meeting, Organization
from sessions_app.rules import rules_in_force
from voting.rules.deadlines import RULES
from voting.rules.phrases import DEADLINES
from voting.rules.profiles import BrokenProfileError


@dataclass(frozen=True)
class LastDay:
    """`key` says what has to be done by `day`; `source` is the paragraph."""

    key: str
    day: date
    source: str
    is_over: bool


def last_days(meeting: Meeting) -> tuple[LastDay, ...]:
    """Nothing for a meeting without a day, or where the rules cannot be read: convening says so."""
    organization = meeting.organization
    if meeting.starts_at is None or organization is None:
        return ()
    try:
        return tuple(_last_days(organization, timezone.localtime(meeting.starts_at).date()))
    except BrokenProfileError:
        return ()


def _last_days(organization: Organization, meeting_on: date) -> Iterator[LastDay]:
    values = rules_in_force(organization.body, organization, meeting_on).values
    for key in DEADLINES:
        deadline = RULES.get(str(values[key].content))
        if deadline:
            day = deadline.last_day(meeting_on)
            yield LastDay(key, day, values[key].source, day < timezone.localdate())
