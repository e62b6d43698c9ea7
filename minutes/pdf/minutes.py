"""The minutes as pages (Niederschrift)."""

from datetime import date

from reportlab.platypus import Flowable, KeepTogether, Paragraph

from journal.chain import figure_of
from minutes.draft import Draft, ItemSection, Note
from minutes.pdf.attendance import attendance_table
from minutes.pdf.authenticity import authenticity
from minutes.pdf.blocks import Divider, Head, facts, gap
from minutes.pdf.breaks import begun
from minutes.pdf.decisions import decision_blocks, motion_blocks
from minutes.pdf.finish import finish
from minutes.pdf.page import Frontispiece, Heading, Layout, Rendered, render
from minutes.pdf.passages import passage_blocks
from minutes.pdf.signatures import seal_of, signature_rows
from minutes.pdf.style import Theme, reference
from minutes.pdf.tables import item_key, linked_agenda
from minutes.times import clock


def render_minutes(draft: Draft) -> Rendered:
    """The minutes as PDF bytes; the same draft gives the same bytes on every machine."""
    theme = Theme(draft.letterhead.accent)
    front = Frontispiece(
        body=draft.letterhead.body,
        subject=draft.subject,
        title=draft.subject,
        footer=f"{draft.document_id} · Ereigniskette {figure_of(draft.anchor.head)}",
    )
    return render(front, theme, lambda _known, learning: Story(draft, theme, learning).all())


def preview_minutes(draft: Draft) -> bytes:
    """The pages as they would be sealed, to be read only: no record inside, no places to sign."""
    return finish(render_minutes(draft).data, draft.document_id, draft.held_on)


class Story:
    """The draft's flowables; drawing them teaches the layout where they are."""

    def __init__(self, draft: Draft, theme: Theme, layout: Layout) -> None:
        self.draft, self.theme, self.layout = draft, theme, layout

    def all(self) -> list[Flowable]:
        return [
            *self._opening(),
            *self._agenda(),
            *self._attendance(),
            *self._items(),
            *self._corrections(),
            *self._closing(),
        ]

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
        keys = {item_key(item.number) for item in self.draft.items}
        parts = [
            linked_agenda(part, self.theme, self.layout, keys) for part in self.draft.agenda if part.rows
        ]
        return begun([self._heading("Tagesordnung", "agenda")], parts)

    def _attendance(self) -> list[Flowable]:
        table = attendance_table(self.draft.attendance, self.theme, self.draft.time_zone)
        heading = self._heading("Anwesenheit", "attendance")
        return begun([heading], [table, self.theme.text("body", self.draft.quorum)])

    def _items(self) -> list[Flowable]:
        course: list[Flowable] = [self._note(note) for note in self.draft.notes]
        for decision in self.draft.decisions:
            course += decision_blocks(decision, self.theme)
        course += passage_blocks(self.draft.passages, self.theme, indent=0)
        before: list[Flowable] = [self._heading("Verlauf der Sitzung", "course")]
        story: list[Flowable] = []
        if course:
            story, before = begun(before, course), [gap(6)]
        for item in self.draft.items:
            story += self._item(before, item)
            before = [Divider()]
        return story

    def _item(self, before: list[Flowable], item: ItemSection) -> list[Flowable]:
        """The item's flowables; its heading, what stands before it and the beginning of the rest share a page."""
        theme = self.theme
        heading = Heading.of(item.title, theme.style("h3"), bullet=item.number)
        top: list[Flowable] = [
            *before,
            heading.marked(self.layout, item_key(item.number), f"{item.number} {item.title}", level=1),
        ]
        if item.paper:
            top.append(theme.text("item_meta", f"Vorlage {reference(item.paper)}"))
        if item.passages:
            top.append(theme.text("h4", "Beratung"))
        text = passage_blocks(item.passages, theme)
        if item.speakers:
            text.append(theme.text("item_body", item.speakers))
        text += [self._note(note) for note in item.notes_before]
        if item.outcome:
            text.append(theme.text("item_body", item.outcome))
        for motion in item.motions:
            text += motion_blocks(motion, theme)
        for decision in item.decisions:
            text += decision_blocks(decision, theme)
        text += [self._note(note) for note in (*item.notes_after, *item.afterwards)]
        return begun(top, text)

    def _corrections(self) -> list[Flowable]:
        """What was wrong in earlier minutes, each with its entry in their journal."""
        story: list[Flowable] = []
        for place, each in enumerate(self.draft.corrections):
            day = date.fromisoformat(each.held_on)
            title = f"Berichtigung der Niederschrift vom {day:%d.%m.%Y}"
            heading = self._heading(title, f"correction_{place}")
            text = self.theme.text("body", f"{each.text} ({each.document}, Eintrag {each.seq})")
            story.append(KeepTogether([heading, text]))
        return story

    def _note(self, note: Note) -> Paragraph:
        when = clock(note.at, self.draft.time_zone)
        return self.theme.text("item_note", f"{when} Uhr: {note.text} (Eintrag {note.seq})")

    def _closing(self) -> list[Flowable]:
        end = [
            self._heading("Schluss der Sitzung", "closing"),
            self.theme.text("body", self.draft.closing),
            *signature_rows((*self.draft.signers, seal_of(self.draft)), self.theme, self.layout),
        ]
        return [KeepTogether(end), *authenticity(self.draft, self.theme, self._heading)]
