"""Meetings: their end, and whether the public may come."""

import re
from datetime import datetime

_PUBLICITY = re.compile(r"\((?P<said>[^()]*öffentlich[^()]*)\)", re.IGNORECASE)
_CLOSED = re.compile(r"nicht\s*-?\s*öffentlich", re.IGNORECASE)


def end_unless_before(start: datetime | None, end: datetime | None) -> datetime | None:
    """The end of a meeting; None when it lies before the beginning (Karlsruhe: an unknown end is 00:00)."""
    return None if start and end and end < start else end


def publicity_by_name(name: str) -> str:
    """`public`, `closed`, `mixed` or "": what the brackets in a meeting's name say (Karlsruhe)."""
    found = _PUBLICITY.search(name)
    if not found:
        return ""
    closed = _CLOSED.search(found["said"]) is not None
    public = "öffentlich" in _CLOSED.sub("", found["said"]).lower()
    return "mixed" if closed and public else "closed" if closed else "public"
