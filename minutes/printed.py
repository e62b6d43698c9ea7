"""What a PDF says in print: the check value, the numbers and the results of its votes, read back from the pages."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

import pypdfium2

from minutes.draft import Tally
from minutes.landmarks import HEADS, INVALID, RESULT

_HEADS = r"\s+".join(re.escape(head) for head in HEADS)
_FIGURES = r"\s+".join([r"(\d+)"] * len(HEADS))
BETWEEN = r"[\s\x02\xad]*"  # what may stand between two letters: a line end, a hyphen that the line end made
STRIP = re.compile(rf"{_HEADS}(\s+{INVALID})?\s+{RESULT}\s+{_FIGURES}(?(1)\s+(\d+))")


def printed_text(data: bytes) -> str:
    """All text of all pages, in the order of drawing. Raises pypdfium2.PdfiumError on unreadable files."""
    document = pypdfium2.PdfDocument(data)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def result_at(text: str, at: int, result: str) -> re.Match[str] | None:
    """Where these words stand at a place as a line of their own, or several; None where something else does."""
    words = re.sub(r"\s+", "", result)
    return re.compile(r"\s*" + BETWEEN.join(map(re.escape, words)) + r"[^\S\r\n]*(?=[\r\n]|$)").match(
        text, at
    )


def prints_results(text: str, results: Sequence[str]) -> bool:
    """Whether behind the numbers of every vote stands its result, in order. An empty one is not known."""
    strips = STRIP.finditer(text)
    return all(
        strip is not None and result is not None and (not result or result_at(text, strip.end(), result))
        for strip, result in zip_longest(strips, results)
    )


def prints(text: str, value: str) -> bool:
    """Whether the value stands in the text, line ends aside."""
    return value in re.sub(r"\s+", "", text)


def printed_tallies(text: str) -> Iterator[Tally]:
    """The numbers of every vote strip, in order."""
    for found in STRIP.finditer(text):
        yes, no, abstain, not_voted, invalid = (int(figure or 0) for figure in found.groups()[1:])
        yield Tally(yes=yes, no=no, abstain=abstain, not_voted=not_voted, invalid=invalid)
