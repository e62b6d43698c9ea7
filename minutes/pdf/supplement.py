"""A numbered supplement to the agenda as pages (Nachtrag): what it changes, and the agenda that it makes."""

from reportlab.platypus import Flowable, KeepTogether

from minutes.issued import SupplementDocument, SupplementSection
from minutes.pdf.blocks import Head, facts, gap, replacements
from minutes.pdf.breaks import begun
from minutes.pdf.handed_out import pages_of
from minutes.pdf.invitation import Address, agenda_table
from minutes.pdf.page import Heading, Layout
from minutes.pdf.style import Theme


def render_supplement(supplement: SupplementDocument) -> bytes:
    return pages_of(supplement, lambda theme, layout: _story(supplement, theme, layout))


def _story(supplement: SupplementDocument, theme: Theme, layout: Layout) -> list[Flowable]:
    title = Heading.of(supplement.title, theme.style("h1")).marked(layout, "title", supplement.title)
    agenda = Heading.of(supplement.agenda_title, theme.style("h2"))
    whole = [agenda_table(part, theme) for part in supplement.agenda if part.rows]
    closing = [theme.text("body", text) for text in supplement.closing]
    words = (supplement.salutation, *supplement.text, *supplement.note)
    return [
        Head(supplement.letterhead, theme),
        gap(14),
        Address(supplement.addressee, supplement.reference, theme),
        gap(6),
        title,
        theme.text("subtitle", supplement.subtitle),
        facts(supplement.facts, theme),
        gap(6),
        *(theme.text("body", text) for text in words),
        *(part for section in supplement.sections for part in _section(section, theme, layout)),
        *begun([agenda.marked(layout, "agenda", supplement.agenda_title)], whole),
        *([KeepTogether([gap(8), *closing])] if closing else []),
        *replacements(supplement, theme),
    ]


def _section(section: SupplementSection, theme: Theme, layout: Layout) -> list[Flowable]:
    heading = Heading.of(section.title, theme.style("h2")).marked(layout, section.title, section.title)
    return begun([heading], [agenda_table(part, theme) for part in section.tables if part.rows])
