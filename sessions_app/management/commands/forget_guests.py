"""By timer: deletes what is known of people who asked or registered, when their meeting has been over for a while."""

from datetime import timedelta

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext

from sessions_app.desk.forgetting import forget_guests


class Command(BaseCommand):
    help = (
        "Deletes names and e-mail addresses of guests whose meeting has been over for GUESTS_KEPT_DAYS days."
    )

    def handle(self, *args: object, **options: object) -> None:
        before = timezone.now() - timedelta(days=settings.GUESTS_KEPT_DAYS)
        self.stdout.write(gettext("Forgotten: %(count)s") % {"count": forget_guests(before)})
