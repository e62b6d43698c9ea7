"""Work that may take longer than a page should: begun at once, and told on a page that renews itself, without script.

    work = begun(do)                 # do: without arguments; what it returns can be pickled
    work.outcome                     # what it returned, or RUNNING after a moment's patience
    outcome_of(work.token)           # the same later, from any request: RUNNING, the outcome once, then UNKNOWN

Work that raises comes to no outcome: BROKEN.

The outcome lies in the cache for a while. When the server stops meanwhile, it is lost and the work with it; what had
counted by then stands in the journal, so a page that finds nothing here shows how things stand.
"""

import logging
import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from django.conf import settings
from django.core.cache import cache
from django.db import connections
from django.utils import translation

logger = logging.getLogger(__name__)
KEPT = 15 * 60  # seconds


class State(Enum):
    RUNNING = "running"
    BROKEN = "broken"
    UNKNOWN = "unknown"


RUNNING: Final = State.RUNNING
BROKEN: Final = State.BROKEN
UNKNOWN: Final = State.UNKNOWN


@dataclass(frozen=True)
class Work:
    token: uuid.UUID
    outcome: object


def begun(do: Callable[[], object]) -> Work:
    """Waits for `settings.PATIENCE` seconds; without such a limit until the end, in this very thread."""
    token = uuid.uuid4()
    if settings.PATIENCE is None:
        return Work(token, do())
    cache.set(_key(token), RUNNING, KEPT)
    ready = threading.Event()
    given = (token, do, translation.get_language(), ready)
    threading.Thread(target=_work, args=given, name=f"slowly {token}", daemon=True).start()
    ready.wait(settings.PATIENCE)
    return Work(token, outcome_of(token))


def outcome_of(token: uuid.UUID) -> object:
    outcome = cache.get(_key(token), UNKNOWN)
    if outcome is not RUNNING:
        cache.delete(_key(token))
    return outcome


def _work(token: uuid.UUID, do: Callable[[], object], language: str | None, ready: threading.Event) -> None:
    try:
        with translation.override(language):
            outcome = do()
    except Exception:
        logger.exception("Work that had been begun came to no end")
        outcome = BROKEN
    finally:
        connections.close_all()
    cache.set(_key(token), outcome, KEPT)
    ready.set()


def _key(token: uuid.UUID) -> str:
    return f"slowly:{token}"
