"""When the agenda was published, and what numbered supplements changed before the meeting, as a fact of the minutes. Pure."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sessions_app.sitting.plan import Plan, PublishedSupplement


def convocation(plan: Plan, zone: str) -> str:
    """veröffentlicht am 2.10.2026; Nachtrag 1 vom 9.10.2026 (neu: Ö 8; abgesetzt: Ö 5). Empty where it was not written."""
    if plan.agenda_published_at is None:
        return ""
    told = (_supplement(each, zone) for each in plan.supplements)
    return "; ".join((f"veröffentlicht am {_day(plan.agenda_published_at, zone)}", *told))


def _supplement(supplement: PublishedSupplement, zone: str) -> str:
    kinds = {"neu": supplement.new, "geändert": supplement.changed, "abgesetzt": supplement.withdrawn}
    changes = "; ".join(f"{kind}: {', '.join(numbers)}" for kind, numbers in kinds.items() if numbers)
    name = f"Nachtrag {supplement.number} vom {_day(supplement.published_at, zone)}"
    return f"{name} ({changes})" if changes else name


def _day(at: datetime, zone: str) -> str:
    return f"{at.astimezone(ZoneInfo(zone)):%d.%m.%Y}"
