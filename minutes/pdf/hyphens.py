"""A word that is longer than its line is parted between syllables, as German does it; any other word stays whole."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise

import pyphen
from reportlab.pdfbase.pdfmetrics import stringWidth

SHORTEST = 3  # letters on each side
VOWEL = re.compile("[aeiouyäöüàáâåæèéêëìíîïòóôøùúûœ]", re.IGNORECASE)
Halves = Iterator[tuple[str, str]]


@cache
def _german() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="de_DE", left=SHORTEST, right=SHORTEST)


def parted(word: str) -> Halves:
    """Where the word can be parted, the longest beginning first.

    Not beside a piece without a vowel: there the patterns do not know where a compound joins ("Grund-s-tück").
    """
    places = [0, *_german().positions(word), len(word)]
    pieces = [word[begin:end] for begin, end in pairwise(places)]
    for place in reversed(range(1, len(pieces))):
        if VOWEL.search(pieces[place - 1]) and VOWEL.search(pieces[place]):
            yield word[: places[place]], word[places[place] :]


def parting(words: Sequence[str], font: str, size: float, room: float) -> Callable[[str], Halves] | None:
    """How to part the words that a line of `room` points cannot hold; None where each fits."""
    if all(stringWidth(word, font, size) <= room for word in words):
        return None

    def halves(word: str) -> Halves:
        if stringWidth(word, font, size) > room - size:  # with what stands before and after it
            yield from parted(word)

    return halves
