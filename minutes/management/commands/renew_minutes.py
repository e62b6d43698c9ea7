"""Sets a new time stamp on closed minutes before the last one can be relied on no more: for a timer, once a week."""

import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TypeVarTuple

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext

from journal.events import Refused
from minutes.finishing import renew_part, renew_version, running_out, versions_running_out
from sessions_app.live import sentence_of
from sessions_app.models import Meeting

AHEAD = timedelta(days=180)
VERSION = "public version"
Ts = TypeVarTuple("Ts")


def _day(text: str) -> datetime:
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError as error:
        raise ArgumentTypeError(gettext("The date has to be like 2031-12-31.")) from error


class Command(BaseCommand):
    help = (
        "Renews the time stamps of closed minutes that run out before a day (default: in half a year). "
        "Where an algorithm is about to be broken, choose a late day: then all are renewed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--before", type=_day, metavar="DATE", help="YYYY-MM-DD")

    def handle(self, *, before: datetime | None, **options: object) -> None:
        until = before or timezone.now() + AHEAD
        renewed = [
            *(
                self._tried(meeting, part.value, renew_part, meeting, part)
                for meeting, part in running_out(until)
            ),
            *(
                self._tried(meeting, VERSION, renew_version, meeting)
                for meeting in versions_running_out(until)
            ),
        ]
        if not all(renewed):
            sys.exit(1)

    def _tried(self, meeting: Meeting, what: str, renew: Callable[[*Ts], None], *args: *Ts) -> bool:
        """Says what became of it, and whether it went well."""
        told = {"meeting": meeting, "part": what}
        try:
            renew(*args)
        except Refused as refused:
            told["why"] = sentence_of(refused)
            self.stdout.write(gettext("%(meeting)s (%(part)s): not renewed. %(why)s") % told)
            return False
        self.stdout.write(gettext("%(meeting)s (%(part)s): renewed.") % told)
        return True
