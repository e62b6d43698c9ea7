"""What a PDF says in print: the check value and the numbers of its votes, read back from the pages."""

import re
from collections.abc import Iterator

import pypdfium2

from minutes.draft import Tally
from minutes.landmarks import HEADS, INVALID, RESULT

_HEADS = r"\s+".join(re.escape(head) for head in HEADS)
_FIGURES = r"\s+".join([r"(\d+)"] * len(HEADS))
STRIP = re.compile(rf"{_HEADS}(\s+{INVALID})?\s+{RESULT}\s+{_FIGURES}(?(1)\s+(\d+))")


def printed_text(data: bytes) -> str:
    """All text of all pages, in the order of drawing. Raises pypdfium2.PdfiumError on unreadable files."""
    document = pypdfium2.PdfDocument(data)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def prints(text: str, value: str) -> bool:
    """Whether the value stands in the text, line ends aside."""
    return value in re.sub(r"\s+", "", text)


def printed_tallies(text: str) -> Iterator[Tally]:
    """The numbers of every vote strip, in order."""
    for found in STRIP.finditer(text):
        yes, no, abstain, not_voted, invalid = (int(figure or 0) for figure in found.groups()[1:])
        yield Tally(yes=yes, no=no, abstain=abstain, not_voted=not_voted, invalid=invalid)
