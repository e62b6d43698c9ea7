"""What both kinds of mail need: whether a later one has taken a mail's place, its meeting in words, the personal page."""

from django.urls import reverse

from mail.models import Mail
from sessions_app.days import day_and_time
from sessions_app.desk.telling_guests import Guest, causes_of
from sessions_app.models import Meeting
from sessions_app.tenancy import site_of


def is_overtaken(mail: Mail, row: Guest) -> bool:
    """Of the same question or registration only the last mail is sent: it says how things stand."""
    return Mail.objects.filter(key__startswith=causes_of(row), pk__gt=mail.pk).exists()


def named(meeting: Meeting) -> str:
    return f"{meeting.name}, {day_and_time(meeting.starts_at)}" if meeting.starts_at else meeting.name


def address_of(page: str, row: Guest) -> str:
    """Of the personal page, whole."""
    return f"{site_of(row.meeting.body)}{reverse(page, args=[row.token])}"
