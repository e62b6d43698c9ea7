"""Until when minutes have to be signed, and objections can come (Fristen). Pure.

These deadlines run forwards: the day of the sitting or of the signature does not count (§ 187 Abs. 1 BGB), and a month
ends on the day with the same number, or on its last (§ 188 Abs. 2 und 3 BGB).
"""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from voting.rules.minutes import Due
from voting.rules.profiles import MinutesRules

DECEMBER = 12
_WEEKS: Mapping[Due, int] = {Due.TWO_WEEKS: 2, Due.FOUR_WEEKS: 4, Due.SIX_WEEKS: 6}


def month_after(day: date) -> date:
    year, month = (day.year + 1, 1) if day.month == DECEMBER else (day.year, day.month + 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def due_on(rules: MinutesRules, closed_on: date, next_meeting_on: date | None) -> date | None:
    """The last day for the signatures; None where the law names none, or the next meeting has no day yet."""
    if not rules.due.value:
        return None
    due = Due(rules.due.value)
    if due is Due.NEXT_MEETING:
        return next_meeting_on
    return month_after(closed_on) if due is Due.ONE_MONTH else closed_on + timedelta(weeks=_WEEKS[due])


def objections_until(rules: MinutesRules, signed_on: date) -> date | None:
    """The last day for objections; None where no number of days is named."""
    days = rules.objection_days.value
    return signed_on + timedelta(days=days) if days else None


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """A last day and how it stands: `left` days from today, negative when it is over. `met`: it was kept."""

    source: str
    day: date
    left: int
    met: bool

    @property
    def is_overdue(self) -> bool:
        return self.left < 0 and not self.met


def deadline_of(source: str, day: date | None, today: date, done_on: date | None) -> Deadline | None:
    """`done_on`: when what was due was done. Done too late it is not met."""
    if day is None:
        return None
    return Deadline(
        source=source, day=day, left=(day - today).days, met=done_on is not None and done_on <= day
    )
