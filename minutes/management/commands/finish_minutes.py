"""Closes the minutes that all have signed and that are not closed yet: for a timer, every quarter of an hour or so."""

import sys

from django.core.management.base import BaseCommand
from django.utils.translation import gettext

from journal.events import Refused
from minutes.closing import INSTALLATION
from minutes.finishing import finish_part, unfinished
from sessions_app.live import sentence_of


class Command(BaseCommand):
    help = "Closes signed minutes with seal and time stamp. Ends with 1 if something stays pending."

    def handle(self, **options: object) -> None:
        pending = 0
        for meeting, part in unfinished():
            told = {"meeting": meeting, "part": part.value}
            try:
                finish_part(INSTALLATION, meeting, part)
            except Refused as refused:
                pending += 1
                told["why"] = sentence_of(refused)
                self.stdout.write(gettext("%(meeting)s (%(part)s): pending. %(why)s") % told)
            else:
                self.stdout.write(gettext("%(meeting)s (%(part)s): closed.") % told)
        if pending:
            sys.exit(1)
