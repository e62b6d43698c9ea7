"""The record of a vote as pages (Abstimmungsprotokoll)."""

from reportlab.platypus import Flowable, KeepTogether, Table

from minutes.pdf.blocks import Box, Head, facts, gap, replacements, rules, table
from minutes.pdf.breaks import begun
from minutes.pdf.charts import Bar, Seats
from minutes.pdf.finish import finish
from minutes.pdf.page import Frontispiece, Heading, Layout, render
from minutes.pdf.style import Theme, name
from minutes.sheets import RegisterRow, SeatsPicture, VoteSheet

SIGNS = "Häkchen: Ja. Kreuz: Nein. Strich: Enthaltung. Leerer Kreis: keine Stimme abgegeben."


def render_vote_record(sheet: VoteSheet) -> bytes:
    theme = Theme(sheet.letterhead.accent)
    title = f"{sheet.title}: {sheet.subtitle.replace(chr(10), ', ')}"
    front = Frontispiece(body=sheet.letterhead.body, subject=title, title=title, footer=sheet.document_id)
    rendered = render(front, theme, lambda _known, learning: _story(sheet, theme, learning))
    return finish(rendered.data, sheet.document_id, sheet.issued_on)


def _story(sheet: VoteSheet, theme: Theme, layout: Layout) -> list[Flowable]:
    story: list[Flowable] = [
        Head(sheet.letterhead, theme),
        gap(16),
        Heading.of(sheet.title, theme.style("h1")).marked(layout, "title", sheet.title),
        theme.text("subtitle", sheet.subtitle),
    ]
    if sheet.warning:
        story += [Box([theme.text("box_body", line) for line in sheet.warning], theme.accent), gap(4)]
    wording = [theme.text("box_body", line) for line in sheet.wording.split("\n") if line.strip()]
    sections: dict[str, list[Flowable]] = {
        "Zur Abstimmung gestellt": [Box(wording, theme.accent)],
        "Ergebnis": _result(sheet, theme),
        "Stimmen nach Fraktionen": _seats(sheet.picture, theme) if sheet.picture else [],
        "Stimmverzeichnis": [_register(sheet.electors, theme, named=sheet.named)] if sheet.electors else [],
        "Nicht stimmberechtigt": [_register(sheet.others, theme)] if sheet.others else [],
        "Nachweis": [theme.text("small", line) for line in sheet.proof],
    }
    story.append(facts(sheet.facts, theme))
    for title, blocks in sections.items():
        if blocks:
            heading = Heading.of(title, theme.style("h2"))
            story += begun([heading.marked(layout, title, title)], blocks)
    return [*story, *replacements(sheet, theme)]


def _result(sheet: VoteSheet, theme: Theme) -> list[Flowable]:
    if not sheet.outcome:
        return [theme.text("body", "Die Stimmen wurden nicht ausgezählt.")]
    rows: list[list[object]] = [
        [
            theme.text("cell", count.label),
            theme.text("figure", str(count.number)),
            Bar(count.choice, count.number, sheet.entitled),
        ]
        for count in sheet.counts
    ]
    middle = ("VALIGN", (0, 0), (-1, -1), "MIDDLE")
    bars = table(rows, (0.23, 0.12, 0.65), rules(theme, middle, head=0), head=0, side=1)
    said = [theme.text("result", sheet.outcome), gap(3), theme.text("body", sheet.sentence)]
    return [KeepTogether([*said, bars]), facts(sheet.arithmetic, theme)]


def _seats(picture: SeatsPicture, theme: Theme) -> list[Flowable]:
    heads = ("Nr.", "Fraktion", "Ja", "Nein", "Enthaltung", "ohne Stimme")
    rows: list[list[object]] = [
        [theme.text("label" if place < 2 else "label_right", head) for place, head in enumerate(heads)]  # noqa: PLR2004 (words left, numbers right)
    ]
    for group in picture.groups:
        numbers = [theme.text("cell_right", str(each)) for each in group.counts]
        rows.append([theme.text("cell", str(group.number)), theme.text("cell_bold", group.name), *numbers])
    counted = table(rows, (0.08, 0.4, 0.1, 0.1, 0.15, 0.17), rules(theme), side=2)
    return [KeepTogether([Seats(picture), theme.text("small", SIGNS), gap(6)]), counted]


def _register(lines: tuple[RegisterRow, ...], theme: Theme, *, named: bool = False) -> Table:
    heads = ("Nr.", "Name", "Fraktion, Funktion", "Grund", *(("Stimme", "Weg") if named else ()))
    rows: list[list[object]] = [[theme.text("label", head) for head in heads]]
    for number, line in enumerate(lines, start=1):
        texts = (line.belonging or "–", line.reason or "–", *((line.answer, line.source) if named else ()))
        cells = [theme.text("cell", str(number)), theme.text("cell", name(line.name))]
        rows.append([*cells, *(theme.text("cell", text) for text in texts)])
    widths = (0.06, 0.23, 0.21, 0.16, 0.13, 0.21) if named else (0.06, 0.28, 0.3, 0.36)
    return table(rows, widths, rules(theme), side=2)
