"""Reads a PDF back by a library that had no part in making it, and holds its pages against the draft."""

import re

import pypdfium2

from minutes.pdf.style import BOTTOM, HEIGHT, TOP
from minutes.printed import printed_tallies
from minutes.times import clock


def differences(draft, data):
    """What the generated blocks of the draft say and the pages do not; line ends and their hyphens put aside."""
    text = text_of(pypdfium2.PdfDocument(data))
    printed = unbroken(text)
    missing = [each for each in said(draft) if unbroken(each) not in printed]
    tallies = [each.tally for each in decisions_of(draft)]
    return missing + [(tallies, found) for found in [list(printed_tallies(text))] if found != tallies]


def text_of(document):
    """What stands between header and footer."""
    inside = {"bottom": BOTTOM - 1, "top": HEIGHT - TOP + 1}
    return "".join(page.get_textpage().get_text_bounded(**inside) for page in document)


def said(draft):
    """Every name, number, time and wording of the generated blocks."""
    yield from (each.name for each in draft.attendance)
    spans = [span for each in draft.attendance for span in each.intervals]
    yield from (clock(at, draft.time_zone) for each in spans for at in (each.begin, each.end) if at)
    for each in notes_of(draft):
        yield f"{clock(each.at, draft.time_zone)} Uhr: {each.text} (Eintrag {each.seq})"
    for decision in decisions_of(draft):
        yield f"Eintrag {decision.seq}"
        yield from decision.wording.splitlines()
        yield from (f"{line.name}{line.choice}" for group in decision.roll_call for line in group.ballots)
    yield from (part for item in draft.items for part in (item.number, item.title, item.paper))


def decisions_of(draft):
    return [*draft.decisions, *(each for item in draft.items for each in item.decisions)]


def notes_of(draft):
    return [*draft.notes, *(note for item in draft.items for note in (*item.notes, *item.afterwards))]


def unbroken(text):
    return re.sub(r"[\s\x02\xad\u2011\ufffe-]", "", text)
