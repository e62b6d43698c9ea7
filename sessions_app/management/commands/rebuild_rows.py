"""After a release that words results anew, or when verify_journal finds rows that differ from the journal."""

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from journal.models import Stream
from journal.rows import lock_stream
from journal.store import replay
from sessions_app.live import SITTING
from sessions_app.projections import rebuild


class Command(BaseCommand):
    help = (
        "Writes rows of sittings (states, results, resolutions) anew where they differ from their journals."
    )

    def handle(self, *args: object, **options: object) -> None:
        keys = Stream.objects.filter(key__startswith=f"{SITTING.name}:", seq__gt=0).values_list(
            "key", flat=True
        )
        for key in keys:
            _rebuild(key)
        self.stdout.write(gettext("Sittings whose rows were written anew: %(count)s") % {"count": len(keys)})


@transaction.atomic
def _rebuild(key: str) -> None:
    lock_stream(key)  # nobody writes an entry between the reading and the rows
    rebuild(key, replay(SITTING, key).state, timezone.now())
