"""The building blocks that all documents share: letterhead, boxes, signature fields, tables."""

from collections.abc import Sequence

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from minutes.draft import Fact, Letterhead
from minutes.glyphs import STANDS_FOR, named, replaced_texts, unprintable
from minutes.pdf.arms import ARMS, ARMS_HEIGHT, ARMS_WIDTH
from minutes.pdf.characters import characters
from minutes.pdf.style import GROUND, LINE, TEXT_WIDTH, Theme
from minutes.pdf.table_tags import TableTags
from minutes.pdf.tags import figure

Rules = list[tuple[object, ...]]


class Head(Flowable):
    """The letterhead: arms, body and office on the left, the address on the right, a rule below."""

    def __init__(self, letterhead: Letterhead, theme: Theme) -> None:
        super().__init__()
        self.letterhead = letterhead
        self.theme = theme
        self.left = [theme.text("body_name", letterhead.body), theme.text("office", letterhead.office)]
        self.right = [theme.text("right", line) for line in letterhead.address]
        self.width, self.height = TEXT_WIDTH, ARMS_HEIGHT + 12

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        tallest = max(_stack(self.left, width * 0.5), _stack(self.right, width * 0.37), ARMS_HEIGHT)
        self.width, self.height = width, tallest + 12
        return self.width, self.height

    def draw(self) -> None:
        canvas = self.canv
        canvas.saveState()
        canvas.translate(0, self.height - ARMS_HEIGHT)
        with figure(canvas, f"Wappen: {self.letterhead.body}", ARMS_WIDTH, ARMS_HEIGHT):
            ARMS[self.letterhead.arms](canvas, self.theme.accent)
        canvas.restoreState()
        middle = self.height - ARMS_HEIGHT / 2
        _draw_stack(canvas, self.left, ARMS_WIDTH + 14, middle, self.width * 0.5)
        _draw_stack(canvas, self.right, self.width * 0.63, middle, self.width * 0.37)
        canvas.setStrokeColor(self.theme.accent)
        canvas.setLineWidth(2.2)
        canvas.line(0, 1, self.width, 1)


def _stack(paragraphs: Sequence[Paragraph], width: float) -> float:
    return float(sum(paragraph.wrap(width, 1000)[1] for paragraph in paragraphs))


def _draw_stack(
    canvas: object, paragraphs: Sequence[Paragraph], left: float, middle: float, width: float
) -> None:
    top = middle + _stack(paragraphs, width) / 2
    for paragraph in paragraphs:
        top -= paragraph.height
        paragraph.drawOn(canvas, left, top)


class Box(Flowable):
    """Paragraphs on a light ground with an accent bar: the wording of a resolution. Breaks over pages."""

    PAD, BAR = 9.0, 2.6

    def __init__(self, content: Sequence[Paragraph], accent: Color, indent: float = 0) -> None:
        super().__init__()
        self.content = list(content)
        self.accent = accent
        self.indent = indent
        self.spaceBefore, self.spaceAfter = 6.0, 6.0

    def _inner(self, width: float) -> float:
        return width - self.indent - self.BAR - 2 * self.PAD

    def getSpaceBefore(self) -> float:  # noqa: N802 (reportlab's name)
        return self.spaceBefore

    def getSpaceAfter(self) -> float:  # noqa: N802 (reportlab's name)
        return self.spaceAfter

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        heights = _stack(self.content, self._inner(width))
        gaps = sum(each.getSpaceAfter() for each in self.content[:-1])
        self.width, self.height = width, heights + gaps + 2 * self.PAD
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """As many paragraphs as fit, and the rest; a paragraph that is too long is torn itself."""
        room = height - 2 * self.PAD
        fits: list[Paragraph] = []
        rest = list(self.content)
        while rest:
            needed = rest[0].wrap(self._inner(width), 10_000)[1]
            if needed > room:
                break
            room -= needed + rest[0].getSpaceAfter()
            fits.append(rest.pop(0))
        torn = rest[0].split(self._inner(width), room) if rest else []
        if len(torn) > 1:
            fits.append(torn[0])
            rest = [*torn[1:], *rest[1:]]
        title_alone = len(fits) == 1 and len(torn) <= 1
        if title_alone or not fits:
            return []
        return [Box(part, self.accent, self.indent) for part in (fits, rest) if part]

    def draw(self) -> None:
        canvas = self.canv
        canvas.setFillColor(GROUND)
        canvas.rect(self.indent, 0, self.width - self.indent, self.height, stroke=0, fill=1)
        canvas.setFillColor(self.accent)
        canvas.rect(self.indent, 0, self.BAR, self.height, stroke=0, fill=1)
        top = self.height - self.PAD
        for paragraph in self.content:
            top -= paragraph.wrap(self._inner(self.width), 10_000)[1]
            paragraph.drawOn(canvas, self.indent + self.BAR + self.PAD, top)
            top -= paragraph.getSpaceAfter()


