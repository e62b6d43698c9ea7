"""The letters of DIN 91379 that are a letter with marks: each one glyph of every face, printed and read back."""

import io
from unicodedata import combining, normalize

import pypdfium2
import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import SimpleDocTemplate

from minutes.pdf.letters import CLUSTERS, CODES, READ_AS, SEQUENCES, drawn
from minutes.pdf.style import FACES, markup, printable, register_fonts
from minutes.pdf.text import Text


@pytest.fixture(scope="module")
def printed():
    """Each face prints all sequences, some times over so that lines end between them; as pdfium reads it."""
    register_fonts()
    sheet, words = io.BytesIO(), " ".join(f"{each}a{each}" for each in SEQUENCES)
    styles = [ParagraphStyle(face, fontName=face, fontSize=11, leading=18) for face in FACES]
    SimpleDocTemplate(sheet, invariant=1).build([Text(markup(words), style) for style in styles])
    with pypdfium2.PdfDocument(sheet.getvalue()) as pdf:
        return words, " ".join(page.get_textpage().get_text_bounded() for page in pdf)


def test_all_sequences_of_the_norm_are_printed_by_every_face_and_read_back_as_they_were_given(printed):
    words, read = printed
    assert len(set(SEQUENCES)) == 149
    assert [normalize("NFC", each) for each in SEQUENCES] == list(SEQUENCES)
    assert normalize("NFC", " ".join(read.split())) == " ".join([words] * len(FACES))


def test_every_one_is_a_glyph_of_its_own_as_wide_as_its_letter():
    register_fonts()
    for name in FACES:
        face = pdfmetrics.getFont(name).face
        glyphs = {face.charToGlyph[ord(code)] for code in READ_AS}
        assert len(glyphs) == len(CLUSTERS)
        wrong = [
            each
            for each, code in CODES.items()
            if face.charWidths[ord(code)] != face.charWidths[ord(each[0])]
        ]
        assert wrong == []


def test_what_is_drawn_reads_as_what_was_written_and_other_letters_stay():
    text = "M̂ara K͟Hadija J́anķ, Ạ̈rzte; x̂, M̂̄, ê, Ho"
    codes = drawn(text)
    assert "".join(READ_AS.get(each, each) for each in codes) == text
    assert [each for each in codes if combining(each)] == ["̂", "̂", "̄"]  # on x, and both on the M of two marks


def test_a_code_of_ours_that_somebody_types_is_no_letter():
    assert printable(f"a{next(iter(READ_AS))}b") == "a\N{REPLACEMENT CHARACTER}b"
