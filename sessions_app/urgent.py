"""Rows of urgent decisions, written from the book of resolutions."""

from datetime import date

from sessions_app.models import UrgentDecision
from sessions_app.resolutions.state import Register, Urgent

_FIELDS = ("title", "text", "reason", "way", "deciders", "decided_on", "public", "source")


def write(urgent: Urgent) -> None:
    """Only what the book says: on which agenda it stands is the filing cabinet's to know."""
    UrgentDecision.objects.update_or_create(
        organization_id=urgent.organization, number=urgent.number, defaults=_values(urgent)
    )


def rebuild(body: int, register: Register) -> None:
    """Writes the rows of a municipality anew; those that the book does not know go."""
    rows = UrgentDecision.objects.filter(organization__body=body)
    rows.exclude(number__in=[each.number for each in register.urgent]).delete()
    for each in register.urgent:
        write(each)


def check_rows(body: int, register: Register) -> list[str]:
    """In words, where rows differ from the journal."""
    rows = UrgentDecision.objects.filter(organization__body=body)
    found = {row[0]: row[1:] for row in rows.values_list("number", "organization_id", *_FIELDS)}
    expected = {each.number: (each.organization, *_values(each).values()) for each in register.urgent}
    differing = sorted(at for at in found.keys() | expected if found.get(at) != expected.get(at))
    return [f"urgent decision {number}" for number in differing]


def _values(urgent: Urgent) -> dict[str, object]:
    values: dict[str, object] = {name: getattr(urgent, name) for name in _FIELDS}
    return values | {"way": urgent.way.value, "decided_on": date.fromisoformat(urgent.decided_on)}
