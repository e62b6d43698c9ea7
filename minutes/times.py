"""Times as the minutes print them, in the body's time zone."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

MONTHS = (
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()  # noqa: SIM905 (reads better)
)
ZONE = ZoneInfo("Europe/Berlin")  # of German municipalities, where no body is at hand
DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")


def clock(at: datetime, zone: str) -> str:
    """18:05"""
    return f"{at.astimezone(ZoneInfo(zone)):%H:%M}"


def long_date(day: date) -> str:
    """Donnerstag, dem 15. Oktober 2026 (as it follows "am")."""
    return f"{DAYS[day.weekday()]}, dem {day.day}.\u00a0{MONTHS[day.month - 1]} {day.year}"
