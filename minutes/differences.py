"""What differs between two versions of a text, word by word. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

WORDS_LIMIT = 1500  # of a changed stretch that is compared word by word; longer ones are told line by line


@dataclass(frozen=True)
class Piece:
    """A stretch of text. `kind`: same, gone (only in the older version), new (only in the newer)."""

    kind: str
    text: str


def differences(old: str, new: str) -> tuple[Piece, ...]:
    """Both versions in one reading: without what is new it is the old, without what is gone the new."""
    pieces: list[Piece] = []
    for same, before, after in _stretches(re.split(r"(?<=\n)", old), re.split(r"(?<=\n)", new)):
        if same:
            pieces.append(Piece("same", after))
        else:
            pieces += _within(before, after)
    return tuple(pieces)


def merged(other: str, own: str) -> str:
    """Both texts as one, line by line: what they have in common once, else the other's lines and then the own."""
    old, new = other.split("\n"), own.split("\n")
    lines: list[str] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=True).get_opcodes():
        lines += old[a:b]
        lines += [] if tag == "equal" else new[c:d]
    return "\n".join(lines)


def _within(before: str, after: str) -> list[Piece]:
    """What changed within lines that differ."""
    old, new = _words(before), _words(after)
    if len(old) + len(new) > WORDS_LIMIT:
        return _told(before, after)
    pieces: list[Piece] = []
    for same, gone, added in _stretches(old, new):
        pieces += [Piece("same", added)] if same else _told(gone, added)
    return pieces


def _told(gone: str, new: str) -> list[Piece]:
    return [piece for piece in (Piece("gone", gone), Piece("new", new)) if piece.text]


def _words(text: str) -> list[str]:
    return re.findall(r"\s+|\w+|[^\w\s]", text)


def _stretches(old: Sequence[str], new: Sequence[str]) -> list[tuple[bool, str, str]]:
    """Whether it is the same, and what stands there in both."""
    matcher = SequenceMatcher(None, old, new, autojunk=True)
    return [
        (tag == "equal", "".join(old[a:b]), "".join(new[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if "".join(old[a:b]) or "".join(new[c:d])
    ]
