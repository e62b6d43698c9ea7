"""Agenda and invitation as pages (Tagesordnung, Einladung)."""

from reportlab.platypus import Flowable

from minutes.pdf.blocks import Head, facts, gap, replacements
from minutes.pdf.breaks import begun
from minutes.pdf.finish import finish
from minutes.pdf.page import Frontispiece, Heading, Layout, render
from minutes.pdf.style import Theme
from minutes.pdf.tables import plain_agenda
from minutes.sheets import AgendaDocument


def render_agenda(agenda: AgendaDocument) -> bytes:
    theme = Theme(agenda.letterhead.accent)
    front = Frontispiece(
        body=agenda.letterhead.body, subject=agenda.subject, title=agenda.subject, footer=agenda.document_id
    )
    rendered = render(front, theme, lambda _known, learning: _story(agenda, theme, learning))
    return finish(rendered.data, agenda.document_id, agenda.issued_on)


def _story(agenda: AgendaDocument, theme: Theme, layout: Layout) -> list[Flowable]:
    title = Heading.of(agenda.title, theme.style("h1")).marked(layout, "title", agenda.title)
    heading = Heading.of("Tagesordnung", theme.style("h2")).marked(layout, "agenda", "Tagesordnung")
    words = [text for text in (agenda.salutation, *agenda.text) if text]
    return [
        Head(agenda.letterhead, theme),
        gap(16),
        title,
        theme.text("subtitle", agenda.subtitle),
        facts(agenda.facts, theme),
        gap(6),
        *(theme.text("body", text) for text in words),
        *begun([heading], [plain_agenda(part, theme) for part in agenda.agenda if part.rows]),
        gap(8),
        *(theme.text("body", text) for text in agenda.closing),
        *replacements(agenda, theme),
    ]
