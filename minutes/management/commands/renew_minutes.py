"""Sets a new time stamp on closed minutes before the last one can be relied on no more: for a timer, once a week."""

import sys
from argparse import ArgumentParser, ArgumentTypeError
from datetime import UTC, datetime, timedelta

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext

from journal.events import Refused
from minutes.finishing import renew_part, running_out
from sessions_app.live import sentence_of

AHEAD = timedelta(days=180)


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
        failed = 0
        for meeting, part in running_out(before or timezone.now() + AHEAD):
            told = {"meeting": meeting, "part": part.value}
            try:
                renew_part(meeting, part)
            except Refused as refused:
                failed += 1
                told["why"] = sentence_of(refused)
                self.stdout.write(gettext("%(meeting)s (%(part)s): not renewed. %(why)s") % told)
            else:
                self.stdout.write(gettext("%(meeting)s (%(part)s): renewed.") % told)
        if failed:
            sys.exit(1)
