"""Into the outbox, in the transaction of the cause: rolled back with it, and never twice for the same."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from mail.models import Mail

REMEMBERED = timedelta(days=400)  # a cause that comes again after so long is another one


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


def forget_old(now: datetime | None = None) -> None:
    """Removes what ended so long ago that nobody asks for it any more."""
    Mail.objects.filter(ended_at__lt=(now or timezone.now()) - REMEMBERED).delete()
