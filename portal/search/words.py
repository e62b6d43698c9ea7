"""From text to what is compared: folded German word stems, and reference numbers as one word. Pure.

The index and every question to it go through here, so that each database finds the same.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

import Stemmer

LONGEST = 60  # characters of a word; what is longer is no word of a language
# "2026/0414", "VL-2024/17", "2026/115-N", "12.03.2026", "4.850.000": at least two parts have digits.
BETWEEN = re.compile(r"[/.\-\u2010-\u2013]")  # PDFs often have other hyphens than keyboards
REFERENCE = (
    rf"(?:[^\W\d_]{{1,6}}{BETWEEN.pattern})?\d[^\W_]*(?:{BETWEEN.pattern}[^\W_]*\d[^\W_]*)+"
    rf"(?:{BETWEEN.pattern}[^\W\d_]{{1,2}}\b)?"
)
TOKEN = re.compile(rf"{REFERENCE}|[^\W_]+")
UMLAUT_IN_TWO = re.compile(r"(?<![aeiouq])ue")
# Words that stand everywhere; looked for only where nothing else is, or within a phrase.
FILLERS = """
    als am an auch auf aus bei beim das dass dem den der des die durch ein eine einem einen einer er es für haben hat
    im in ist mit nach nicht oder sich sie sind so über und vom von werden wie wir wird zu zum zur
"""

_stemmer = Stemmer.Stemmer("german", 0)
_one_at_a_time = threading.Lock()  # a stemmer has a state of its own


class Token(NamedTuple):
    """A word in a text, from `start` to `end`, and the stems under which it is found; the first one is its own."""

    start: int
    end: int
    stems: tuple[str, ...]


def fold(word: str) -> str:
    """Small letters without umlauts, ß or accents: Mühle, Muehle and MÜHLE are one. Letters and digits alone are left, as
    no index can be asked for the signs into which some letters fall apart; perhaps nothing is.
    """
    if word.isascii() and word.isalnum():
        bare = word.lower()
    else:
        bare = "".join(each for each in unicodedata.normalize("NFKD", word.casefold()) if each.isalnum())
    return UMLAUT_IN_TWO.sub("u", bare.replace("ae", "a").replace("oe", "o"))


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The stem of one word, folded. What holds a digit stays as it is."""
    folded = fold(word)[:LONGEST]
    if not folded.isalpha():
        return folded
    with _one_at_a_time:
        found: str = _stemmer.stemWord(folded)
    return found


def tokens(text: str, among: AbstractSet[str] | None = None) -> Iterator[Token]:
    """Every word of a text in its order; `among`: only those with one of these stems, which begin as their words do."""
    token = TOKEN if among is None else _beginning(frozenset(stem[:2] for stem in among))
    for match in token.finditer(text):
        stems = _stems(match.group())
        if stems and (among is None or not among.isdisjoint(stems)):
            yield Token(match.start(), match.end(), stems)


@lru_cache(maxsize=500)
def _beginning(begins: frozenset[str]) -> re.Pattern[str]:
    """Finds references, words that begin with one of these pairs of letters, and those of which only folding tells."""
    told = r"(?![\x00-\x7f])[^\W_]|\d"
    ways = [told]
    for each in sorted(begins):
        first, second = each[0], each[1:]
        hidden = "eE" if first in "aou" else ""  # ae, oe and ue are folded into their first letter
        after = f"(?:[{second}{second.upper()}{hidden}]|{told})" if second else ""
        ways.append(f"[{first}{first.upper()}]{after}")
    return re.compile(rf"(?<![^\W_])(?:{REFERENCE}|(?:{'|'.join(ways)})[^\W_]*)")


def terms(text: str) -> list[str]:
    """All stems of a text in the order of its words: what is indexed."""
    return [each for word in TOKEN.findall(text) for each in _stems(word)]


def spelled(text: str) -> dict[str, str]:
    """The own stem of each word of a text, with a word that it stands for."""
    each = ((_stems(word), word) for word in dict.fromkeys(TOKEN.findall(text)))
    return {stems[0]: word for stems, word in each if stems}


@lru_cache(maxsize=400_000)
def _stems(word: str) -> tuple[str, ...]:
    parts = BETWEEN.split(word)
    if len(parts) == 1:
        return tuple(filter(None, [stem(word)]))
    shorter = parts[1:] if parts[0].isalpha() else parts
    shortest = shorter[:-1] if shorter[-1].isalpha() else shorter
    whole = [_as_one(each) for each in (parts, shorter, shortest) if len(each) > 1]
    return tuple(filter(None, dict.fromkeys([*whole, *(stem(part) for part in parts)])))


def _as_one(parts: list[str]) -> str:
    """A reference as one word: 2026/0414, 2026-414 and 2026/414 are the same."""
    return ("n" + "z".join(fold(part).lstrip("0") or "0" for part in parts))[:LONGEST]
