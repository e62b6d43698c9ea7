"""The official time of Germany as calendars are told it (VTIMEZONE, RFC 5545, section 3.6.5).

The rules of Directive 2000/84/EC, the same since 1996: summer time from the last Sunday of March to the last Sunday of October,
both at 1:00 UTC. (The tables that the library makes begin summer an hour late, and end in 2038.)
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

NAME = "Europe/Berlin"
BERLIN = ZoneInfo(NAME)
WINTER, SUMMER = timedelta(hours=1), timedelta(hours=2)


def time_zone() -> Timezone:
    zone = Timezone()
    zone.add("tzid", NAME)
    zone.add_component(_half(TimezoneDaylight(), "CEST", datetime(1996, 3, 31, 2), (WINTER, SUMMER)))  # noqa: DTZ001 (local, as the format wants it)
    zone.add_component(_half(TimezoneStandard(), "CET", datetime(1996, 10, 27, 3), (SUMMER, WINTER)))  # noqa: DTZ001
    return zone


def _half(
    half: TimezoneDaylight | TimezoneStandard,
    name: str,
    begin: datetime,
    offsets: tuple[timedelta, timedelta],
) -> TimezoneDaylight | TimezoneStandard:
    half.add("tzname", name)
    half.add("dtstart", begin)
    half.add("tzoffsetfrom", offsets[0])
    half.add("tzoffsetto", offsets[1])
    half.add("rrule", {"freq": "yearly", "bymonth": begin.month, "byday": "-1SU"})
    return half
