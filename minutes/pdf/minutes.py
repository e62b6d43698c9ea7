"""The minutes as pages (Niederschrift)."""

from __future__ import annotations

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable, HRFlowable, KeepTogether, Paragraph, Table

from minutes.draft import AgendaTable, Draft, ItemSection, Note, Part
from minutes.pdf.attendance import attendance_table
from minutes.pdf.authenticity import authenticity
from minutes.pdf.blocks import Head, facts, gap, rules, table
from minutes.pdf.decisions import decision_blocks
from minutes.pdf.page import Frontispiece, Heading, Layout, Rendered, render
from minutes.pdf.signatures import signature_rows
from minutes.pdf.style import LINE, TEXT_WIDTH, Theme, markup, reference
from minutes.pdf.times import clock

PARTS = {Part.PUBLIC: "Öffentlicher Teil", Part.CLOSED: "Nichtöffentlicher Teil"}


def render_minutes(draft: Draft) -> Rendered:
    """The minutes as PDF bytes; the same draft gives the same bytes on every machine."""
    theme = Theme(draft.letterhead.accent)
    front = Frontispiece(
        body=draft.letterhead.body,
        subject=draft.subject,
        title=draft.subject,
        footer=f"{draft.document_id} · Ereigniskette {draft.anchor.head[:16]}",
    )
    return render(front, theme, lambda known, learning: Story(draft, theme, known, learning).all())


class Story:
    """One pass over the draft: `known` is what the pass before learned, `layout` what this one learns."""

    def __init__(self, draft: Draft, theme: Theme, known: Layout, layout: Layout) -> None:
        self.draft, self.theme, self.known, self.layout = draft, theme, known, layout

    def all(self) -> list[Flowable]:
        return [*self._opening(), *self._agenda(), *self._attendance(), *self._items(), *self._closing()]

    def _heading(self, text: str, key: str) -> Heading:
        return Heading.of(text, self.theme.style("h2")).marked(self.layout, key, text)

    def _opening(self) -> list[Flowable]:
        title = Heading.of(self.draft.title, self.theme.style("h1"))
        return [
            Head(self.draft.letterhead, self.theme),
            gap(16),
            title.marked(self.layout, "title", self.draft.title),
            self.theme.text("subtitle", self.draft.subtitle),
            facts(self.draft.facts, self.theme),
        ]

    def _agenda(self) -> list[Flowable]:
        return [
            self._heading("Tagesordnung", "agenda"),
            *(self._agenda_table(part) for part in self.draft.agenda if part.rows),
        ]

    def _agenda_table(self, part: AgendaTable) -> Table:
        theme = self.theme
        head: list[object] = [theme.text("label", text) for text in ("TOP", PARTS[part.part], "Vorlage")]
        rows = [[*head, theme.text("label_right", "Seite")]]
        for row in part.rows:
            key = f"item-{row.number}"
            page = self.known.marks.get(key)
            title = markup(row.title)
            linked = f'<link destination="{markup(key)}">{title}</link>' if page else title
            rows.append([
                theme.text("cell", row.number),
                Paragraph(linked, theme.style("cell")),
                theme.text("cell", reference(row.paper) or "–"),
                theme.text("cell_right", str(page or "–")),
            ])
        return table(rows, (0.1, 0.64, 0.17, 0.09), rules(theme))

    def _attendance(self) -> list[Flowable]:
        return [
            self._heading("Anwesenheit", "attendance"),
            attendance_table(self.draft.attendance, self.theme, self.draft.time_zone),
            self.theme.text("body", self.draft.quorum),
        ]

    def _items(self) -> list[Flowable]:
        story: list[Flowable] = [self._heading("Verlauf der Sitzung", "course")]
        story += [self._note(note) for note in self.draft.notes]
        for place, item in enumerate(self.draft.items):
            if place:
                story.append(_between(LINE))
            story += self._item(item)
        return story

    def _item(self, item: ItemSection) -> list[Flowable]:
        theme = self.theme
        heading = Heading.of(item.title, theme.style("h3"), bullet=item.number)
        top: list[Flowable] = [
            heading.marked(self.layout, f"item-{item.number}", f"{item.number} {item.title}", level=1)
        ]
        if item.paper:
            top.append(theme.text("item_meta", f"Vorlage {reference(item.paper)}"))
        if item.passages:
            top.append(theme.text("h4", "Beratung"))
        text: list[Flowable] = [theme.text("item_body", passage) for passage in item.passages]
        text += [self._note(note) for note in item.notes]
        if item.outcome:
            text.append(theme.text("item_body", item.outcome))
        for decision in item.decisions:
            text += decision_blocks(decision, theme)
        return [KeepTogether([*top, *text[:1]]), *text[1:]]

    def _note(self, note: Note) -> Paragraph:
        when = clock(note.at, self.draft.time_zone)
        return self.theme.text("item_note", f"{when} Uhr: {note.text} (Eintrag {note.seq})")

    def _closing(self) -> list[Flowable]:
        end = [
            self._heading("Schluss der Sitzung", "closing"),
            self.theme.text("body", self.draft.closing),
            *signature_rows(self.draft.signers, self.theme, self.layout),
        ]
        return [KeepTogether(end), *authenticity(self.draft, self.theme, self._heading)]


def _between(colour: Color) -> HRFlowable:
    return HRFlowable(TEXT_WIDTH, 0.6, color=colour, spaceBefore=10, spaceAfter=9, lineCap="butt")
