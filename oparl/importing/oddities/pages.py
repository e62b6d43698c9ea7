"""Pages of lists that are not quite what the standard says a page is."""

from typing import Any

from oparl.importing.oddities.characters import parse

NOTHING_FOUND = 802  # what SD.NET answers with 404, where a list would be empty
NOT_FOUND = 404
SHORT = 1000  # bytes; no list that holds something is shorter


def is_empty_page(status: int, content: bytes) -> bool:
    """Whether an answer to the question for changes means "none": a bare `[]`, or error 802 (Krefeld, SD.NET)."""
    if len(content) > SHORT:
        return False
    try:
        said = parse(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    if status == NOT_FOUND:
        return isinstance(said, dict) and said.get("code") == NOTHING_FOUND
    return isinstance(said, list) and not said


def with_its_type(entry: dict[str, Any], name: str) -> dict[str, Any]:
    """An entry that does not say what it is (a stub in Krefeld, SD.NET) is what its list holds."""
    return (
        entry if entry.get("type") or not name else {**entry, "type": f"https://schema.oparl.org/1.1/{name}"}
    )


def bodies_of(page: dict[str, Any]) -> list[dict[str, Any]] | None:
    """The body that stands where a list of bodies should; None where there is a list (Krefeld, SD.NET)."""
    return None if "data" in page else [page]
