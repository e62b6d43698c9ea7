"""Minutes of an evening as pages: drawn, tagged and finished, beside plain reportlab that draws the same text once."""

import io
from collections.abc import Callable, Iterator
from statistics import median
from time import process_time
from typing import Any
from xml.sax.saxutils import escape

from reportlab.platypus import BaseDocTemplate, Flowable, Frame, KeepTogether, PageTemplate, Paragraph, Table

from minutes.draft import Draft
from minutes.pdf.blocks import Box
from minutes.pdf.finish import finish
from minutes.pdf.minutes import Story, render_minutes
from minutes.pdf.page import Layout
from minutes.pdf.style import BOTTOM, HEIGHT, LEFT, TEXT_WIDTH, TOP, Theme, register_fonts
from tests.minutes.drafts import long_evening

ITEMS, MEMBERS, ROUNDS = 98, 80, 5


def measured() -> tuple[int, float, float]:
    """(pages, seconds of the processor for ours, for the floor)."""
    draft = long_evening(ITEMS, MEMBERS)
    pages = render_minutes(draft).pages
    _plain(draft)
    ours = [_seconds(_whole, draft) for _ in range(ROUNDS)]
    floor = [_seconds(_plain, draft) for _ in range(ROUNDS)]
    return pages, median(ours), median(floor)


def _whole(draft: Draft) -> None:
    finish(render_minutes(draft).data, draft.document_id, draft.held_on)


def _plain(draft: Draft) -> None:
    register_fonts()
    document = BaseDocTemplate(io.BytesIO(), pageCompression=1)
    area = Frame(LEFT, BOTTOM, TEXT_WIDTH, HEIGHT - TOP - BOTTOM, 0, 0, 0, 0)
    document.addPageTemplates([PageTemplate("every", [area])])
    story = Story(draft, Theme(draft.letterhead.accent), Layout()).all()
    document.build([plain for each in story for plain in _without_ours(each)])


def _without_ours(block: Any) -> Iterator[Flowable]:
    """The block's texts in reportlab's own paragraphs and tables."""
    if isinstance(block, Paragraph):
        yield Paragraph(escape(block.getPlainText()), block.style)
    elif isinstance(block, Table):
        rows = [[list(_without_ours(cell)) for cell in row] for row in block._cellvalues]  # noqa: SLF001 (no other way in)
        yield Table(rows, block._argW, repeatRows=block.repeatRows)  # noqa: SLF001 (as above)
    elif isinstance(block, KeepTogether):
        yield from (plain for each in block._content for plain in _without_ours(each))  # noqa: SLF001 (as above)
    elif isinstance(block, Box):
        yield from (plain for each in block.content for plain in _without_ours(each))


def _seconds(work: Callable[[Draft], None], draft: Draft) -> float:
    begin = process_time()
    work(draft)
    return process_time() - begin
