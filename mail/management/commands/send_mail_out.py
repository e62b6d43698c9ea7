"""Sends what lies in the outbox: for a timer, every minute."""

import sys

from django.core.management.base import BaseCommand
from django.utils.translation import gettext

from mail.models import Mail
from mail.sending import send_due
from mail.writing import is_configured


class Command(BaseCommand):
    help = "Sends the mails of the outbox. Ends with 1 if the mail server fails or a mail was given up."

    def handle(self, **options: object) -> None:
        if not is_configured():
            self.stdout.write(
                gettext("No mail server is configured (EMAIL_URL, EMAIL_FROM): nothing is sent.")
            )
            return
        done = send_due()
        for state, number in sorted(done.ended.items()):
            self.stdout.write(f"{Mail.State(state).label}: {number}")
        if done.trouble:
            self.stdout.write(gettext("The mail server fails: %(why)s") % {"why": done.trouble})
        if done.trouble or done.ended[Mail.State.GIVEN_UP]:
            sys.exit(1)
