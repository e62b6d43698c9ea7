"""A letter as a message of the wire: plain text and HTML beside each other, and what mail programs read."""

import hashlib
from email.mime.text import MIMEText
from email.utils import formataddr
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation

from mail.letters import CalendarFile, Letter
from mail.models import Mail

# Mail programs fetch no stylesheet, and ours fetches nothing: that would tell who reads.
LOOK = Path(__file__).with_name("letter.css").read_text()


def sender_of(owner: str) -> str:
    """The address that mail of a tenant comes from."""
    return str(settings.EMAIL_FROM).format(body=owner)


def message_of(mail: Mail, letter: Letter) -> EmailMultiAlternatives:
    """The same row always makes the same Message-ID, so that a mailbox knows a second try."""
    sender = sender_of(mail.owner)
    with translation.override(mail.language):
        words = {"letter": letter, "language": mail.language, "look": LOOK}
        text = render_to_string("mail/letter.txt", words)
        html = render_to_string("mail/letter.html", words)
    message = EmailMultiAlternatives(
        subject=" ".join(letter.subject.split()),
        body=text,
        from_email=formataddr((" ".join(letter.sender.split()), sender)),
        to=[mail.address],
        headers=_headers(mail, letter, sender),
    )
    message.attach_alternative(html, "text/html")
    if letter.calendar:
        message.attach(_attached(letter.calendar))
    return message


def _attached(calendar: CalendarFile) -> MIMEText:
    """Named as a file, and marked so that calendars offer to take it over."""
    part = MIMEText(calendar.text, "calendar", "utf-8")
    part.set_param("method", calendar.method)
    part.add_header("Content-Disposition", "attachment", filename="sitzung.ics")
    return part


def _headers(mail: Mail, letter: Letter, sender: str) -> dict[str, str]:
    """RFC 3834 (nobody's holiday note shall answer), RFC 2369 and 8058 (one click and no more mail)."""
    number = hashlib.sha256(f"{settings.SECRET_KEY} {mail.key}".encode()).hexdigest()[:32]
    headers = {
        "Message-ID": f"<{number}@{sender.rpartition('@')[2]}>",
        "Auto-Submitted": "auto-generated",
        "Content-Language": mail.language,
    }
    if letter.unsubscribe:
        headers["List-Unsubscribe"] = f"<{letter.unsubscribe}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers
