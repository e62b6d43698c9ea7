"""Agendas and their items."""

import re
from typing import Any

_MARK = re.compile(r"(?:^|-\s*)(?P<word>abgesetzt|vertagt)(?:$|\s*-)", re.IGNORECASE)


def order_is_odd(orders: list[Any]) -> bool:
    """Whether an agenda's `order` is anything but 0, 1, 2 … (Karlsruhe: from 1, with gaps; Bonn: from 100001)."""
    return orders != list(range(len(orders)))


def is_heading(number: str, consultation: object, result: str) -> bool:
    """An item without number, paper and result only divides the agenda (Karlsruhe: "ANTRÄGE", "SPC")."""
    return not (number or consultation or result)


def state_by_name(name: str) -> str:
    """`withdrawn`, `postponed` or "": what a mark like "- abgesetzt -" in the title says (Karlsruhe)."""
    found = _MARK.search(name.strip())
    if not found:
        return ""
    return "withdrawn" if found["word"].lower() == "abgesetzt" else "postponed"


def state_by_result(result: str) -> str:
    """The state of an item by the words of its result, of which Karlsruhe has 35; "" without a result."""
    said = result.lower()
    if not said:
        return ""
    marks = {
        "vertagt": "postponed",
        "zurückgezogen": "withdrawn",
        "verwiesen": "referred",
        "kenntnis": "noted",
    }
    return next((state for word, state in marks.items() if word in said), "decided")
