"""The attendance list as pages: a column to sign in before the sitting, the times after it (Anwesenheitsliste)."""

from reportlab.platypus import Flowable, Table

from minutes.draft import Attendee
from minutes.pdf.attendance import attendance_table
from minutes.pdf.blocks import Head, facts, gap, rules, table
from minutes.pdf.breaks import begun
from minutes.pdf.finish import finish
from minutes.pdf.page import Frontispiece, Heading, Layout, render
from minutes.pdf.style import Theme, name
from minutes.sheets import AttendanceDocument, AttendanceSection

TITLE = "Anwesenheitsliste"
ROOM_TO_SIGN = 31.0  # points: a signature by hand


def render_attendance_list(sheet: AttendanceDocument) -> bytes:
    theme = Theme(sheet.letterhead.accent)
    subject = f"{TITLE}, {sheet.subtitle.replace(chr(10), ', ')}"
    front = Frontispiece(body=sheet.letterhead.body, subject=subject, title=subject, footer=sheet.document_id)
    rendered = render(front, theme, lambda _known, learning: _story(sheet, theme, learning))
    return finish(rendered.data, sheet.document_id, sheet.issued_on)


def _story(sheet: AttendanceDocument, theme: Theme, layout: Layout) -> list[Flowable]:
    story: list[Flowable] = [
        Head(sheet.letterhead, theme),
        gap(16),
        Heading.of(TITLE, theme.style("h1")).marked(layout, "title", TITLE),
        theme.text("subtitle", sheet.subtitle),
        facts(sheet.facts, theme),
    ]
    for number, section in enumerate(sheet.sections):
        heading = Heading.of(section.title, theme.style("h2"))
        heading.marked(layout, f"section-{number}", section.title)
        rows = _to_sign(section, theme) if sheet.to_sign else _with_times(section, sheet, theme)
        story += begun([heading], [rows])
    return story


def _with_times(section: AttendanceSection, sheet: AttendanceDocument, theme: Theme) -> Table:
    return attendance_table(section.rows, theme, sheet.time_zone)


def _to_sign(section: AttendanceSection, theme: Theme) -> Table:
    heads = ("Nr.", "Name", "Fraktion, Funktion", "Unterschrift")
    rows: list[list[object]] = [[theme.text("label", head) for head in heads]]
    rows += [_row(number, each, theme) for number, each in enumerate(section.rows, start=1)]
    middle = ("VALIGN", (0, 1), (-1, -1), "MIDDLE")
    heights = [None, *(ROOM_TO_SIGN for _ in section.rows)]
    return table(rows, (0.07, 0.3, 0.26, 0.37), rules(theme, middle), side=2, rowHeights=heights)


def _row(number: int, each: Attendee, theme: Theme) -> list[object]:
    belonging = ", ".join(part for part in (each.group, each.role) if part)
    texts = (str(number), name(each.name), belonging or "–")
    return [*(theme.text("cell", text) for text in texts), theme.text("cell_grey", each.remark)]
