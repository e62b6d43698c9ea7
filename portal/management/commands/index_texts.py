"""`manage.py index_texts`: takes what was written since into the search, and the text out of new public files.

Can be stopped anywhere and goes on where it was; without anything new it is done at once. `--anew` forgets the whole
index first, as after a change of OPENSEARCH_URL.
"""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext, ngettext
from rich.console import Console
from rich.progress import Progress

from portal.search.index import IndexUnavailableError
from portal.search.models import Touched
from portal.search.reading import Tally, read_files, waiting
from portal.search.settling import forget_everything, forget_what_is_gone, settle_all
from sessions_app.models import Body


class Command(BaseCommand):
    help = "Takes what is new into the search: titles, wordings, and the texts of public files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--anew", action="store_true", help="forgets the index first and builds it anew")

    def handle(self, *, anew: bool, **options: object) -> None:
        try:
            if anew:
                forget_everything()
            tally = self._taken_in()
        except IndexUnavailableError as problem:
            raise CommandError(
                gettext("The server of the search does not answer as it should: %(problem)s")
                % {"problem": problem}
            ) from None
        self.stdout.write(_told(tally))

    def _taken_in(self) -> Tally:
        with Progress(console=Console(stderr=True), transient=True) as progress:
            rows = progress.add_task(gettext("Titles and wordings …"), total=Touched.objects.count())
            for done in settle_all():
                progress.advance(rows, done)
            tally = Tally()
            for body in Body.objects.order_by("pk"):
                forget_what_is_gone(body)
                files = progress.add_task(str(body), total=waiting(body).count())
                for few in read_files(body):
                    tally += few
                    progress.advance(files, few.files)
        return tally


def _told(tally: Tally) -> str:
    sentences = [
        gettext("The search is up to date. Files read: %(files)s, with %(pages)s pages.")
        % {"files": tally.files, "pages": tally.pages}
    ]
    if tally.blank:
        blank = ngettext(
            "%(pages)s page has no text, as a scan does: the search cannot find what stands on it.",
            "%(pages)s pages have no text, as scans do: the search cannot find what stands on them.",
            tally.blank,
        )
        sentences.append(blank % {"pages": tally.blank})
    if tally.failed:
        failed = ngettext(
            "%(files)s file could not be read; the search knows its title alone.",
            "%(files)s files could not be read; the search knows their titles alone.",
            tally.failed,
        )
        sentences.append(failed % {"files": tally.failed})
    return "\n".join(sentences)
