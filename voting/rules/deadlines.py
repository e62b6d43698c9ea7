"""Deadlines before a meeting, reckoned backwards from its day (Fristen). Pure.

No weekday moves a day: § 193 BGB is about deadlines that run forwards.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Deadline:
    """So many `days` before the meeting's day; `full` days lie whole between the last day and that of the meeting, so
    neither the day of receipt nor the day of the meeting counts (volle Tage).
    """

    days: int
    full: bool = False

    def last_day(self, meeting_on: date) -> date:
        """On which day it has to be done at the latest."""
        return meeting_on - timedelta(days=self.days + self.full)


LONGEST = 14
# The names of the rules, as profiles have them.
RULES: Mapping[str, Deadline] = {
    **{f"{days}_full_days_before": Deadline(days, full=True) for days in range(1, LONGEST + 1)},
    **{f"{days}_days_before": Deadline(days) for days in range(1, LONGEST + 1)},
}
