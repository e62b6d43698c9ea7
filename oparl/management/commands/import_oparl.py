"""`manage.py import_oparl SOURCE`: OParl objects into the filing cabinet."""

import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError
from django.utils import translation
from django.utils.translation import gettext as _
from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from journal.events import Refused
from journal.ready import require_tables
from oparl.importing.api import Api
from oparl.importing.lines import Lines
from oparl.importing.present import present
from oparl.importing.report import Report
from oparl.importing.run import Import
from oparl.importing.source import Broken, Found, Source
from oparl.importing.tenant import body_for
from oparl.out.ledger import settle_all
from sessions_app.models import Body


class Command(BaseCommand):
    help = "Imports OParl objects from JSON lines (plain, gzip, - for standard input) or from an API address."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "source", help="a file, -, or the address of a System, a Body, a list or an object"
        )
        parser.add_argument("--host", default="", help="host name of the municipality to import into")
        parser.add_argument("--body-slug", default="", help="its short sign; made when it is missing")
        parser.add_argument("--body-name", default="", help="its name, when it is made")
        parser.add_argument("--limit", type=int, help="import at most so many objects")
        parser.add_argument("--quiet", action="store_true", help="no progress display")
        parser.add_argument("--language", choices=["de", "en"], default="de", help="language of the report")

    def handle(self, **options: Any) -> None:
        with translation.override(options["language"]):
            try:
                require_tables()
                body, report = self._import(options)
            except Refused as refused:
                raise CommandError(_(refused.sentence) % refused.details) from refused
            except OperationalError as why:
                message = _("The database does not answer: %(why)s. Start again; what is imported stays.")
                raise CommandError(message % {"why": why}) from why
            except KeyboardInterrupt as stop:
                message = _("Stopped. What is imported stays; start again to complete it.")
                raise CommandError(message, returncode=130) from stop
            present(report, body, self._console())
            if report.lost:
                raise CommandError(_("Objects were lost."))

    def _import(self, options: dict[str, Any]) -> tuple[Body, Report]:
        source = self._source(options["source"])
        things = iter(source)
        begun, first = _until_first_object(things)
        if first is None:
            raise CommandError(_("The source holds no OParl object at all."))
        body = body_for(
            first.data, name=options["body_name"], slug=options["body_slug"], host=options["host"]
        )
        with self._progress(quiet=options["quiet"]) as progress:
            shown = Shown(progress, source)
            report = Import(body, shown.advance).run(chain(begun, things), options["limit"])
        settle_all()  # what was imported is given away at once, and no reader waits for it
        return body, report

    def _source(self, name: str) -> Source:
        if name.startswith(("http://", "https://")):
            return Api(name)
        if name != "-" and not Path(name).is_file():
            raise CommandError(_("There is no file %(name)s.") % {"name": name})
        return Lines(name)

    def _console(self) -> Console:
        return Console(file=self.stdout, width=None if sys.stdout.isatty() else 120)  # type: ignore[arg-type]  # a text stream

    def _progress(self, *, quiet: bool) -> Progress:
        return Progress(
            SpinnerColumn(),
            BarColumn(),
            TextColumn("{task.percentage:>3.0f} %"),
            TextColumn("{task.fields[count]} {task.fields[rate]}"),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            disable=quiet or not sys.stderr.isatty(),
        )


class Shown:
    """What the progress display shows: how far, how many, how fast."""

    def __init__(self, progress: Progress, source: Source) -> None:
        self._progress, self._source = progress, source
        total = None if source.done() is None else 1.0
        self._task = progress.add_task("", total=total, count=0, rate="")
        self._count, self._begun = 0, time.monotonic()

    def advance(self, number: int) -> None:
        self._count += number
        seconds = max(time.monotonic() - self._begun, 0.001)
        rate = _("objects, %(rate)d a second") % {"rate": self._count / seconds}
        done = self._source.done()
        self._progress.update(self._task, completed=done or 0.0, count=self._count, rate=rate)


def _until_first_object(things: Iterator[Found | Broken]) -> tuple[list[Found | Broken], Found | None]:
    """The broken lines before the first object, together with it: it tells whose source this is."""
    begun: list[Found | Broken] = []
    for thing in things:
        begun.append(thing)
        if isinstance(thing, Found):
            return begun, thing
    return begun, None
