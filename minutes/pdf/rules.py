"""The rules in force as pages: what applies, by which paragraph, and whose rule it is (Regelprofil)."""

from reportlab.platypus import Flowable, Paragraph, Table

from minutes.pdf.blocks import Box, Head, facts, gap, replacements, rules, table
from minutes.pdf.breaks import begun
from minutes.pdf.finish import finish
from minutes.pdf.page import Frontispiece, Heading, Layout, render
from minutes.pdf.style import Theme
from minutes.sheets import RuleRow, RulesDocument, RuleTable

ACTS = "Wird vom Programm angewandt."


def render_rules(sheet: RulesDocument) -> bytes:
    theme = Theme(sheet.letterhead.accent)
    front = Frontispiece(
        body=sheet.letterhead.body,
        subject=sheet.title,
        title=f"{sheet.title}: {sheet.subtitle}",
        footer=sheet.document_id,
    )
    rendered = render(front, theme, lambda _known, learning: _story(sheet, theme, learning))
    return finish(rendered.data, sheet.document_id, sheet.issued_on)


def _story(sheet: RulesDocument, theme: Theme, layout: Layout) -> list[Flowable]:
    story: list[Flowable] = [
        Head(sheet.letterhead, theme),
        gap(16),
        Heading.of(sheet.title, theme.style("h1")).marked(layout, "title", sheet.title),
        theme.text("subtitle", sheet.subtitle),
        facts(sheet.facts, theme),
    ]
    if sheet.note:
        story += [gap(4), Box([theme.text("box_body", sheet.note)], theme.accent)]
    for number, each in enumerate(sheet.tables):
        heading = Heading.of(each.title, theme.style("h2"))
        heading.marked(layout, f"subject-{number}", each.title)
        story += begun([heading], [_table(each, theme)])
    return [*story, *replacements(sheet, theme)]


def _table(rules_of_subject: RuleTable, theme: Theme) -> Table:
    rows: list[list[object]] = [
        [theme.text("label", head) for head in ("Gegenstand", "Regel", "Grundlage")],
        *(_row(row, theme) for row in rules_of_subject.rows),
    ]
    return table(rows, (0.21, 0.49, 0.30), rules(theme), side=1)


def _row(row: RuleRow, theme: Theme) -> list[object]:
    words: list[Paragraph] = [theme.text("cell", row.words)]
    if row.acts:
        words.append(theme.text("small", ACTS))
    source = theme.text("cell", row.source)
    return [theme.text("cell_bold", row.title), words, [source, theme.text("small", row.origin)]]
