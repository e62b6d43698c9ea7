"""Writes the catalogue of all events, from the events themselves."""

import json
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand

from journal.catalogue import catalogue
from journal.events import KINDS


class Command(BaseCommand):
    help = "Writes the catalogue of all events (docs/events.json)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", default="docs/events.json", metavar="FILE")

    def handle(self, *, file: str, **options: object) -> None:
        text = json.dumps(catalogue(KINDS), indent=2, ensure_ascii=False)
        Path(file).write_text(text + "\n", encoding="utf-8")
