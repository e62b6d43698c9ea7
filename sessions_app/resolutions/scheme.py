"""How resolutions are numbered: the scheme that a municipality or one of its organizations has set. Pure.

    {year}/{number:03}      Rat/{term}/{number}      {organization}-{number}/{year}

Whatever stands in a scheme beside the number makes the series in which is counted.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from journal.events import N_, Refusal, require

PRESET = "{year}/{number:03}"
LONGEST_SCHEME, LONGEST_NAME = 60, 60  # characters
YEAR, TERM, ORGANIZATION = "year", "term", "organization"
NUMBER = "{number}"
_PART = re.compile(r"\{([^{}]*)\}")
_NUMBER = re.compile(r"\{number(?::0?([1-9]))?\}")


class SchemeRefusal(Refusal):
    """Why a scheme cannot be used."""

    NO_NUMBER = N_("A scheme needs {number} exactly once, or with leading zeros {number:03}.")
    UNKNOWN_PART = N_(
        "The scheme has a part that nobody can fill. There are {year}, {term}, {organization}, {number} and, with "
        "leading zeros, {number:03}."
    )
    NUMBER_TOUCHES = N_(
        "In this scheme the number stands directly beside another one, so that two resolutions could get the same "
        "number. Please put a sign such as / or - between them."
    )
    TOO_LONG = N_("The scheme is too long: %(limit)s characters at most. Please shorten it.")
    NO_TERM = N_(
        "The scheme has {term}, but no legislative term is entered. Please enter it first, or use {year}."
    )


def read_scheme(words: str, *, has_term: bool = True) -> str:
    """The scheme as it is kept. Raises Refused. Empty: none of its own."""
    scheme = " ".join(words.split())
    if not scheme:
        return ""
    require(len(scheme) <= LONGEST_SCHEME, SchemeRefusal.TOO_LONG, limit=LONGEST_SCHEME)
    require(len(_NUMBER.findall(scheme)) == 1, SchemeRefusal.NO_NUMBER)
    rest = _NUMBER.sub("", scheme)
    known = set(_PART.findall(rest)) <= {YEAR, TERM, ORGANIZATION} and not set("{}") & set(
        _PART.sub("", rest)
    )
    require(known, SchemeRefusal.UNKNOWN_PART)
    require(not _touches(scheme), SchemeRefusal.NUMBER_TOUCHES)
    require(has_term or f"{{{TERM}}}" not in scheme, SchemeRefusal.NO_TERM)
    return scheme


def _touches(scheme: str) -> bool:
    """Whether a digit, or a part that may end or begin with one, stands beside the number."""
    before, after = (_NUMBER.split(scheme)[at] for at in (0, -1))
    return before[-1:].isdigit() or before[-1:] == "}" or after[:1].isdigit() or after[:1] == "{"


@dataclass(frozen=True)
class Series:
    """In which is counted, with `{number}` in its place, and how many digits a number has at least."""

    text: str
    digits: int = 1

    def number(self, count: int) -> str:
        return self.text.replace(NUMBER, f"{count:0{self.digits}}")


def series_of(scheme: str, parts: Mapping[str, str]) -> Series:
    """The series of a scheme that was read, with everything filled in but the number."""
    found = _NUMBER.search(scheme)
    assert found is not None  # read_scheme keeps no scheme without
    text = _NUMBER.sub(NUMBER, scheme)
    for name, words in parts.items():
        text = text.replace(f"{{{name}}}", re.sub("[{}]", "", words)[:LONGEST_NAME])
    return Series(text, int(found[1] or 1))
