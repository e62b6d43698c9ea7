"""What search engines may list: people and old minutes only as the municipality wants it (data protection)."""

from datetime import timedelta
from typing import TypeVar

from django.http import HttpResponseBase
from django.utils import timezone

from sessions_app.models import Body, Meeting

R = TypeVar("R", bound=HttpResponseBase)
YEAR = timedelta(days=365.2425)


def unlisted(answer: R, *, unless: bool = False) -> R:
    """The answer, with a word to search engines that it is not for their lists. Readers notice nothing."""
    if not unless:
        answer["X-Robots-Tag"] = "noindex"
    return answer


def may_list_minutes(body: Body, meeting: Meeting | None) -> bool:
    """Whether minutes and records of a meeting are still young enough. None: of no meeting, so nothing hinders."""
    years = body.minutes_in_search
    if years is None or meeting is None or meeting.starts_at is None:
        return True
    return timezone.now() - meeting.starts_at <= years * YEAR
