"""The extract of one resolution as pages (Beschlussauszug)."""

from reportlab.platypus import Flowable

from minutes.issued import ExtractDocument
from minutes.pdf.blocks import Box, Head, facts, gap, replacements
from minutes.pdf.breaks import Ending, begun
from minutes.pdf.confirmation import LinesToSign
from minutes.pdf.decisions import decision_blocks
from minutes.pdf.handed_out import pages_of
from minutes.pdf.page import Heading, Layout
from minutes.pdf.style import Theme, reference

TITLE, WORDING = "Beschlussauszug", "Wortlaut und Ergebnis"
CONFIRMED = "Die Richtigkeit des Auszugs wird bestätigt."


def render_extract(extract: ExtractDocument) -> bytes:
    return pages_of(extract, lambda theme, layout: _story(extract, theme, layout))


def _story(extract: ExtractDocument, theme: Theme, layout: Layout) -> list[Flowable]:
    wording = Heading.of(WORDING, theme.style("h2")).marked(layout, "wording", WORDING)
    story: list[Flowable] = [
        Head(extract.letterhead, theme),
        gap(16),
        Heading.of(TITLE, theme.style("h1")).marked(layout, "title", TITLE),
        theme.text("subtitle", extract.subtitle),
    ]
    if extract.warning:
        story += [Box([theme.text("box_body", extract.warning)], theme.accent), gap(4)]
    story.append(facts(extract.facts, theme))
    story += _item(extract, theme, layout, wording)
    end = [gap(6), theme.text("label", "Nachweis"), *(theme.text("small", line) for line in extract.proof)]
    if extract.confirmed:  # a signature belongs to what it confirms
        end += [gap(16), theme.text("cell_bold", CONFIRMED), LinesToSign(theme)]
    *before, last = story
    return [*before, Ending(last, end), *replacements(extract, theme)]


def _item(extract: ExtractDocument, theme: Theme, layout: Layout, section: Heading) -> list[Flowable]:
    title = Heading.of(extract.item_title, theme.style("h3"), bullet=extract.item_number)
    named = f"{extract.item_number} {extract.item_title}"
    top: list[Flowable] = [section, title.marked(layout, "item", named, level=1)]
    if extract.paper:
        top.append(theme.text("item_meta", f"Vorlage {reference(extract.paper)}"))
    if extract.decision is None:
        return begun(
            top, [theme.text("item_body", f"{each.text} (Eintrag {each.seq})") for each in extract.course]
        )
    wording, *rest = decision_blocks(extract.decision, theme)
    sentence = [theme.text("item_body", extract.sentence)] if extract.sentence else []
    return begun(top, [wording, *sentence, *rest])
