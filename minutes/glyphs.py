"""Which characters a document can print, and words for those that it cannot. Pure.

`printable` is always the set of characters that the documents' fonts hold (`minutes/pdf/style.py`).
"""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from unicodedata import category, normalize

STANDS_FOR = "\N{REPLACEMENT CHARACTER}"  # what a page shows in the place of a character that it cannot print
LINE_ENDS = re.compile("\r\n|[\r\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}]")
BLANK = frozenset("\t\n")  # printed as room between words and lines
INVISIBLE = ("C", "Z", "M")  # Unicode's categories of characters that cannot be shown by themselves
NAMED_AT_MOST = 20


def composed(text: str) -> str:
    """As it is printed: a letter and its accent are one character, every line end is the same, places where a word
    may be parted are not seen.
    """
    return LINE_ENDS.sub("\n", normalize("NFC", text)).replace("\N{SOFT HYPHEN}", "")


def unprintable(text: str, printable: AbstractSet[str]) -> str:
    """The characters of the text that cannot be printed, each once."""
    return "".join(
        dict.fromkeys(each for each in composed(text) if each not in printable and each not in BLANK)
    )


def replaced(text: str, printable: AbstractSet[str]) -> str:
    """The text with a visible sign for every character that cannot be printed."""
    return "".join(each if each in printable or each in BLANK else STANDS_FOR for each in composed(text))


def named(characters: str, *, by_number: bool = False) -> str:
    """For a sentence: 😀, U+0007, …; a sentence that has to be printed itself names all of them by number."""
    shown = [
        f"U+{ord(each):04X}" if by_number or category(each).startswith(INVISIBLE) else each
        for each in characters
    ]
    return ", ".join(shown[:NAMED_AT_MOST] + ["…"] * (len(shown) > NAMED_AT_MOST))


def replaced_texts(document: object, printable: AbstractSet[str]) -> tuple[str, ...]:
    """The texts of a document (a frozen dataclass) that cannot be printed as they are, each once, unchanged."""
    return tuple(dict.fromkeys(text for text in _texts(document) if unprintable(text, printable)))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
