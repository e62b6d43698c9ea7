"""What was typed, understood: words, "phrases", -without, begin*. Pure."""

import re
from dataclasses import dataclass

from portal.search.words import FILLERS, fold, terms, tokens

MOST = 10  # words and phrases; more make no search better
PART = re.compile(r'(?P<minus>(?<!\S)[-−])?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')
FILLING = frozenset(terms(FILLERS))


@dataclass(frozen=True)
class Term:
    """One word or phrase. `stems`: of a phrase several, in order. `begins`: any word that begins so (typed as begin*).

    `exact`: typed in quotes, so found as it is and not within other words.
    """

    said: str
    stems: tuple[str, ...]
    begins: bool = False
    exact: bool = False

    @property
    def is_word(self) -> bool:
        return len(self.stems) == 1


@dataclass(frozen=True)
class Asked:
    """`wanted`: all of these; `without`: none of these. Nothing wanted: nothing can be looked for."""

    wanted: tuple[Term, ...] = ()
    without: tuple[Term, ...] = ()


def understood(typed: str) -> Asked:
    """Never fails: whatever is no operator is a word, and what is no word is left out."""
    wanted: list[Term] = []
    without: list[Term] = []
    for part in PART.finditer(typed):
        kept = without if part["minus"] else wanted
        kept += _phrase(part["phrase"]) if part["phrase"] is not None else _words(part["word"])
    telling = [term for term in wanted if not (term.is_word and term.stems[0] in FILLING)]
    return Asked(tuple(telling or wanted)[:MOST], tuple(without)[:MOST])


def _phrase(text: str) -> list[Term]:
    found = tuple(terms(text))
    return [Term(text, found, exact=True)] if found else []


def _words(text: str) -> list[Term]:
    found = list(tokens(text))
    if len(found) == 1 and len(found[0].stems) == 1 and text.endswith("*"):
        said = text[found[0].start : found[0].end]
        return [Term(said, (fold(said),), begins=True)]
    return [Term(text[each.start : each.end], each.stems[:1]) for each in found]
