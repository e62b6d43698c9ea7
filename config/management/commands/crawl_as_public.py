"""Reads everything public as nobody, and alarms where something closed can be read. Made for a timer."""

import logging
import sys
from argparse import ArgumentParser
from collections.abc import Iterator

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext
from rich.console import Console
from rich.progress import Progress, TextColumn, TimeElapsedColumn

from config.public_crawl.closed import Closed, closed_of
from config.public_crawl.findings import Finding
from config.public_crawl.night import Place, round_of, running_server, this_program
from config.public_crawl.watch import Read
from sessions_app.models import Body

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Reads every public page as nobody and looks for closed words. Ends with 1 where it finds any."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--body", metavar="SLUG", help="only this municipality")
        parser.add_argument(
            "--url", help="ask the running server there (with its caches), such as https://rat.example.org"
        )

        parser.add_argument(
            "--beneath",
            default="/",
            metavar="/PATH/",
            help="only what begins so: to look again, once mended",
        )

    def handle(self, *, body: str | None, url: str | None, beneath: str, **options: object) -> None:
        faults = answers = 0
        for row in _bodies(body):
            place = running_server(url) if url else this_program(row)
            if place is None:
                self.stdout.write(
                    gettext("%(body)s has no host name yet: nobody can reach it.") % {"body": row.name}
                )
                continue
            closed = closed_of(row)
            self.stdout.write(_begun(row, closed, place))
            for _seen, finding in shown(round_of(row, closed, place, beneath)):
                answers += 1
                if finding:
                    faults += 1
                    self._alarm(finding)
        self.stdout.write(_verdict(answers, faults))
        if faults:
            sys.exit(1)

    def _alarm(self, finding: Finding) -> None:
        logger.critical("%s", finding)
        self.stdout.write(str(finding))


def _bodies(slug: str | None) -> list[Body]:
    rows = Body.objects.filter(deleted=False, **({"slug": slug} if slug else {})).order_by("pk")
    if not rows:
        raise CommandError(gettext("There is no such municipality. Leave --body out to read all of them."))
    return list(rows)


def shown(read: Iterator[Read]) -> Iterator[Read]:
    """With a count for whoever looks on."""
    with Progress(
        TextColumn("{task.completed}"), TimeElapsedColumn(), console=Console(stderr=True), transient=True
    ) as progress:
        yield from progress.track(read, total=None)


def _begun(body: Body, closed: Closed, place: Place) -> str:
    return gettext(
        "%(body)s: %(secrets)d closed phrases and %(doors)d closed addresses are looked for at %(origin)s; %(passed)d too short or public as well."
    ) % {
        "body": body.name,
        "secrets": len(closed.secrets),
        "doors": len(closed.doors),
        "origin": place.origin,
        "passed": closed.passed_over,
    }


def _verdict(answers: int, faults: int) -> str:
    if faults:
        return gettext("ALARM: %(faults)d of %(pages)d answers show what must stay closed, or failed.") % {
            "faults": faults,
            "pages": answers,
        }
    return gettext("%(pages)d answers read: nothing closed can be seen.") % {"pages": answers}
