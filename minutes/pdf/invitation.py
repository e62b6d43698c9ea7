"""The invitation with the agenda, and a supplement to it, as pages (Einladung, Nachtrag)."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, KeepTogether, Paragraph, Table

from minutes.issued import InvitationDocument, InvitationRow, InvitationTable
from minutes.pdf.blocks import Head, facts, gap, replacements, rules, table
from minutes.pdf.breaks import begun
from minutes.pdf.handed_out import pages_of
from minutes.pdf.page import Heading, Layout
from minutes.pdf.style import TEXT_WIDTH, Theme, reference
from minutes.pdf.tables import PARTS

AGENDA = "Tagesordnung"
WIDTHS = (0.1, 0.53, 0.19, 0.18)
HEIGHT = 78.0  # points: an address field


def render_invitation(invitation: InvitationDocument) -> bytes:
    return pages_of(invitation, lambda theme, layout: _story(invitation, theme, layout))


def _story(invitation: InvitationDocument, theme: Theme, layout: Layout) -> list[Flowable]:
    title = Heading.of(invitation.title, theme.style("h1")).marked(layout, "title", invitation.title)
    agenda = Heading.of(AGENDA, theme.style("h2")).marked(layout, "agenda", AGENDA)
    tables = [agenda_table(part, theme) for part in invitation.agenda if part.rows]
    closing = [theme.text("body", text) for text in invitation.closing]
    address = Address(invitation.addressee, invitation.reference, theme)
    return [
        Head(invitation.letterhead, theme),
        gap(14),
        *([address, gap(6)] if invitation.addressee else []),
        title,
        theme.text("subtitle", invitation.subtitle),
        facts(invitation.facts, theme),
        gap(6),
        *(theme.text("body", text) for text in (invitation.salutation, *invitation.text) if text),
        *begun([agenda], tables),
        *([KeepTogether([gap(8), *closing])] if closing else []),
        *replacements(invitation, theme),
    ]


class Address(Flowable):
    """To whom on the left, day and sign on the right; at least as tall as the field of a letter."""

    def __init__(self, left: Sequence[str], right: Sequence[str], theme: Theme) -> None:
        super().__init__()
        self.left = [theme.text("body" if line else "small", line) for line in left]
        self.right = [theme.text("right", line) for line in right]

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        tallest = max(_tall(self.left, width * 0.6), _tall(self.right, width * 0.38))
        self.width, self.height = width, max(HEIGHT, tallest)
        return self.width, self.height

    def draw(self) -> None:
        self._stack(self.left, 0)
        self._stack(self.right, TEXT_WIDTH * 0.62)

    def _stack(self, lines: Sequence[Paragraph], left: float) -> None:
        top = self.height
        for line in lines:
            top -= line.height
            line.drawOn(self.canv, left, top)


def _tall(lines: Sequence[Paragraph], width: float) -> float:
    return float(sum(line.wrap(width, 1000)[1] for line in lines))


def agenda_table(part: InvitationTable, theme: Theme) -> Table:
    heads: list[object] = [theme.text("label", text) for text in ("TOP", PARTS[part.part], "Vorlage", "Art")]
    return table([heads, *(_row(row, theme) for row in part.rows)], WIDTHS, rules(theme), side=1)


def _row(row: InvitationRow, theme: Theme) -> list[object]:
    texts = (row.number, row.title, reference(row.paper) or "–", row.kind or "–")
    return [theme.text("cell", text) for text in texts]
