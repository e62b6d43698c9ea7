"""The structure of a table: heads with their scope, rows that go on over pages, heads repeated there left unread."""

from contextlib import AbstractContextManager
from typing import Any

from reportlab.platypus import Table

from minutes.pdf.tags import Element, TaggedCanvas, apart


class TableTags:
    """What reportlab calls while it draws a table or a part of it (`renderCB`); parts of one table share it.

    `head`: rows of heads on top; `side`: columns of heads on the left.
    """

    def __init__(self, head: int, side: int) -> None:
        self.head, self.side = head, side
        self.table = Element("Table")
        self.top, self.rest = Element("THead"), Element("TBody")
        self.again = False
        self.open: list[AbstractContextManager[None]] = []

    def __call__(self, table: Table, what: str, *about: Any) -> None:
        if isinstance(table.canv, TaggedCanvas) and (said := getattr(self, f"_{what}", None)):
            said(table, *about)

    def _startTable(self, table: Table) -> None:  # noqa: N802 (reportlab's name, as all below)
        self.again = self.table.placed
        self._enter(table.canv.inside(self.table))

    def _endTable(self, _table: Table) -> None:  # noqa: N802
        self._leave()

    def _startRow(self, table: Table, row: int) -> None:  # noqa: N802
        if row < self.head and self.again:
            self._enter(apart(table.canv))
            return
        top = row < self.head < table._nrows  # noqa: SLF001 (reportlab tells it nowhere else)
        self._enter(table.canv.inside(self.top if top else self.rest, Element("TR")))

    def _endRow(self, _table: Table) -> None:  # noqa: N802
        self._leave()

    def _startCell(self, table: Table, row: int, column: int, *_about: Any) -> None:  # noqa: N802
        self._enter(table.canv.inside(self._cell(table, row, column)))

    def _endCell(self, _table: Table) -> None:  # noqa: N802
        self._leave()

    def _cell(self, table: Table, row: int, column: int) -> Element:
        first, _, last, _ = self._spans(table).get((column, row)) or (column, row, column, row)
        wide = last - first + 1
        span: dict[str, object] = {"ColSpan": wide} if wide > 1 else {}
        if row < self.head or wide == table._ncols > 1:  # noqa: SLF001 (reportlab tells it nowhere else)
            return Element("TH", attributes={"O": "Table", "Scope": "Column", **span})
        if column < self.side:
            return Element("TH", attributes={"O": "Table", "Scope": "Row", **span})
        return Element("TD", attributes={"O": "Table", **span} if span else {})

    @staticmethod
    def _spans(table: Table) -> dict[tuple[int, int], tuple[int, int, int, int] | None]:
        return getattr(table, "_spanRanges", {})

    def _enter(self, context: AbstractContextManager[None]) -> None:
        context.__enter__()
        self.open.append(context)

    def _leave(self) -> None:
        self.open.pop().__exit__(None, None, None)
