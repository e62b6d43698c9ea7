"""Writes streams of the journal as JSON lines that `verify_journal FILE` and any stranger can check."""

import sys
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext

from journal.export import export_lines
from journal.models import Stream


class Command(BaseCommand):
    help = "Exports a stream, or all, as JSON lines (docs/journal.md)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("key", nargs="?", metavar="KEY", help="a stream, such as sitting:42")
        parser.add_argument("file", metavar="FILE", help="where to; - writes to standard output")
        parser.add_argument("--all", action="store_true", help="all streams instead of one")
        parser.add_argument("--public", action="store_true", help="without the content of what is not public")

    def handle(self, *, key: str | None, file: str, all: bool, public: bool, **options: object) -> None:  # noqa: A002 (the option's name)
        if (key is None) is not all:
            raise CommandError(gettext("Name one stream, or --all."))
        streams = Stream.objects.order_by("key") if all else Stream.objects.filter(key=key)
        if not all and not streams:
            raise CommandError(
                gettext("There is no stream %(key)s. Keys look like this: sitting:177") % {"key": key}
            )
        lines = export_lines(streams.iterator(), public=public)
        if file == "-":
            sys.stdout.buffer.writelines(lines)
            return
        try:
            with Path(file).open("wb") as target:
                target.writelines(lines)
        except OSError as error:
            raise CommandError(
                gettext("%(file)s cannot be written: %(why)s") % {"file": file, "why": error.strerror}
            ) from error
