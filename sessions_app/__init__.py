"""The council and its meetings."""

from typing import TYPE_CHECKING

from journal.later import loaded_later

if not TYPE_CHECKING:  # this one stands on icalendar
    __getattr__ = loaded_later(__name__, {"calendar"})
