"""What kind of organization it is, where the source's own word does not say."""

import re

# The organs of a municipality are called as its state's municipal code calls them.
_COUNCILS = (
    r"(markt)?gemeinderat|stadtrat|rat|kreistag|gemeindevertretung|stadtvertretung|"
    r"stadtverordnetenversammlung|verbandsgemeinderat|samtgemeinderat|bürgerschaft"
)
_TYPES = (
    ("council", re.compile(rf"^({_COUNCILS})\b(?!s)|^parlament$", re.IGNORECASE)),
    ("group", re.compile(r"\b\w*fraktion\b|^partei$", re.IGNORECASE)),
    (
        "committee",
        re.compile(
            r"\b\w*(ausschuss|beirat|ortschaftsrat|ortsrat|ortsbeirat|bezirksvertretung|bezirksrat)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "office",
        re.compile(
            r"\b\w*(amt|dezernat|fachbereich|ortsverwaltung|stabsstelle|kämmerei)\b|^verwaltungsbereich$",
            re.IGNORECASE,
        ),
    ),
)


def organization_type(name: str, said: str, classification: str) -> str:
    """The type, guessed carefully: the standard's word, then the name (Karlsruhe), then the class (Leipzig)."""
    if said.lower() in {"fraktion", "partei", "verwaltungsbereich"}:
        return _type_by_words(said)
    guesses = (_type_by_words(words) for words in (name, classification))
    return next((guess for guess in guesses if guess != "other"), "other")


def _type_by_words(words: str) -> str:
    return next((name for name, pattern in _TYPES if pattern.search(words.strip())), "other")
