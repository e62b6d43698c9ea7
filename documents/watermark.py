"""The reader's name on every page of a PDF (Wasserzeichen). Pure; runs in a worker process.

The file lies where it was: what is marked is a copy beside it. From path to path, so that large files pass through no
pipe and through no memory of the server.
"""

import io
from math import atan2, degrees, hypot
from pathlib import Path

import pikepdf
from pikepdf import Page, Pdf, Rectangle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from documents.checks import UploadRefusal, is_signed
from documents.marking import Words
from journal.events import Refused

FACE = "Watermark"
LINE = 8.0  # points: the size of the line in the margin
FROM_EDGE = 10.0
LIGHT, PLAIN = 0.1, 0.7  # how much of the ink covers what is below
LARGEST = 64.0
SPAN = 0.72  # of the diagonal that the words take


def watermark(source: Path, target: Path, words: Words, font: Path) -> bool:
    """Writes the marked copy. False and no copy where the PDF is signed: marked it would not be what was signed any more.

    Raises Refused (UploadRefusal) where it cannot be read as a PDF.
    """
    try:
        with pikepdf.open(source) as pdf:
            return not is_signed(pdf) and _written(pdf, target, words, font)
    except (pikepdf.PdfError, RecursionError):
        raise Refused(UploadRefusal.DAMAGED_PDF) from None


def _written(pdf: Pdf, target: Path, words: Words, font: Path) -> bool:
    """The streams go over as they are: to pack them anew would take seconds."""
    _mark(pdf, words, font)
    pdf.save(target, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return True


def _mark(pdf: Pdf, words: Words, font: Path) -> None:
    """Pages of one size share one drawing."""
    pdfmetrics.registerFont(TTFont(FACE, font))
    shapes: dict[tuple[float, float], pikepdf.Object] = {}
    for page in pdf.pages:
        area = _seen(page)
        turned = page.rotation % 180 != 0
        size = (area.height, area.width) if turned else (area.width, area.height)
        if size not in shapes:
            with pikepdf.open(io.BytesIO(_drawn(size, words))) as drawn:
                shapes[size] = pdf.copy_foreign(_artifact(drawn.pages[0]))
        page.add_overlay(shapes[size], area)


def _seen(page: Page) -> Rectangle:
    """What a reader sees of the sheet: a cut that reaches over it shows no more than the sheet."""
    cut, sheet = Rectangle(page.cropbox), Rectangle(page.mediabox)
    left, right = max(cut.llx, sheet.llx), min(cut.urx, sheet.urx)
    bottom, top = max(cut.lly, sheet.lly), min(cut.ury, sheet.ury)
    return Rectangle(left, bottom, right, top) if left < right and bottom < top else sheet


def _artifact(page: Page) -> pikepdf.Object:
    """No reader of the text needs the words on every page."""
    shape = page.as_form_xobject()
    shape.write(b"/Artifact BMC\n" + shape.read_bytes() + b"\nEMC")
    return shape


def _drawn(size: tuple[float, float], words: Words) -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target, size, invariant=1, initialFontName=FACE)
    width, height = size
    canvas.setFillAlpha(PLAIN)
    canvas.setFont(FACE, min(LINE, LINE * (width - 2 * FROM_EDGE) / _width(words.line, LINE)))
    canvas.drawCentredString(width / 2, FROM_EDGE, words.line)
    canvas.setFillAlpha(LIGHT)
    canvas.translate(width / 2, height / 2)
    canvas.rotate(degrees(atan2(height, width)))
    widest = max(_width(each, 1.0) for each in words.across)
    letters = min(LARGEST, SPAN * hypot(width, height) / widest)
    canvas.setFont(FACE, letters)
    for place, each in enumerate(words.across):
        canvas.drawCentredString(0, letters * (len(words.across) / 2 - 1 - place) * 1.3, each)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def _width(text: str, size: float) -> float:
    return float(pdfmetrics.stringWidth(text, FACE, size))
