"""The clerk's passages on the page: headings below the item's, real lists, tables."""

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from minutes.passages import Block, Entry, Grid, Heading, Line, Listing, Span, blocks_of
from minutes.passages import Paragraph as Passage
from minutes.pdf.blocks import rules, table
from minutes.pdf.style import HANGING, Theme, markup
from minutes.pdf.tags import Element
from minutes.pdf.text import Text

BULLET = "•"
STEP = 14.0  # points between an entry's mark and its text; a number of three figures needs twice as many


def passage_blocks(passages: Sequence[str], theme: Theme, *, indent: float = HANGING) -> list[Flowable]:
    """The passages of an item, `indent` points from the left edge of the text."""
    blocks = blocks_of("\n\n".join(passages))
    return [flowable for block in blocks for flowable in _Drawn(theme, indent).block(block)]


class _Drawn:
    """How each kind of block looks at this indent."""

    def __init__(self, theme: Theme, indent: float) -> None:
        self.theme, self.indent = theme, indent

    def block(self, block: Block) -> list[Flowable]:
        match block:
            case Passage(lines=lines):
                return [Text(_marked(lines), self._style("body"))]
            case Heading(line=line):
                return [Text(_marked([line]), self._style("h4", spaceBefore=5, keepWithNext=1))]
            case Listing(entries=entries):
                return self._listing(entries)
            case _:
                return [self._grid(block)]

    def _style(self, role: str, **more: object) -> ParagraphStyle:
        parent = self.theme.style(role)
        return ParagraphStyle(role, parent=parent, **{"leftIndent": self.indent, **more})

    def _listing(self, entries: Sequence[Entry]) -> list[Flowable]:
        wide = any(entry.number > 99 for entry in entries)  # noqa: PLR2004 (three figures)
        style = self._style(
            "body",
            leftIndent=self.indent + STEP * (2 if wide else 1.4),
            bulletIndent=self.indent + 2,
            spaceAfter=2,
        )
        numbering = "Decimal" if entries[0].number else "Disc"
        whole = Element("L", attributes={"O": "List", "ListNumbering": numbering})
        drawn = [_entry(whole, entry, style) for entry in entries]
        drawn[-1].spaceAfter = self.theme.style("body").spaceAfter
        return [*drawn]

    def _grid(self, grid: Grid) -> Flowable:
        rows = [self._cells("label", grid.head), *(self._cells("cell", row) for row in grid.rows)]
        widths = [1 / len(grid.head)] * len(grid.head)
        return table(rows, widths, rules(self.theme), indent=self.indent)

    def _cells(self, role: str, cells: Sequence[Line]) -> list[object]:
        return [Text(_marked([line]), self.theme.style(role)) for line in cells]


def _entry(whole: Element, entry: Entry, style: ParagraphStyle) -> Text:
    """An entry of the list `whole`: its mark is the label, the rest the body."""
    text = Text(_marked(entry.lines), style, bulletText=f"{entry.number}." if entry.number else BULLET)
    text.path, text.label = (whole, Element("LI"), Element("LBody")), Element("Lbl")
    return text


def _marked(lines: Sequence[Line]) -> str:
    return "<br/>".join("".join(_span(span) for span in line) for line in lines)


def _span(span: Span) -> str:
    drawn = markup(span.text)
    drawn = f"<i>{drawn}</i>" if span.emphasis else drawn
    return f"<b>{drawn}</b>" if span.strong else drawn
