"""The text of PDF files, page by page. Pure; runs in a worker process."""

import re
from dataclasses import dataclass

import pypdfium2

PAGES = 2000
LETTERS = 20_000  # of a page
# A word that the end of a line parts, but not "Rad- und"; U+0002 and U+FFFE are how PDFium says so.
PARTED = re.compile(r"(?<=[^\W\d_])(?:[\u00ad\ufffe\u0002]|-(?=\s*\n))\s*(?!und\b|oder\b|bis\b)(?=[a-zäöüß])")
SPACES = re.compile(r"[\s\x00-\x1f]+")


@dataclass(frozen=True)
class PdfText:
    """`pages`: the text of each, in order; empty where a page has none, as a scan. `readable`: it could be opened."""

    pages: tuple[str, ...] = ()
    readable: bool = True


def texts_of(files: list[bytes]) -> list[PdfText]:
    """The texts of several files in their order. A file that is no PDF, is damaged or locked is not readable."""
    return [_text_of(data) for data in files]


def _text_of(data: bytes) -> PdfText:
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return PdfText(readable=False)
    try:
        return PdfText(tuple(_page(pdf, number) for number in range(min(len(pdf), PAGES))))
    finally:
        pdf.close()


def _page(pdf: pypdfium2.PdfDocument, number: int) -> str:
    try:
        page = pdf[number]
    except pypdfium2.PdfiumError:
        return ""
    text = page.get_textpage()
    found = text.get_text_bounded()
    text.close()
    page.close()
    return SPACES.sub(" ", PARTED.sub("", found)).strip()[:LETTERS]
