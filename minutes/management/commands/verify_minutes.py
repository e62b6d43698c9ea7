"""Checks a PDF of minutes: signatures, record, chain, printed numbers, and the journal of this installation."""

import sys
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext

from journal.ready import require_tables
from minutes import verify
from minutes.findings import Report
from minutes.matching import installed_roots, matched
from minutes.telling import in_json, in_words


class Command(BaseCommand):
    help = (
        "Checks whether a PDF of minutes is genuine. Ends with 0 if it is, with 1 if that is not proven. "
        "tools/verify_minutes.py does the same without this installation."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE")
        parser.add_argument(
            "--trust", metavar="PEM", help="trusted certificates (default: this installation's)"
        )
        parser.add_argument(
            "--journal", metavar="EXPORT", help="a journal that export_journal wrote, to compare with"
        )
        parser.add_argument("--json", action="store_true", dest="as_json", help="findings for a program")
        parser.add_argument(
            "--lang", choices=("de", "en"), help="in which language (default: the installation's)"
        )

    def handle(
        self,
        *,
        file: str,
        trust: str | None,
        journal: str | None,
        as_json: bool,
        lang: str | None,
        **options: object,
    ) -> None:
        with translation.override(lang or translation.get_language()):
            report = _report(file, trust, journal)
            self.stdout.write(_told(report, as_json=as_json))
        if not report.genuine:
            sys.exit(1)


def _report(file: str, trust: str | None, journal: str | None) -> Report:
    data = _read(file)
    require_tables()
    roots = _read(trust) if trust else installed_roots()
    export = _read(journal).splitlines(keepends=True) if journal else None
    return matched(verify.verify_in_worker(data, roots), export)


def _told(report: Report, *, as_json: bool) -> str:
    return in_json(report, translation) if as_json else in_words(report, translation)


def _read(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except OSError as error:
        why = {"file": name, "why": error.strerror or ""}
        raise CommandError(gettext("%(file)s cannot be read: %(why)s") % why) from error
