"""Reminds by mail of signatures that are missing and of periods that begin and end: for a timer, every morning."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext

from mail.writing import is_configured
from minutes.reminding import remind


class Command(BaseCommand):
    help = "Writes reminders about minutes into the outbox (send_mail_out sends them), each once."

    def handle(self, **options: object) -> None:
        if not is_configured():
            self.stdout.write(
                gettext("No mail server is configured (EMAIL_URL, EMAIL_FROM): nothing is sent.")
            )
            return
        self.stdout.write(gettext("Reminders: %(number)s") % {"number": remind()})
