"""Watches the watch, by a timer of its own: a round that does not run cannot say so itself."""

import sys

from django.core.management.base import BaseCommand
from django.utils.translation import gettext

from config.alarms.telling import tell_operators
from config.public_crawl.silence import unwatched


class Command(BaseCommand):
    help = "Alarms where crawl_as_public has not run to its end for WATCH_DAYS days. Ends with 1 where that is so."

    def handle(self, **options: object) -> None:
        silent = unwatched()
        for body, said in silent.items():
            self.stdout.write(said)
            about = {"what": "silence", "body": body.pk, "said": said}
            tell_operators(f"look_after {body.slug}", owner=body.slug, about=about)
        if silent:
            sys.exit(1)
        self.stdout.write(gettext("The watch runs as it should."))
