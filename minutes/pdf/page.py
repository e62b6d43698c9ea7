"""The page frame of every document: header from page 2, footer, bookmarks, page numbers."""

import io
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from functools import partial
from typing import Any

from reportlab import rl_config
from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from minutes.pdf.fitting import fitting
from minutes.pdf.identity import LANGUAGE, MAKER
from minutes.pdf.structure import tagged
from minutes.pdf.style import (
    BOTTOM,
    GREY,
    HEIGHT,
    LEFT,
    LINE,
    RIGHT,
    TEXT_WIDTH,
    TOP,
    WIDTH,
    Theme,
    markup,
    printable,
    register_fonts,
)
from minutes.pdf.tags import Element, TaggedCanvas, apart
from minutes.pdf.text import Text

rl_config.useA85 = 0  # binary streams: smaller and faster


@dataclass(frozen=True)
class Place:
    """Where a signature field lies: page index from 0 and the rectangle in points from the lower left."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


@dataclass
class Layout:
    """What drawing the document teaches: known when its last page is drawn."""

    marks: dict[str, int] = field(default_factory=dict)
    fields: dict[str, Place] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Frontispiece:
    """What stands on every page and in the document's properties."""

    body: str
    subject: str
    title: str
    footer: str


@dataclass(frozen=True, kw_only=True)
class Rendered:
    """The bytes of a document and where its signature fields lie."""

    data: bytes
    pages: int
    fields: dict[str, Place]


class Heading(Text):
    """A paragraph that is also a bookmark: it enters the outline and remembers its page."""

    mark: tuple[Layout, str, str, int] | None = None

    @classmethod
    def of(cls, text: str, style: ParagraphStyle, bullet: str | None = None) -> "Heading":
        before = " ".join([*printable(bullet).split(), ""]) if bullet else None  # with the space that is read
        return cls(markup(text), style, bulletText=before)

    def marked(self, layout: Layout, key: str, label: str, level: int = 0) -> "Heading":
        self.mark = (layout, key, printable(label), level)
        return self

    def split(self, width: float, height: float) -> list[Flowable]:
        halves: list[Flowable] = super().split(width, height)
        if halves:
            halves[0].mark = self.mark
        return halves

    def draw(self) -> None:
        if self.mark:
            layout, key, label, level = self.mark
            layout.marks[key] = self.canv.getPageNumber()
            self.canv.bookmarkHorizontal(key, 0, self.height)
            self.canv.addOutlineEntry(label, key, level)
        super().draw()


class PageNumber(Flowable):
    """The number of the page on which a marked place is found, also one that is still to be drawn."""

    def __init__(self, layout: Layout, key: str, theme: Theme, role: str) -> None:
        super().__init__()
        self.layout, self.key, self.theme, self.role = layout, key, theme, role

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width, self.height = width, self.theme.style(self.role).leading
        return self.width, self.height

    def draw(self) -> None:
        with self.canv.marked(Element("P")):
            self.canv.later(partial(self._number, self.canv))

    def _number(self, canvas: TaggedCanvas) -> None:
        text = self.theme.text(self.role, str(self.layout.marks[self.key]))
        text.wrap(self.width, self.height)
        text.canv = canvas
        text.draw()


def render(front: Frontispiece, theme: Theme, story: Callable[[Layout, Layout], list[Flowable]]) -> Rendered:
    """Draws the story: `story(known, learning)` is told twice of the one layout, what to ask later and what to teach.

    Nothing is known yet while the story is made: see `PageNumber`.
    """
    register_fonts()
    front = Frontispiece(**{name: printable(text) for name, text in asdict(front).items()})
    layout, target, root = Layout(), io.BytesIO(), Element("Document")
    document = BaseDocTemplate(
        target,
        title=front.title,
        author=front.body,
        subject=front.subject,
        creator=MAKER,
        producer=MAKER,
        lang=LANGUAGE,
        displayDocTitle=1,
        invariant=1,
        pageCompression=1,
        initialFontName="Noto",
        initialFontSize=10,
    )
    area = Frame(LEFT, BOTTOM, TEXT_WIDTH, HEIGHT - TOP - BOTTOM, 0, 0, 0, 0)
    document.addPageTemplates([PageTemplate("every", [area], onPage=_on_page(front, theme.accent))])
    document.build(story(layout, layout), canvasmaker=partial(TaggedCanvas, root))
    return Rendered(data=tagged(target.getvalue(), root), pages=document.page, fields=layout.fields)


def _on_page(front: Frontispiece, accent: Color) -> Callable[[TaggedCanvas, Any], None]:
    def decorate(canvas: TaggedCanvas, document: Any) -> None:
        canvas.saveState()
        if document.page > 1:
            with apart(canvas, "Header"):
                _header(canvas, front, accent)
        with apart(canvas, "Footer"):
            _footer(canvas, front, document.page)
        canvas.restoreState()

    return decorate


def _header(canvas: Canvas, front: Frontispiece, accent: Color) -> None:
    baseline = HEIGHT - TOP + 22
    canvas.setFont("Noto-Bold", 8.4)
    canvas.setFillColor(accent)
    body = fitting(front.body, "Noto-Bold", 8.4, TEXT_WIDTH * 0.45)
    canvas.drawString(LEFT, baseline, body)
    room = TEXT_WIDTH - canvas.stringWidth(body, "Noto-Bold", 8.4) - 14
    canvas.setFont("Noto", 8.4)
    canvas.setFillColor(GREY)
    canvas.drawRightString(WIDTH - RIGHT, baseline, fitting(front.subject, "Noto", 8.4, room))
    _rule(canvas, baseline - 7)


def _footer(canvas: TaggedCanvas, front: Frontispiece, page: int) -> None:
    baseline = BOTTOM - 30
    _rule(canvas, baseline + 13)
    canvas.setFont("Noto", 8.4)
    canvas.setFillColor(GREY)
    canvas.drawString(LEFT, baseline, front.footer)

    def number() -> None:
        canvas.setFont("Noto", 8.4)
        canvas.drawRightString(WIDTH - RIGHT, baseline, f"Seite {page} von {canvas.getPageNumber() - 1}")

    canvas.later(number)


def _rule(canvas: Canvas, height: float) -> None:
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.6)
    canvas.line(LEFT, height, WIDTH - RIGHT, height)
