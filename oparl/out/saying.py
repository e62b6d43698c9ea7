"""Values as OParl writes them: no null, no empty list, no empty text; times with an offset, without fractions."""

from datetime import datetime
from typing import Any

from django.utils import timezone

Json = dict[str, Any]
ZONE = timezone.get_default_timezone()


def moment(value: datetime | None) -> str | None:
    """`2026-03-26T18:00:00+01:00`, in the installation's zone whoever asks."""
    return value.astimezone(ZONE).isoformat(timespec="seconds") if value else None


def said(**properties: Any) -> Json:
    """The properties that have a value. `ratssaal_votes` is one of ours: `ratssaal:votes`."""
    return {_name(name): value for name, value in properties.items() if value not in (None, "", [], {})}


def _name(name: str) -> str:
    own = "ratssaal_"
    return f"ratssaal:{name.removeprefix(own)}" if name.startswith(own) else name
