"""A paper as pages (Vorlage): facts, proposed resolution, reasons."""

from reportlab.platypus import Flowable

from minutes.pdf.blocks import Box, Head, facts, gap, replacements
from minutes.pdf.breaks import begun
from minutes.pdf.finish import finish
from minutes.pdf.page import Frontispiece, Heading, Layout, render
from minutes.pdf.style import Theme, reference
from minutes.sheets import PaperDocument


def render_paper(paper: PaperDocument) -> bytes:
    theme = Theme(paper.letterhead.accent)
    named = f"{paper.kind} {reference(paper.reference)}"
    front = Frontispiece(
        body=paper.letterhead.body, subject=named, title=f"{paper.reference}: {paper.title}", footer=named
    )
    rendered = render(front, theme, lambda _known, learning: _story(paper, theme, learning))
    return finish(rendered.data, paper.reference, paper.issued_on)


def _story(paper: PaperDocument, theme: Theme, layout: Layout) -> list[Flowable]:
    named = f"{paper.kind} {reference(paper.reference)}"
    story: list[Flowable] = [
        Head(paper.letterhead, theme),
        gap(16),
        Heading.of(named, theme.style("h1")).marked(layout, "title", named),
        theme.text("subtitle", paper.title),
        facts(paper.facts, theme),
    ]
    if paper.proposed_resolution:
        lines = [line for line in paper.proposed_resolution.split("\n") if line.strip()]
        title = theme.text("box_title", "Beschlussvorschlag")
        story += [gap(10), Box([title, *(theme.text("box_body", line) for line in lines)], theme.accent)]
    if paper.reasons:
        heading = Heading.of("Begründung", theme.style("h2")).marked(layout, "reasons", "Begründung")
        story += begun([heading], [theme.text("body", text) for text in paper.reasons])
    return [*story, *replacements(paper, theme)]
