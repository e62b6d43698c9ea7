"""A sitting that is adjourned goes on on another day as the same sitting (Vertagung der Sitzung). Pure."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Adjournment:
    """From `at` until `continued_at` (None: not continued yet). `until`: the day that was announced, if one was.

    `public`: whether the reason was given before the public.
    """

    at: datetime
    reason: str
    until: datetime | None
    public: bool
    continued_at: datetime | None = None
