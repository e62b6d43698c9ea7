"""A meeting as an event of iCalendar (RFC 5545), the same in feeds and in invitations."""

from datetime import UTC

from icalendar import Calendar, Event, vCalAddress, vText

from sessions_app.berlin import BERLIN, time_zone
from sessions_app.models import Meeting
from sessions_app.plain_text import plain
from sessions_app.plan_changes import Plan

STATUS = {Meeting.State.PLANNED: "TENTATIVE", Meeting.State.CANCELLED: "CANCELLED"}


def calendar_of(product: str, method: str) -> Calendar:
    """A file without entries yet. `method` says what the receiver is to do with them (RFC 5546)."""
    file = Calendar()
    file.add("prodid", f"-//Ratssaal//{product}//DE")
    file.add("version", "2.0")
    file.add("method", method)
    file.add_component(time_zone())
    return file


def event_of(meeting: Meeting, plan: Plan, *, host: str, address: str, description: str) -> Event:
    """`plan`: how often it was changed, and when last. `host` names us in the identifier, `address` is the meeting's page.
    An end that nobody has set is not invented: calendars then show the beginning alone.
    """
    event = Event()
    event.add("uid", f"sitzung-{meeting.pk}@{host}")
    event.add("sequence", plan.sequence)
    event.add("dtstamp", plan.changed_at.astimezone(UTC))
    event.add("last-modified", plan.changed_at.astimezone(UTC))
    if meeting.starts_at:
        event.add("dtstart", meeting.starts_at.astimezone(BERLIN))
    if meeting.starts_at and meeting.ends_at and meeting.ends_at > meeting.starts_at:
        event.add("dtend", meeting.ends_at.astimezone(BERLIN))
    event.add("summary", plain(meeting.name))
    event.add("url", address)
    event.add("description", description)
    event.add("status", STATUS.get(Meeting.State(meeting.state), "CONFIRMED"))
    if meeting.location:
        event.add("location", plain(str(meeting.location)))
    return event


def invite(event: Event, *, host: tuple[str, str], guest: tuple[str, str]) -> None:
    """Who invites whom: each by mail address and name."""
    for role, (address, name) in {"organizer": host, "attendee": guest}.items():
        person = vCalAddress(f"mailto:{address}")
        person.params["CN"] = vText(plain(name))
        event.add(role, person)
