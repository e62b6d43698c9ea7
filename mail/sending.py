"""From the outbox to the mail server: one row after the other, each claimed before and marked after.

What the server refuses for now (4xx) waits longer each time; what it refuses for good (5xx) is given up at once. A server
that cannot be reached, or lets us not in, ends the round. A process that dies between the claim and the mark leaves a
mail of which nobody knows whether it left: it is not sent again by itself, the admin shows it.
"""

import smtplib
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F
from django.utils import timezone

from mail.letters import letter_of
from mail.message import message_of
from mail.models import Mail

State = Mail.State
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 4 * 60, 12 * 60, 24 * 60))
HANGS = timedelta(minutes=15)  # longer than any try lasts
FOR_GOOD = 500


@dataclass
class Round:
    """What came of a round: how many mails ended in which state, and what kept the server from taking more."""

    ended: Counter[str] = field(default_factory=Counter)
    trouble: str = ""


def send_due() -> Round:
    """Sends what is due, until nothing is or the server fails."""
    now = timezone.now()
    hanging = Mail.objects.filter(state=State.SENDING, due_at__lt=now - HANGS)
    hanging.update(state=State.UNCLEAR, ended_at=now)
    done, connection = Round(), get_connection()
    try:
        while not done.trouble and (mail := _claim()):
            done.trouble = _send(mail, connection)
            done.ended[mail.state] += 1
    finally:
        connection.close()
    return done


def _claim() -> Mail | None:
    """The next one, ours alone: of two processes only one changes the row's state."""
    while True:
        now = timezone.now()
        mail = Mail.objects.filter(state=State.WAITING, due_at__lte=now).order_by("due_at", "pk").first()
        if mail is None:
            return None
        mine = Mail.objects.filter(pk=mail.pk, state=State.WAITING)
        if mine.update(state=State.SENDING, due_at=now, tries=F("tries") + 1):
            mail.refresh_from_db()
            return mail


def _send(mail: Mail, connection: BaseEmailBackend) -> str:
    """Why no more can be sent in this round; mostly nothing."""
    letter = letter_of(mail)
    if letter is None:
        _end(mail, State.OBSOLETE)
        return ""
    message = message_of(mail, letter)
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as error:
        return _postpone(mail, str(error))
    try:
        connection.send_messages([message])
    except smtplib.SMTPRecipientsRefused as error:
        _refused(mail, *next(iter(error.recipients.values())))
    except smtplib.SMTPSenderRefused as error:  # our own address: that is no fault of this mail
        return _postpone(mail, str(error))
    except smtplib.SMTPResponseException as error:
        _refused(mail, error.smtp_code, error.smtp_error)
    except (OSError, smtplib.SMTPException) as error:
        return _postpone(mail, str(error))
    except ValueError as error:  # an address or a header that cannot be written: the others go all the same
        _end(mail, State.GIVEN_UP, str(error))
    else:
        _end(mail, State.SENT)
    return ""


def _refused(mail: Mail, code: int, words: bytes | str) -> None:
    said = words.decode(errors="replace") if isinstance(words, bytes) else words
    if code >= FOR_GOOD:
        _end(mail, State.GIVEN_UP, f"{code} {said}")
    else:
        _postpone(mail, f"{code} {said}")


def _postpone(mail: Mail, said: str) -> str:
    """Once more later, as often as there are pauses."""
    if mail.tries > len(PAUSES):
        _end(mail, State.GIVEN_UP, said)
    else:
        _mark(mail, State.WAITING, said, due_at=timezone.now() + PAUSES[mail.tries - 1])
    return said


def _end(mail: Mail, state: State, said: str = "") -> None:
    """The address of who got it, or need not get it, is nobody's matter any more."""
    keeps = {} if state == State.GIVEN_UP else {"address": ""}
    _mark(mail, state, said, ended_at=timezone.now(), **keeps)


def _mark(mail: Mail, state: State, said: str, **changes: datetime | str) -> None:
    mail.state = state
    Mail.objects.filter(pk=mail.pk).update(state=state, said=said[:1000], **changes)
