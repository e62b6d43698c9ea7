"""Agendas and their items."""

import re
from typing import Any

_OFF = r"(?P<word>abgesetzt|zurückgezogen|vertagt|zurückgestellt)"
_MARK = re.compile(rf"(?:^\W*|[-–—(\[*]\s*){_OFF}(?:\W*$|\s*[-–—)\]:*])", re.IGNORECASE)


def order_is_odd(orders: list[Any]) -> bool:
    """Whether an agenda's `order` is anything but 0, 1, 2 …"""
    return orders != list(range(len(orders)))


def is_heading(number: str, consultation: object, result: str) -> bool:
    """An item without number, paper and result only divides the agenda ("ANTRÄGE", "Tiefbauamt")."""
    return not (number or consultation or result)


def state_by_name(name: str) -> str:
    """`withdrawn`, `postponed` or "": what a mark like "- abgesetzt -" in the title says."""
    found = _MARK.search(name)
    if not found:
        return ""
    return "withdrawn" if found["word"].lower() in {"abgesetzt", "zurückgezogen"} else "postponed"


def state_by_result(result: str) -> str:
    """The state of an item by the words of its result; "" without a result."""
    said = result.lower()
    if not said:
        return ""
    marks = {
        "vertagt": "postponed",
        "zurückgezogen": "withdrawn",
        "abgesetzt": "withdrawn",
        "verwiesen": "referred",
        "kenntnis": "noted",
    }
    return next((state for word, state in marks.items() if word in said), "decided")
