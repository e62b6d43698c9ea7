"""Lines: what stays together, and what gives way where there is no room. Long titles overflow nothing."""

import io
from dataclasses import replace
from itertools import pairwise

import pypdfium2
import pytest
from drafts import decision, golden, section
from reportlab.platypus import SimpleDocTemplate, Table
from samples_made import extract, invitation

from minutes.draft import AgendaRow, AgendaTable, Part
from minutes.issued import InvitationRow, InvitationTable
from minutes.pdf.extract import render_extract
from minutes.pdf.fitting import fitting, together
from minutes.pdf.hyphens import parted
from minutes.pdf.invitation import render_invitation
from minutes.pdf.minutes import render_minutes
from minutes.pdf.style import Theme, register_fonts

COMPOUND = "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnungsänderungssatzung"
TITLE = (
    "Veräußerung der Flurstücke Nr. 3388/109 mit 1.307 m², Nr. 887/142 mit 32 m² und Nr. 3374/115 mit 19 m², jeweils "
    f"öffentliche Zwecke, sowie Nr. 3374/114 mit 1.537 m², Grünanlage, alle Seeufer Allee; hier: {COMPOUND} und Vergabe"
)
PAPER = "VL-2026/0187-1-Ergänzung-zur-Beschlussvorlage"
COMMITTEE = (
    "Ausschuss für Umwelt, Klimaschutz, Stadtentwicklung, Verkehr, Liegenschaften und den ländlichen Raum"
)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("§ 50 Abs. 1 Satz 2 GO NRW", "§~50 Abs.~1 Satz~2 GO NRW"),
        ("rund 3.450 m² zu 118,00 € um 18:00 Uhr", "rund 3.450~m² zu 118,00~€ um 18:00~Uhr"),
        ("Nr. 84, 5 mit 3 mehr, Abs. x", "Nr.~84, 5 mit 3 mehr, Abs. x"),
        (
            "Sitzung vom 10. September 2026, die 10. Maibäume",
            "Sitzung vom 10.~September 2026, die 10. Maibäume",
        ),
    ],
)
def test_a_number_stays_with_its_sign_and_its_unit(said, kept):
    assert together(said) == kept.replace("~", "\u00a0")


def test_where_a_line_has_no_room_its_middle_gives_way_and_the_day_stays():
    register_fonts()
    line = f"Niederschrift der 12. Sitzung, {COMMITTEE}, 15.10.2026"
    assert fitting(line, "Noto", 8.4, 1000) == line
    short = fitting(line, "Noto", 8.4, 250)
    assert short.startswith("Niederschrift der 12. Sitzung, Ausschuss für")
    assert short.endswith("…, 15.10.2026")
    assert fitting(COMPOUND, "Noto", 8.4, 60).endswith("…")


def long_invitation():
    rows = tuple(
        InvitationRow(number=f"Ö {n}", title=TITLE, paper=PAPER, kind="Kenntnisnahme") for n in range(1, 7)
    )
    return render_invitation(invitation(agenda=(InvitationTable(part=Part.PUBLIC, rows=rows),)))


def long_extract():
    return render_extract(
        extract(item_title=TITLE, paper=PAPER, decision=replace(decision(members=80), wording=TITLE))
    )


def long_minutes():
    agenda = (AgendaTable(part=Part.PUBLIC, rows=(AgendaRow(number="Ö 1", title=TITLE, paper=PAPER),)),)
    subject = f"Niederschrift der 12. Sitzung, {COMMITTEE}, 15.10.2026"
    items = (section("Ö 1", TITLE, PAPER, passages=(TITLE,), decisions=(decision(wording=TITLE),)),)
    return render_minutes(golden(agenda=agenda, items=items, subject=subject)).data


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("Nachtragshaushaltssatzung", "Nach-trags-haus-halts-sat-zung"),
        ("Bebauungsbeschluss", "Bebau-ungs-be-schluss"),
        ("Grundstücksfläche", "Grundstücks-flä-che"),  # the patterns would say Grund-s-tücks
        ("Strumpf", "Strumpf"),
    ],
)
def test_a_word_is_parted_between_syllables_and_not_where_that_is_not_sure(word, pieces):
    ends = [0, *sorted(len(begin) for begin, _rest in parted(word)), len(word)]
    assert "-".join(word[begin:end] for begin, end in pairwise(ends)) == pieces


def test_only_what_no_line_can_hold_is_parted_and_it_is_read_and_copied_whole():
    text = " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(long_extract()))
    hyphens = "\x02"  # so pdfium tells a hyphen that parts a word
    assert (COMPOUND in text, text.count(hyphens)) == (False, 2)
    assert text.replace(hyphens, "").count(COMPOUND) == 2


def test_also_in_a_cell_of_several_lines_and_over_a_page_break():
    theme, sheet = Theme("#0B4A6F"), io.BytesIO()
    cell = theme.text("cell", f"Erstens\nhier: {COMPOUND} und\nVergabe")
    torn = theme.text("body", f"Zweitens {COMPOUND} {COMPOUND} und mehr")
    template = SimpleDocTemplate(
        sheet, pagesize=(210, 85), leftMargin=0, rightMargin=0, topMargin=0, bottomMargin=0
    )
    template.build([Table([[cell]], [200]), torn])
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(sheet.getvalue())]
    assert len(pages) > 2
    assert "-" not in "".join(pages)
    read = "".join("".join(pages).replace("\N{SOFT HYPHEN}", "").replace("\x02", "").split())
    assert read == f"Erstenshier:{COMPOUND}undVergabeZweitens{COMPOUND * 2}undmehr"


@pytest.mark.parametrize("made", [long_invitation, long_extract, long_minutes])
def test_the_longest_titles_and_words_stay_within_the_margins_and_lie_over_nothing(made):
    for page in pypdfium2.PdfDocument(made()):
        text = page.get_textpage()
        boxes = [text.get_rect(index) for index in range(text.count_rects())]
        for place, (left, bottom, right, top) in enumerate(boxes):
            assert 69.5 < left < right < 540.5
            assert 25 < bottom < top < 812
            for other in boxes[place + 1 :]:
                wide = min(right, other[2]) - max(left, other[0])
                high = min(top, other[3]) - max(bottom, other[1])
                assert not (wide > 1 and high > 4), text.get_text_bounded(left, bottom, right, top)
