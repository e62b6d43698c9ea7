"""Writes the mails with what is new into the outbox: for a timer, every five minutes."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext

from mail.writing import is_configured
from portal.subscriptions.telling import tell_subscribers


class Command(BaseCommand):
    help = "Tells subscribers what is new (send_mail_out sends it)."

    def handle(self, **options: object) -> None:
        if not is_configured():
            self.stdout.write(
                gettext("No mail server is configured (EMAIL_URL, EMAIL_FROM): nothing is sent.")
            )
            return
        self.stdout.write(gettext("Mails with news: %(number)s") % {"number": tell_subscribers()})
