"""Paragraphs that are read as they look: headings and links are such, a line's end is no end of a word."""

from collections.abc import Iterator
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus.paragraph import _HSFrag, _SHYStr, _SplitWord, _SplitWordEnd

from minutes.pdf.tags import Element, TaggedCanvas

# Styles that are headings, each with its rank; the level follows from the ranks of those before.
RANKS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "box_title": 4}
SOFT_HYPHEN = "\u00ad"


class Lines(PDFTextObject):
    """A text that says at the end of a line what reportlab drops there: the space, or that the hyphen is none."""

    def __init__(self, canvas: Canvas, x: float, y: float, ends: Iterator[str]) -> None:
        super().__init__(canvas, x, y)
        self.ends = ends

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N802, N803 (reportlab's names)
        end = next(self.ends, "") if TStar else ""
        said = text[:-1] if end == SOFT_HYPHEN else text
        super()._textOut(said + end, TStar)


class Text(Paragraph):
    """A paragraph of a role; one with a link is a link as a whole. What is torn at a page's end stays one.

    `path` is where it stands in the structure, `label` (of a list's item) where its bullet does.
    """

    path: tuple[Element, ...] = ()
    label: Element | None = None

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)
        linked = any(getattr(each, "link", None) for each in self.frags)
        self.says = " ".join(self.getPlainText().split()) if linked else ""

    def draw(self) -> None:
        canvas = self.canv
        if not isinstance(canvas, TaggedCanvas):
            super().draw()
            return
        *around, element = self._path()
        rank = RANKS.get(self.style.name)
        if rank and not element.placed:
            element.role = canvas.heading(rank)
        texts = [self.label or element, element] if self.bulletText else [element]
        with canvas.inside(*around), canvas.reading(texts, self.says):
            super().draw()

    def split(self, width: float, height: float) -> list[Flowable]:
        halves: list[Flowable] = super().split(width, height)
        if len(halves) > 1:
            for half in halves:
                half.path, half.says = self._path(), self.says
        return halves

    def beginText(self, x: float, y: float) -> PDFTextObject:  # noqa: N802 (reportlab's name)
        return Lines(self.canv, x, y, iter(_ends(self.blPara, self.frags, torn=hasattr(self, "_splitpara"))))

    def _path(self) -> tuple[Element, ...]:
        if not self.path:
            self.path = (Element("P"), Element("Link")) if self.says else (Element("P"),)
        return self.path


def _ends(broken: Any, words: Any, *, torn: bool) -> list[str]:
    """What belongs at the end of each line of a paragraph broken into lines."""
    if not broken.kind:
        ends = [_simple_end(line) for line in broken.lines]
    else:
        last = [words[line.sFW - 1] for line in broken.lines[1:]] + [words[-1]]
        ends = [_mixed_end(line, word) for line, word in zip(broken.lines, last, strict=True)]
    return ends if torn else [*ends[:-1], ""]


def _simple_end(line: Any) -> str:
    last = line[1][-1]
    if isinstance(last, _SHYStr) and last.endswith("-"):
        return SOFT_HYPHEN
    return "" if isinstance(last, _SplitWord) and not isinstance(last, _SplitWordEnd) else " "


def _mixed_end(line: Any, last: Any) -> str:
    return " " if line.lineBreak or isinstance(last, _HSFrag) else ""
