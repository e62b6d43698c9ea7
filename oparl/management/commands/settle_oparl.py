"""`manage.py settle_oparl`: the open data brought up to date before anybody asks."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from oparl.models import Published
from oparl.out.ledger import settle_all, touch_everything


class Command(BaseCommand):
    help = "Brings the open data (OParl) up to date: after large changes, and every night, so that no reader waits."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--all", action="store_true", help="compare every object, touched or not: after a new release"
        )

    def handle(self, **options: Any) -> None:
        if options["all"]:
            touch_everything()
        settle_all()
        count = Published.objects.filter(deleted=False).count()
        self.stdout.write(_("%(count)d objects are published.") % {"count": count})
