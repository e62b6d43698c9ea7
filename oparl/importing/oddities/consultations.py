"""Consultations of one paper."""

from collections.abc import Iterable
from typing import Any

Thing = str | dict[str, Any]


def told_apart(consultations: Iterable[Thing]) -> tuple[list[Thing], int]:
    """Those of one paper, the second of the same id as a stage of its own (Karlsruhe: postponed business); how many such."""
    seen: set[str] = set()
    apart: list[Thing] = []
    twice = 0
    for each in consultations:
        given = each.get("id") if isinstance(each, dict) else None
        if isinstance(each, dict) and isinstance(given, str) and given in seen:
            stage = each.get("agendaItem") or each.get("meeting") or len(apart)
            apart.append(each | {"id": f"{given}#{str(stage).rsplit('/', 1)[-1]}"})
            twice += 1
        else:
            apart.append(each)
        seen |= {given} if isinstance(given, str) else set()
    return apart, twice
