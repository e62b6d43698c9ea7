"""The attendance list (Anwesenheitsliste): who, from when to when, in the room or remotely."""

from collections.abc import Sequence

from reportlab.platypus import Table

from minutes.draft import Attendee, Interval
from minutes.pdf.blocks import rules, table
from minutes.pdf.style import NBSP, Theme, name
from minutes.times import clock


def attendance_table(attendance: Sequence[Attendee], theme: Theme, zone: str) -> Table:
    heads = ("Name", "Fraktion, Funktion", "Anwesend", "Bemerkung")
    rows: list[list[object]] = [[theme.text("label", head) for head in heads]]
    for each in attendance:
        belonging = ", ".join(part for part in (each.group, each.role) if part)
        times = "\n".join(interval_text(interval, zone) for interval in each.intervals)
        cells = (name(each.name), belonging or "–", times or "–", each.remark)
        rows.append([theme.text("cell", cell) for cell in cells])
    return table(rows, (0.27, 0.26, 0.23, 0.24), rules(theme), side=1)


def interval_text(interval: Interval, zone: str) -> str:
    """18:00 – 20:55, online"""
    begin = clock(interval.begin, zone)
    end = clock(interval.end, zone) if interval.end else "Ende"
    text = f"{begin} – {end}{', online' if interval.remote else ''}"
    return text.replace(" ", NBSP)
