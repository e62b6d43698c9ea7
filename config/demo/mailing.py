"""Mail in the demo: into a folder, unless a mail server is named; and what timers do elsewhere, done by the demo itself."""

import logging
import os
from contextlib import redirect_stderr, suppress
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

logger = logging.getLogger(__name__)
SENDER = "rat-{body}@rathaus.example"
BY_TIMER = ("index_texts", "settle_oparl", "tell_subscribers", "remind", "send_mail_out")


def mail_into_folder() -> Path | None:
    """Here and in the server; None where mail goes out already."""
    if settings.EMAIL_FROM:
        return None
    folder = Path(settings.DATA) / "mails"
    folder.mkdir(exist_ok=True)
    settings.EMAIL_FROM = os.environ["EMAIL_FROM"] = SENDER
    os.environ["EMAIL_URL"] = folder.as_uri()
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(folder)
    return folder


def timers_round() -> None:
    """What fails is told, and tried again in the next round; the server runs on."""
    for command in BY_TIMER:
        try:
            with suppress(SystemExit), redirect_stderr(StringIO()):
                call_command(command, stdout=StringIO())
        except Exception:
            logger.exception("%s failed", command)
    connection.close()
