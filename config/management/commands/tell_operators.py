"""Tells the operators that a command by timer failed: OnFailure= of its unit starts this one."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from config.alarms.telling import is_told, tell_operators


class Command(BaseCommand):
    help = "Writes to OPERATORS that a command failed, unless it has told them itself today. Made for OnFailure=."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("failed", metavar="COMMAND", help="such as renew_minutes")

    def handle(self, *, failed: str, **options: object) -> None:
        if not is_told(failed):
            tell_operators(failed, owner="ratssaal", about={"what": "command", "command": failed})
