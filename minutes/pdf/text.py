"""Paragraphs that are read as they look: headings and links are such, a line's end is no end of a word."""

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus.paragraph import _HSFrag, _SplitFragHY, _SplitWord, _SplitWordEnd, _SplitWordHY

from minutes.pdf.hyphens import parting
from minutes.pdf.tags import Element, TaggedCanvas

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
# Styles that are headings, each with its rank; the level follows from the ranks of those before.
RANKS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "box_title": 4}


class Lines(PDFTextObject):
    """A text that keeps the space at the end of a line, which reportlab drops: two words are not one. A hyphen that
    parts a word is drawn as a soft one: the word is read and copied whole.
    """

    def __init__(self, canvas: Canvas, x: float, y: float, ends: Iterator[str]) -> None:
        super().__init__(canvas, x, y)
        self.ends = ends

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N802, N803 (reportlab's names)
        super()._textOut(_ended(text, next(self.ends, "")) if TStar else text, TStar)


def _ended(line: str, end: str) -> str:
    return (line.removesuffix("-") if end == SOFT_HYPHEN else line) + end


class Text(Paragraph):
    """A paragraph of a role; one with a link is a link as a whole. What is torn at a page's end stays one.

    `path` is where it stands in the structure, `label` (of a list's item) where its bullet does, `end` is what has to
    be read between it and its other half.
    """

    style: ParagraphStyle
    path: tuple[Element, ...] = ()
    label: Element | None = None
    end = ""
    broken_for = 0.0
    size = (0.0, 0.0)

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)
        linked = any(getattr(each, "link", None) for each in self.frags)
        self.says = " ".join(self.getPlainText().split()) if linked else ""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Frames, tables and boxes each ask; the lines of one width are broken once."""
        if self.broken_for != width or not hasattr(self, "blPara"):
            self.size, self.broken_for = super().wrap(width, height), width
        return self.size

    def breakLines(self, width: Any) -> Any:  # noqa: N802 (reportlab's name)
        """With places to part the words that the narrowest line cannot hold.

        Of texts of several looks only in cells, which no page's end tears: reportlab does not put their halves
        together again.
        """
        whole = self.style
        parts = len(self.frags) == 1 or whole.name.startswith("cell")
        words = [word for frag in self.frags for word in _words(frag)] if parts else []
        room = min(width) if isinstance(width, (list, tuple)) else width
        halves = parting(words, whole.fontName, whole.fontSize, room)
        if halves:
            self.style = whole.clone(whole.name, hyphenationLang=halves, embeddedHyphenation=2)
        try:
            return super().breakLines(width)
        finally:
            self.style = whole

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
                half.path, half.says, half.end = self._path(), self.says, self.end
            halves[0].label = self.label
            halves[0].end = self._ends()[len(halves[0].blPara.lines) - 1]
        return halves

    def beginText(self, x: float, y: float) -> PDFTextObject:  # noqa: N802 (reportlab's name)
        ends = self._ends()
        if self.blPara.kind:
            for line, end in zip(self.blPara.lines, ends, strict=True):
                _without_hyphen(line, end)
        return Lines(self.canv, x, y, iter(ends))

    def _path(self) -> tuple[Element, ...]:
        if not self.path:
            self.path = (Element("P"), Element("Link")) if self.says else (Element("P"),)
        return self.path

    def _ends(self) -> list[str]:
        """What belongs at the end of each line."""
        lines = self.blPara.lines
        if not self.blPara.kind:
            return [*map(_simple_end, lines[:-1]), self.end]
        last = (self.frags[line.sFW - 1] for line in lines[1:])
        return [*map(_mixed_end, lines[:-1], last), self.end]


def as_list(points: Sequence[Text], *, numbered: bool) -> Sequence[Text]:
    """The paragraphs, each drawn with its bullet, as the points of one list."""
    numbering = "Decimal" if numbered else "Disc"
    whole = Element("L", attributes={"O": "List", "ListNumbering": numbering})
    for point in points:
        point.label = Element("Lbl")
        point.path = (whole, Element("LI"), Element("LBody"))
    return points


def _without_hyphen(line: Any, end: str) -> None:
    """In a text of several looks the end of a line comes after its last piece: there the soft hyphen is drawn."""
    last = next((piece for piece in reversed(line.words) if piece.text), None)
    if end == SOFT_HYPHEN and last is not None:
        last.text = last.text.removesuffix("-")


def _words(frag: Any) -> list[str]:
    """Of a piece of one look; in a text of several looks, once it was broken, pieces are words."""
    if isinstance(frag, list):
        return ["".join(text for _look, text in frag[1:])]
    return getattr(frag, "words", None) or getattr(frag, "text", "").split()


def _simple_end(line: Any) -> str:
    last = line[1][-1]
    if isinstance(last, _SplitWordHY):
        return SOFT_HYPHEN
    return "" if isinstance(last, _SplitWord) and not isinstance(last, _SplitWordEnd) else " "


def _mixed_end(line: Any, last: Any) -> str:
    if isinstance(last, _SplitFragHY):
        return SOFT_HYPHEN
    return " " if line.lineBreak or isinstance(last, _HSFrag) else ""
