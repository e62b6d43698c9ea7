"""A meeting's day in words."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext


def day_and_time(moment: datetime) -> str:
    """As letters name it: 23. November 2026, 18:00 Uhr."""
    begin = timezone.localtime(moment)
    told = {"day": date_format(begin, "DATE_FORMAT"), "time": date_format(begin, "H:i")}
    return gettext("%(day)s, %(time)s h") % told
