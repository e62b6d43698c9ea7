"""How often something may be done from one place: counted in the cache, where the counts go by themselves."""

from django.core.cache import cache


def counted(key: str, seconds: int) -> int:
    """How often this has happened within the time, this time included."""
    cache.add(key, 0, seconds)
    try:
        return int(cache.incr(key))
    except ValueError:  # it ran out between the two
        return 1
