"""The QR codes of a PDF as a telephone sees them: drawn as a picture, and read square by square.

Where a code stands is told by the drawing: one path of many squares that is as wide as high. What it says is told by the
picture alone, so a code that is covered, hidden or drawn over says something else, or nothing.
"""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pypdfium2
from pypdfium2 import raw

from minutes.qr_read import SIDES, is_code, text_of

SCALE = 4.0  # pixels for a point: a square is about five wide
DARK = 128  # of 255 levels of grey
SEGMENTS = 200  # that the path of a code has at least
SQUARE = 0.02  # by how much it may be wider than high
SMALLEST, LARGEST = 30.0, 200.0  # points
AT_MOST = 20  # such paths in one file

Box = tuple[float, float, float, float]  # left, bottom, right, top


def seen_codes(data: bytes) -> tuple[str, ...]:
    """What the codes say, in the order of drawing. Raises pypdfium2.PdfiumError on unreadable files."""
    with closing(pypdfium2.PdfDocument(data)) as document:
        document.init_forms()  # as `minutes.visible`: the places of signatures could lie over a code
        return tuple(_texts(document))


def _texts(document: Any) -> Iterator[str]:
    looked = 0
    for page in document:
        for box in code_places(page):
            looked += 1
            if looked > AT_MOST:
                return
            if text := _read(page, box):
                yield text


def code_places(page: Any) -> Iterator[Box]:
    """Where paths stand that could be codes."""
    whole = page.get_bbox()
    for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = box = each.get_bounds()
        width, height = right - left, top - bottom
        inside = whole[0] <= left and whole[1] <= bottom and right <= whole[2] and top <= whole[3]
        alike = SMALLEST <= width <= LARGEST and abs(width - height) <= SQUARE * height
        if inside and alike and raw.FPDFPath_CountSegments(each) >= SEGMENTS:
            yield box


def _read(page: Any, box: Box) -> str:
    """The text of the code that is seen in the box; empty where there is none."""
    whole = page.get_bbox()
    crop = (box[0] - whole[0], box[1] - whole[1], whole[2] - box[2], whole[3] - box[3])
    bitmap = page.render(scale=SCALE, grayscale=True, crop=crop)
    with closing(bitmap):
        width, height, stride = int(bitmap.width), int(bitmap.height), int(bitmap.stride)
        pixels = bytes(bitmap.buffer)

    def is_dark(row: float, column: float) -> bool:
        at = int(row * height) * stride + int(column * width)
        return pixels[at] < DARK

    for side in SIDES:
        middles = [(at + 0.5) / side for at in range(side)]
        squares = [[is_dark(row, column) for column in middles] for row in middles]
        if is_code(squares):
            try:
                return text_of(squares)
            except ValueError:
                return ""
    return ""
