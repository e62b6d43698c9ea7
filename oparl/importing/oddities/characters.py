"""Texts that no database takes, and JSON that is none to the letter."""

import json
from typing import Any, NoReturn


def parse(text: str) -> Any:
    """JSON as the standard has it: without NaN and infinities, which no database takes. Raises ValueError.

    Control characters within texts are forgiven: Braunschweig (ALLRIS) passes them on as they are.
    """
    return json.loads(text, strict=False, parse_constant=_no_number, parse_float=_finite)


def _no_number(text: str) -> NoReturn:
    raise ValueError(text)


def _finite(text: str) -> float:
    number = float(text)
    return number if abs(number) != float("inf") else _no_number(text)


def clean(value: Any) -> tuple[Any, bool]:
    """The value without characters that no database takes, and whether there were any (Karlsruhe: NUL in scans)."""
    if isinstance(value, str):
        return _clean_text(value)
    if isinstance(value, list):
        parts = [clean(each) for each in value]
        return [part for part, _ in parts], any(dirty for _, dirty in parts)
    if isinstance(value, dict):
        pairs = {_clean_text(key)[0]: clean(each) for key, each in value.items()}
        return {key: part for key, (part, _) in pairs.items()}, any(dirty for _, dirty in pairs.values())
    return value, False


def _clean_text(text: str) -> tuple[str, bool]:
    kept = text.replace("\x00", "").encode("utf-8", "replace").decode()
    return kept, kept != text
