"""An alarm goes to every operator (OPERATORS), once for its cause on a day, through the outbox like every mail."""

import logging
from collections.abc import Mapping

from django.conf import settings
from django.utils import timezone

from mail.writing import has_causes, is_configured, write

logger = logging.getLogger(__name__)


def tell_operators(cause: str, *, owner: str, about: Mapping[str, object]) -> int:
    """How many mails were written. `cause`: such as `crawl_as_public stadt`; `owner`: in whose name it is sent."""
    key = _key(cause)
    written = sum(
        write(f"{key} {address}", "alarm", owner=owner, address=address, about=about)
        for address in settings.OPERATORS
        if is_configured()
    )
    if not is_told(cause):
        logger.critical(
            "Nobody is told by mail of this alarm: OPERATORS, EMAIL_URL and EMAIL_FROM are needed."
        )
    return written


def is_told(cause: str) -> bool:
    """Whether operators were told today of a cause that begins so."""
    return has_causes(_key(cause))


def _key(cause: str) -> str:
    return f"alarm {timezone.localdate():%Y-%m-%d} {cause}"
