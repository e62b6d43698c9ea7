"""Whether a word stands within a longer one: "Schule" in "Grundschulsanierung", but not "Rat" in "Apparat". Pure."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from portal.search.words import stem

SHORTEST = 3  # letters of a stem that is looked for within others, and of what stands beside it
CLEAR = 5  # letters from which a stem needs no known words beside it
LINKS = ("", "s", "es", "n", "en", "er", "e", "ens", "nen")  # between the parts of a German compound


def is_part(part: str, word: str, known: AbstractSet[str]) -> bool:
    """Both are stems. `known`: stems of the record; beside a short part only these make a compound."""
    return part != word and any(
        _fits(part, before, _befores(before), known) and _fits(part, after, _afters(after), known)
        for before, after in _splits(part, word)
    )


def pieces(part: str, word: str) -> Iterator[str]:
    """What may have to be known for a short part to stand within the word."""
    if len(part) < CLEAR:
        for before, after in _splits(part, word):
            yield from _befores(before)
            yield from _afters(after)


def _fits(part: str, beside: str, readings: Iterator[str], known: AbstractSet[str]) -> bool:
    if beside in LINKS:
        return True
    return len(beside) >= SHORTEST if len(part) >= CLEAR else any(each in known for each in readings)


def _befores(before: str) -> Iterator[str]:
    """The stems that may stand before, their link to what follows taken off."""
    for link in LINKS:
        if before.endswith(link) and len(before) - len(link) >= SHORTEST:
            yield stem(before[: len(before) - len(link)])


def _afters(after: str) -> Iterator[str]:
    """The stems that may follow; the end of a stem is a stem already."""
    for link in LINKS:
        if after.startswith(link) and len(after) - len(link) >= SHORTEST:
            yield after[len(link) :]


def _splits(part: str, word: str) -> Iterator[tuple[str, str]]:
    at = word.find(part)
    while at >= 0:
        yield word[:at], word[at + len(part) :]
        at = word.find(part, at + 1)
