"""The agenda as a table, in the minutes with links and page numbers, in an invitation without."""

from collections.abc import Collection

from reportlab.platypus import Flowable, Table

from minutes.draft import AgendaRow, AgendaTable, Part
from minutes.pdf.blocks import rules, table
from minutes.pdf.page import Layout, PageNumber
from minutes.pdf.style import Theme, markup, printable, reference
from minutes.pdf.text import Text

PARTS = {Part.PUBLIC: "Öffentlicher Teil", Part.CLOSED: "Nichtöffentlicher Teil"}


def plain_agenda(part: AgendaTable, theme: Theme) -> Table:
    rows = [_heads(part, theme)]
    rows += [_cells(row, markup(row.title), theme) for row in part.rows]
    return table(rows, (0.1, 0.71, 0.19), rules(theme), side=1)


def linked_agenda(part: AgendaTable, theme: Theme, layout: Layout, keys: Collection[str]) -> Table:
    """With the page on which each item begins that the document holds: `keys` are theirs."""
    rows = [[*_heads(part, theme), theme.text("label_right", "Seite")]]
    for row in part.rows:
        key = item_key(row.number)
        title = markup(row.title)
        if key in keys:
            title = f'<link href="#{markup(key)}">{title}</link>'
            page: Flowable = PageNumber(layout, key, theme, "cell_right")
        else:
            page = theme.text("cell_right", "–")
        rows.append([*_cells(row, title, theme), page])
    return table(rows, (0.1, 0.63, 0.18, 0.09), rules(theme), side=1)


def item_key(number: str) -> str:
    """The name of the place in the document where an item begins."""
    return "-".join(["item", *printable(number).split()])


def _heads(part: AgendaTable, theme: Theme) -> list[object]:
    return [theme.text("label", text) for text in ("TOP", PARTS[part.part], "Vorlage")]


def _cells(row: AgendaRow, title: str, theme: Theme) -> list[object]:
    return [
        theme.text("cell", row.number),
        Text(title, theme.style("cell")),
        theme.text("cell", reference(row.paper) or "–"),
    ]
