"""A meeting as an event of iCalendar (RFC 5545), the same in feeds and in invitations; and its day in words."""

from datetime import UTC, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from icalendar import Event

from sessions_app.models import Meeting

STATUS = {Meeting.State.PLANNED: "TENTATIVE", Meeting.State.CANCELLED: "CANCELLED"}


def event_of(meeting: Meeting, *, host: str, address: str, description: str) -> Event:
    """`host` names us in the identifier, `address` is the meeting's page. An end that nobody has set is not invented:
    calendars then show the beginning alone.
    """
    event = Event()
    event.add("uid", f"sitzung-{meeting.pk}@{host}")
    event.add("dtstamp", _utc(meeting.modified))
    event.add("last-modified", _utc(meeting.modified))
    if meeting.starts_at:
        event.add("dtstart", _utc(meeting.starts_at))
    if meeting.starts_at and meeting.ends_at and meeting.ends_at > meeting.starts_at:
        event.add("dtend", _utc(meeting.ends_at))
    event.add("summary", meeting.name)
    event.add("url", address)
    event.add("description", description)
    event.add("status", STATUS.get(Meeting.State(meeting.state), "CONFIRMED"))
    if meeting.location:
        event.add("location", str(meeting.location))
    return event


def day_and_time(moment: datetime) -> str:
    """As letters name it: 23. November 2026, 18:00 Uhr."""
    begin = timezone.localtime(moment)
    told = {"day": date_format(begin, "DATE_FORMAT"), "time": date_format(begin, "H:i")}
    return gettext("%(day)s, %(time)s h") % told


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
