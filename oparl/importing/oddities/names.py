"""Names that are cut off, broken over lines, or missing."""

NAMELESS = "(ohne Bezeichnung)"
UNKNOWN = {
    "organization": "Unbekanntes Gremium",
    "meeting": "Unbekannte Sitzung",
    "person": "Unbekannte Person",
}
SOURCES_LIMIT = 250  # characters


def is_cut_by_source(name: object) -> bool:
    """Whether a name has exactly the length at which SOMACOS Session cuts names off (Karlsruhe)."""
    return isinstance(name, str) and len(name) == SOURCES_LIMIT


def on_one_line(text: str) -> str:
    """A name that was written on several lines (Karlsruhe, meeting 9917); others stay as they are."""
    return " ".join(text.split()) if "\n" in text or "\r" in text else text


def says_nothing(value: object) -> bool:
    """A text that stands for none: blanks (Karlsruhe, ALLRIS), or "N/A" (ALLRIS)."""
    return isinstance(value, str) and value.strip() in {"", "N/A"}


def stub_name(kind: str, oparl_id: str) -> str:
    """What a placeholder is called: "Unbekanntes Gremium (53137)" (Karlsruhe)."""
    return f"{UNKNOWN[kind]} ({oparl_id.rstrip('/').rsplit('/', 1)[-1]})"[:200]
