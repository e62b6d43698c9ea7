"""Into the outbox, in the transaction of the cause: rolled back with it, and never twice for the same."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.conf import settings

from mail.models import Mail


def is_configured() -> bool:
    """Whether this installation sends mail at all."""
    return bool(settings.EMAIL_FROM)


def write(
    key: str, kind: str, *, owner: str, address: str, language: str = "de", about: Mapping[str, object]
) -> bool:
    """Whether it was written: not where a mail with this key was before."""
    values = {"kind": kind, "owner": owner, "address": address, "language": language, "about": about}
    _row, is_new = Mail.objects.get_or_create(key=key, defaults=values)
    return is_new


def has_causes(prefix: str) -> bool:
    """Whether a mail was ever written whose cause begins so, and not taken back."""
    return Mail.objects.filter(key__startswith=prefix).exists()


def take_back(prefix: str) -> None:
    """Takes out what has not left yet of all causes that begin so, and every trace of it."""
    Mail.objects.filter(key__startswith=prefix).exclude(state=Mail.State.SENDING).delete()


def forget_old(owners: Collection[str], before: datetime) -> int:
    """Removes what ended before: a cause that comes again is another one then. Returns how many mails it was."""
    return Mail.objects.filter(owner__in=owners, ended_at__lt=before).delete()[0]


def forget_undelivered(owner: str, before: datetime) -> int:
    """Of what could not be delivered, or perhaps was, the address goes, and what the mail server said of it."""
    rows = Mail.objects.filter(owner=owner, ended_at__lt=before).exclude(address="")
    return rows.update(address="", said="")
