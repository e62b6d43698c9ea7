"""Whether what a machine reads in a PDF can be seen on its pages: the numbers of the votes, and the check value.

Text can be there and hidden: white on white, invisible, outside the page, under a picture that shows other numbers.
What can be seen leaves a gap when it is taken away; so the page is drawn with it and without it.
"""

import ctypes
import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import compress
from math import ceil, floor
from typing import Any

import pypdfium2
from pypdfium2 import raw

from minutes.printed import STRIP, result_at

SCALE = 2.0  # pixels for a point
CONTRAST = 40  # of 255 levels of grey: less cannot be read

Box = tuple[
    float, float, float, float
]  # left, bottom, right, top, in points from the page's lower left corner
Picture = tuple[bytes, int]  # grey pixels row by row from the top, and how many bytes a row has


def is_all_seen(data: bytes, head: str, results: Sequence[str]) -> bool:
    """Whether the numbers of all votes with their `results`, and the check value wherever it stands, can be seen. Without
    a check value none is looked for; with one it has to be there. A result that stands somewhere else is not looked for.

    Raises pypdfium2.PdfiumError on unreadable files.
    """
    value = re.compile(r"\s*".join(map(re.escape, head)) or r"(?!)")
    with closing(pypdfium2.PdfDocument(data)) as document:
        document.init_forms()  # else the places of signatures would not be drawn, and they could lie over a number
        waiting = iter(results)
        found = [_look(page, value, waiting) for page in document]
    votes, values, seen = zip(*found, strict=True) if found else ((), (), ())
    return sum(votes) == len(results) and (sum(values) > 0) is bool(head) and all(seen)


def _look(page: Any, value: re.Pattern[str], results: Iterator[str]) -> tuple[int, int, bool]:
    """How many votes a page tells of, how often the check value stands there, and whether all of it is seen."""
    with closing(page.get_textpage()) as text:
        words = _words(text)
        votes = list(STRIP.finditer(words))
        values = [each.span() for each in value.finditer(words)]
        spans = [*_figures(votes), *_results(words, votes, results), *values]
        places = [at for span in spans for at in range(*span) if not words[at].isspace()]
        boxes: list[Box] = [text.get_charbox(at) for at in places]
        drawn = {_address(each): each for at in places if (each := raw.FPDFText_GetTextObject(text, at))}
    return len(votes), len(values), not places or _leave_gaps(page, boxes, list(drawn.values()))


def _words(text: Any) -> str:
    """The text of a page, one letter for each place that pdfium counts."""
    words: str = text.get_text_range()
    count: int = text.count_chars()
    if len(words) == count:
        return words
    return "".join(chr(raw.FPDFText_GetUnicode(text, at)) for at in range(count))


def _figures(votes: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    for vote in votes:
        yield from (vote.span(group) for group in range(2, 7) if vote[group])


def _results(text: str, votes: list[re.Match[str]], results: Iterator[str]) -> Iterator[tuple[int, int]]:
    for vote, result in zip(votes, results, strict=False):
        if found := result_at(text, vote.end(), result):
            yield found.span()


def _address(drawn: Any) -> int:
    return ctypes.cast(drawn, ctypes.c_void_p).value or 0


def _leave_gaps(page: Any, boxes: list[Box], drawn: list[Any]) -> bool:
    whole: Box = page.get_bbox()
    if page.get_rotation() or not all(_is_inside(box, whole) for box in boxes):
        return False
    part = _around(boxes, whole)
    before = _picture(page, part)
    removed = [bool(raw.FPDFPage_RemoveObject(page, each)) for each in drawn]
    after = _picture(page, part)
    for each in compress(drawn, removed):
        raw.FPDFPageObj_Destroy(each)
    return bool(drawn) and all(removed) and all(_differ(before, after, box, part) for box in boxes)


def _is_inside(box: Box, page: Box) -> bool:
    return page[0] <= box[0] < box[2] <= page[2] and page[1] <= box[1] < box[3] <= page[3]


def _around(boxes: list[Box], page: Box) -> Box:
    """Whole points around all boxes, within the page."""
    left, bottom = (floor(min(box[side] for box in boxes) - 1) for side in (0, 1))
    right, top = (ceil(max(box[side] for box in boxes) + 1) for side in (2, 3))
    return max(left, page[0]), max(bottom, page[1]), min(right, page[2]), min(top, page[3])


def _picture(page: Any, part: Box) -> Picture:
    whole = page.get_bbox()
    cut = (part[0] - whole[0], part[1] - whole[1], whole[2] - part[2], whole[3] - part[3])
    bitmap = page.render(scale=SCALE, grayscale=True, crop=cut)
    with closing(bitmap):
        return bytes(bitmap.buffer), bitmap.stride


def _differ(before: Picture, after: Picture, box: Box, part: Box) -> bool:
    """Whether the box looks different enough in both pictures of this part of the page."""
    left, right = int((box[0] - part[0]) * SCALE), int((box[2] - part[0]) * SCALE) + 1
    top, bottom = int((part[3] - box[3]) * SCALE), int((part[3] - box[1]) * SCALE) + 1
    for row in range(top, bottom):
        begin, end = row * before[1] + left, row * before[1] + right
        pairs = zip(before[0][begin:end], after[0][begin:end], strict=True)
        if any(abs(one - other) >= CONTRAST for one, other in pairs):
            return True
    return False
