"""The small size's cache: in the process, and what it keeps for a while it keeps for as long as that really takes."""

import time

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.locmem import LocMemCache


class SteadyCache(LocMemCache):
    """Django's, by a clock that nobody sets: waits, limits and marks hold when the server's time is corrected."""

    _expire_info: dict[str, float | None]

    def get_backend_timeout(self, timeout: float | None = DEFAULT_TIMEOUT) -> float | None:
        end = super().get_backend_timeout(timeout)
        return None if end is None else end - time.time() + time.monotonic()

    def _has_expired(self, key: str) -> bool:
        end = self._expire_info.get(key, -1)
        return end is not None and end <= time.monotonic()