def rules(theme: Theme, *more: tuple[object, ...], head: int = 1) -> Rules:
    """The look of every table: a light head with an accent line below, fine lines between the rows."""
    looks: Rules = [
        ("FONT", (0, 0), (-1, -1), "Noto", 9.2),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 5),
        ("RIGHTPADDING", (0, 0), (-1, -1), 5),
        ("TOPPADDING", (0, 0), (-1, -1), 3.6),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4.6),
        ("LINEBELOW", (0, head), (-1, -1), 0.6, LINE),
    ]
    if head:
        looks += [
            ("BACKGROUND", (0, 0), (-1, head - 1), GROUND),
            ("LINEBELOW", (0, head - 1), (-1, head - 1), 1, theme.accent),
        ]
    return [*looks, *more]


def table(
    rows: list[list[object]],
    widths: Sequence[float],
    looks: Rules,
    *,
    head: int = 1,
    side: int = 0,
    **more: object,
) -> Table:
    """A table as wide as the text that repeats its head after a page break. `widths` are shares of 1.

    `head` and `side` are the rows on top and the columns on the left that say what the others are about.
    """
    room = TEXT_WIDTH - float(str(more.pop("indent", 0)))
    made = Table(
        rows,
        [share * room for share in widths],
        repeatRows=head,
        style=looks,
        hAlign="RIGHT",
        renderCB=TableTags(head, side),
        **more,
    )
    made.spaceAfter = 8
    return made


def facts(rows: Sequence[Fact], theme: Theme) -> Table:
    """Label and text, row by row."""
    cells: list[list[object]] = [
        [theme.text("label", row.label), theme.text("cell", row.text)] for row in rows
    ]
    return table(cells, (0.23, 0.77), rules(theme, head=0), head=0, side=1)


class Divider(Flowable):
    """A hair line between two items; nothing at the top of a page."""

    SPACE = 10.0

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        at_top = getattr(getattr(self, "_frame", None), "_atTop", False)  # reportlab tells it nowhere else
        self.width, self.height = width, 0.0 if at_top else 2 * self.SPACE
        return self.width, self.height

    def draw(self) -> None:
        if self.height:
            self.canv.setStrokeColor(LINE)
            self.canv.setLineWidth(0.6)
            self.canv.line(0, self.SPACE, self.width, self.SPACE)


def replacements(document: object, theme: Theme, kept: str = "") -> list[Flowable]:
    """What the sign for characters that cannot be printed stands for; nothing where there is none."""
    texts = replaced_texts(document, characters())
    if not texts:
        return []
    missing = named(unprintable("".join(texts), characters()), by_number=True)
    said = f"{STANDS_FOR} steht für Zeichen, die sich nicht drucken lassen: {missing}."
    return [gap(8), theme.text("small", f"{said} {kept}".strip())]


def gap(height: float) -> Spacer:
    return Spacer(1, height)
