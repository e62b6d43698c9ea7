"""`manage.py import_oparl SOURCE`: OParl objects into the filing cabinet, once or again and again."""

import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from rich.console import Console

from journal.events import Refused
from journal.ready import require_tables
from oparl.importing.api import Api
from oparl.importing.files import Files
from oparl.importing.folder import Folder
from oparl.importing.line import Line
from oparl.importing.lines import Lines
from oparl.importing.patience import Patience
from oparl.importing.present import present
from oparl.importing.progress import Shown, progress_bar
from oparl.importing.report import Report
from oparl.importing.run import Import, keep_nothing
from oparl.importing.source import Found, Source, Thing
from oparl.importing.standing import Mirrored
from oparl.importing.tables import Tables
from oparl.importing.tenant import body_for, body_to_compare
from oparl.importing.written_report import write_report
from oparl.out.ledger import settle_all
from sessions_app.models import Body

MEGABYTE = 1024 * 1024
ARGUMENTS: dict[str, dict[str, Any]] = {
    "source": {
        "help": "a file, -, a folder of tables, or the address of a System, a Body, a list or an object"
    },
    "--host": {"default": "", "help": "host name of the municipality to import into"},
    "--body-slug": {"default": "", "help": "its short sign; made when it is missing"},
    "--body-name": {"default": "", "help": "its name, when it is made"},
    "--limit": {"type": int, "help": "import at most so many objects"},
    "--whole": {"action": "store_true", "help": "read all lists whole instead of what has changed since"},
    "--dry-run": {"action": "store_true", "help": "tell what would change, and write nothing"},
    "--files": {"action": "store_true", "help": "fetch the files themselves as well"},
    "--file-limit": {
        "type": int,
        "default": settings.UPLOAD_LIMIT // MEGABYTE,
        "help": "megabytes of one file",
    },
    "--patience": {
        "type": float,
        "default": Patience.wait,
        "help": "seconds that a server may be silent; one that is too often is asked no more in this run",
    },
    "--private": {"action": "store_true", "help": "files may lie on machines of a private network"},
    "--report": {"default": "", "help": "write everything that happened into this file, as JSON"},
    "--quiet": {"action": "store_true", "help": "no progress display"},
    "--language": {"choices": ["de", "en"], "default": "de", "help": "language of the report"},
}


class Command(BaseCommand):
    help = (
        "Imports OParl objects from JSON lines (plain, gzip, - for standard input), tables or an API address."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        for name, settings_of_it in ARGUMENTS.items():
            parser.add_argument(name, **settings_of_it)

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
            present(report, body, self._console(), dry=options["dry_run"])
            if report.lost:
                raise CommandError(_("Objects were lost."))

    def _import(self, options: dict[str, Any]) -> tuple[Body, Report]:
        source, dry, began = self._source(options), options["dry_run"], timezone.now()
        things = iter(source)
        begun, first = _until_first_object(things)
        if first is None:
            raise CommandError(_("The source holds no OParl object at all."))
        body = _body(first, options)
        standing = _standing(source, first, body, options)
        with progress_bar(quiet=options["quiet"]) as progress:
            run = Import(
                body,
                Shown(progress, source.done).advance,
                began=standing.began if standing else began,
                keep=standing.keep if standing else keep_nothing,
                dry=dry,
            )
            report = run.run(chain(begun, things), options["limit"])
            if standing:
                report.unfinished = standing.unfinished()
            if not dry:
                _finish(standing)
                _fetch(body, options, report, Shown(progress, lambda: None).advance)
        run.entries.add(report.entries)
        if options["report"]:
            with Path(options["report"]).open("w", encoding="utf-8") as out:
                write_report(out, report, run.entries, body, options["source"], began, dry=dry)
        return body, report

    def _source(self, options: dict[str, Any]) -> Source:
        name = options["source"]
        if name.startswith(("http://", "https://")):
            return Api(name, patience=_patience(options))
        if Path(name).is_dir():
            return Tables(Path(name))
        if name != "-" and not Path(name).is_file():
            raise CommandError(_("There is no file %(name)s.") % {"name": name})
        return Lines(name)

    def _console(self) -> Console:
        return Console(file=self.stdout, width=None if sys.stdout.isatty() else 120)  # type: ignore[arg-type]  # a text stream


def _patience(options: dict[str, Any]) -> Patience:
    return Patience(wait=options["patience"], connect=min(options["patience"], Patience.connect))


def _body(first: Found, options: dict[str, Any]) -> Body:
    slug, host = options["body_slug"], options["host"]
    if options["dry_run"]:
        return body_to_compare(first.data, slug=slug, host=host)
    return body_for(first.data, name=options["body_name"], slug=slug, host=host)


def _standing(source: Source, first: Found, body: Body, options: dict[str, Any]) -> Mirrored | None:
    """Of a whole server it is remembered how far it is read; not of a file, a single list, a part."""
    is_body = str(first.data.get("type", "")).rstrip("/").endswith("/Body")
    if not isinstance(source, Api) or not is_body or options["limit"] is not None:
        return None
    source.standing = Mirrored(body, options["source"], whole=options["whole"], dry=options["dry_run"])
    return source.standing


def _finish(standing: Mirrored | None) -> None:
    if standing:
        standing.finish()
    settle_all()  # what was imported is given away at once, and no reader waits for it


def _fetch(body: Body, options: dict[str, Any], report: Report, advance: Callable[[int], None]) -> None:
    if not options["files"]:
        return
    limit, place = options["file_limit"] * MEGABYTE, Path(options["source"])
    if place.is_dir():
        Files(body, Folder(place), limit, advance).fetch(report)
    else:
        with Line(options["source"], private=options["private"], patience=_patience(options)) as line:
            Files(body, line, limit, advance).fetch(report)
    settle_all()


def _until_first_object(things: Iterator[Thing]) -> tuple[list[Thing], Found | None]:
    """The broken lines before the first object, together with it: it tells whose source this is."""
    begun: list[Thing] = []
    for thing in things:
        begun.append(thing)
        if isinstance(thing, Found):
            return begun, thing
    return begun, None
