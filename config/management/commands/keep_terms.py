"""By timer: deletes the personal data that are over their term, and writes down how much that was."""

import sys
from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.utils.translation import gettext

from config.keeping.passing import OF_THE_HOUSE, PASSING
from config.keeping.rounds import forget
from sessions_app.models import Body

TITLES = {kind.key: kind.title for kind in (*PASSING, *(kind for kind, _work in OF_THE_HOUSE))}


class Command(BaseCommand):
    help = "Deletes personal data that are over their term (DP-11). Ends with 1 where a kind could not be deleted."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only tells how much would go")

    def handle(self, *, dry_run: bool, **options: object) -> None:
        failed = False
        for body in (*Body.objects.order_by("pk"), None):
            done = forget(body, dry=dry_run)
            self._tell(body.name if body else gettext("The whole installation"), done.counts)
            for key in done.failed:
                failed = True
                self.stdout.write("  " + gettext("Failed: %(kind)s") % {"kind": gettext(TITLES[key])})
        if dry_run:
            self.stdout.write(gettext("Nothing was deleted: this was a dry run."))
        if failed:
            sys.exit(1)

    def _tell(self, whose: str, counts: dict[str, int]) -> None:
        self.stdout.write(f"{whose}:")
        for key, count in counts.items():
            self.stdout.write(f"  {gettext(TITLES[key])}: {count}")
        if not counts:
            self.stdout.write("  " + gettext("Nothing is over its term."))
