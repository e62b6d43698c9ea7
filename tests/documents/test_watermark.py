"""The reader's name on every page of a copy; what was signed stays as it was signed."""

import pikepdf
import pytest
from django.conf import settings
from pikepdf import Dictionary, Name
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from documents.checks import UploadRefusal
from documents.marking import Words
from documents.watermark import watermark
from journal.events import Refused

WORDS = Words("Nichtöffentlich. Kopie für Çiğdem Łoś", ("Çiğdem Łoś", "23.11.2026, 18:00:00 Uhr"))


@pytest.fixture
def original(tmp_path):
    """Three pages: upright, turned on their side, and cut out of a larger sheet."""
    source = tmp_path / "original.pdf"
    sheets = Canvas(str(source), (595, 842))
    for number in range(3):
        sheets.drawString(72, 700, f"Seite {number}")
        sheets.showPage()
    sheets.save()
    with pikepdf.open(source, allow_overwriting_input=True) as pdf:
        pdf.pages[1].Rotate = 90
        pdf.pages[2].CropBox = [50, 60, 450, 660]
        pdf.save(source)
    return source


def test_each_page_bears_the_words_and_the_original_none(original, tmp_path):
    before, copy = original.read_bytes(), tmp_path / "copy.pdf"
    assert watermark(original, copy, WORDS, settings.FONT)
    assert original.read_bytes() == before
    texts = [page.extract_text() for page in PdfReader(copy).pages]
    assert [all(each in text for each in (WORDS.line, *WORDS.across)) for text in texts] == [True] * 3
    assert [f"Seite {number}" in text for number, text in enumerate(texts)] == [True] * 3
    with pikepdf.open(copy) as pdf:
        drawn = [shape.read_bytes() for page in pdf.pages for shape in page.form_xobjects.values()]
        boxes = [shape.BBox.as_list() for page in pdf.pages for shape in page.form_xobjects.values()]
    assert [each.startswith(b"/Artifact BMC") and each.endswith(b"EMC") for each in drawn] == [True] * 3
    assert [[round(float(each)) for each in box[2:]] for box in boxes] == [[595, 842], [842, 595], [400, 600]]


def test_of_a_signed_document_there_is_no_copy(original, tmp_path):
    signed, copy = tmp_path / "signed.pdf", tmp_path / "copy.pdf"
    with pikepdf.open(original) as pdf:
        pdf.Root.AcroForm = Dictionary(Fields=[pdf.make_indirect(Dictionary(V=Dictionary(Type=Name.Sig)))])
        pdf.save(signed)
    assert (watermark(signed, copy, WORDS, settings.FONT), copy.exists()) == (False, False)


def test_what_is_no_pdf_is_refused(tmp_path):
    source = tmp_path / "x.pdf"
    source.write_bytes(b"nothing")
    with pytest.raises(Refused) as refused:
        watermark(source, tmp_path / "copy.pdf", WORDS, settings.FONT)
    assert refused.value.refusal is UploadRefusal.DAMAGED_PDF
