"""Reads everything public as nobody, and alarms where something closed can be read. Made for a timer."""

import logging
import sys
from argparse import ArgumentParser
from collections.abc import Sequence

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext

from config.models import Crawl
from config.public_crawl.closed import Closed, closed_of
from config.public_crawl.findings import Finding
from config.public_crawl.night import Place, Round, running_server, this_program
from config.public_crawl.progress import shown
from config.public_crawl.record import counted, recorded
from config.public_crawl.rota import Turn
from config.public_crawl.tonight import NIGHTS
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
            help="only what begins so, and all of that: to look again, once mended",
        )
        parser.add_argument(
            "--whole",
            action="store_true",
            help=f"everything in one round: before the first day and after an update; else it takes {NIGHTS} rounds",
        )

    def handle(
        self, *, body: str | None, url: str | None, beneath: str, whole: bool, **options: object
    ) -> None:
        rounds = [self._round(row, url, beneath, whole=whole) for row in _bodies(body)]
        self.stdout.write(_verdict(rounds))
        if any(each.faults or each.trouble for each in rounds):
            sys.exit(1)

    def _round(self, body: Body, url: str | None, beneath: str, *, whole: bool) -> Crawl:
        """A part of it alone is for whoever sits before it: it is not written down and tells nobody."""
        place = running_server(url) if url else this_program(body)
        if place is None:
            self.stdout.write(
                gettext("%(body)s has no host name yet: nobody can reach it.") % {"body": body.name}
            )
            return Crawl(body=body)
        closed = closed_of(body)
        self.stdout.write(_begun(body, closed, place))
        if beneath != "/":
            part = Round(body, closed, place, beneath)
            return counted(Crawl(body=body), shown(part, self.stdout.write), self._alarm)
        turn = Turn(body, whole=whole)
        self.stdout.write(str(turn))
        through = Round(body, closed, place, tonight=turn.tonight, again=turn.again)
        crawl = recorded(body, turn.noted(shown(through, self.stdout.write)), self._alarm)
        if crawl.ended_at:
            turn.ended()
        self.stdout.write(_how_long(crawl, through))
        return crawl

    def _alarm(self, finding: Finding) -> None:
        logger.critical("%s", finding)
        self.stdout.write(str(finding))


def _bodies(slug: str | None) -> list[Body]:
    rows = Body.objects.filter(deleted=False, **({"slug": slug} if slug else {})).order_by("pk")
    if not rows:
        raise CommandError(gettext("There is no such municipality. Leave --body out to read all of them."))
    return list(rows)


def _how_long(crawl: Crawl, through: Round) -> str:
    took = (timezone.now() - crawl.started_at).total_seconds()
    return gettext(
        "%(body)s: %(answers)d answers in %(minutes).1f minutes, of which the server had it wait %(waited).1f."
    ) % {
        "body": crawl.body.name,
        "answers": crawl.answers,
        "minutes": took / 60,
        "waited": through.waited / 60,
    }


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


def _verdict(rounds: Sequence[Crawl]) -> str:
    answers, faults = (sum(getattr(each, name) for each in rounds) for name in ("answers", "faults"))
    if broken_off := [each for each in rounds if each.trouble]:
        return gettext("ALARM: the round through %(bodies)s was broken off after %(pages)d answers.") % {
            "bodies": ", ".join(each.body.name for each in broken_off),
            "pages": answers,
        }
    if faults:
        return gettext("ALARM: %(faults)d of %(pages)d answers show what must stay closed, or failed.") % {
            "faults": faults,
            "pages": answers,
        }
    return gettext("%(pages)d answers read: nothing closed can be seen.") % {"pages": answers}
