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
    """Five pages: upright, turned on their side, cut out of a larger sheet, cut beyond the sheet (with a turn that is none, in
    units of its own), and cut where nothing is.
    """
    source = tmp_path / "original.pdf"
    sheets = Canvas(str(source), (595, 842))
    for number in range(5):
        sheets.drawString(72, 700, f"Seite {number}")
        sheets.showPage()
    sheets.save()
    with pikepdf.open(source, allow_overwriting_input=True) as pdf:
        pdf.pages[1].Rotate = 90
        pdf.pages[2].CropBox = [50, 60, 450, 660]
        pdf.pages[3].CropBox, pdf.pages[3].Rotate, pdf.pages[3].UserUnit = (
            [-300, -300, 900, 900],
            Name.Wide,
            2,
        )
        pdf.pages[4].CropBox = [900, 900, 950, 950]
        pdf.save(source)
    return source


def test_each_page_bears_the_words_and_the_original_none(original, tmp_path):
    before, copy = original.read_bytes(), tmp_path / "copy.pdf"
    assert watermark(original, copy, WORDS, settings.FONT)
    assert original.read_bytes() == before
    texts = [page.extract_text() for page in PdfReader(copy).pages]
    assert [all(each in text for each in (WORDS.line, *WORDS.across)) for text in texts] == [True] * 5
    assert [f"Seite {number}" in text for number, text in enumerate(texts)] == [True] * 5
    with pikepdf.open(copy) as pdf:
        drawn = [shape.read_bytes() for page in pdf.pages for shape in page.form_xobjects.values()]
        boxes = [shape.BBox.as_list() for page in pdf.pages for shape in page.form_xobjects.values()]
    assert [each.startswith(b"/Artifact BMC") and each.endswith(b"EMC") for each in drawn] == [True] * 5
    sheet = [595, 842]
    assert [[round(float(each)) for each in box[2:]] for box in boxes] == [
        sheet,
        [842, 595],
        [400, 600],
        sheet,
        sheet,
    ]


def signed_by(pdf, kind):
    """The ways in which a document says so: a field, one beneath another whose type is left out, its permissions."""
    signature = Dictionary(ByteRange=[0, 1, 2, 3])
    field = pdf.make_indirect(Dictionary(V=signature if kind == "deep" else Dictionary(Type=Name.Sig)))
    above = pdf.make_indirect(Dictionary(Kids=[field, 7]))
    above.Kids.append(above)  # a ring
    if kind == "permissions":
        pdf.Root.Perms = Dictionary(DocMDP=field.V)
    else:
        pdf.Root.AcroForm = Dictionary(Fields=[above if kind == "deep" else field])


@pytest.mark.parametrize("kind", ["field", "deep", "permissions"])
def test_of_a_signed_document_there_is_no_copy(original, tmp_path, kind):
    signed, copy = tmp_path / "signed.pdf", tmp_path / "copy.pdf"
    with pikepdf.open(original) as pdf:
        signed_by(pdf, kind)
        pdf.save(signed)
    assert (watermark(signed, copy, WORDS, settings.FONT), copy.exists()) == (False, False)


def test_a_form_that_nobody_signed_is_marked(original, tmp_path):
    form = tmp_path / "form.pdf"
    with pikepdf.open(original) as pdf:
        signed_by(pdf, "deep")
        del pdf.Root.AcroForm.Fields[0].Kids[0].V
        pdf.save(form)
    assert watermark(form, tmp_path / "copy.pdf", WORDS, settings.FONT)


def test_what_is_no_pdf_is_refused(tmp_path):
    source = tmp_path / "x.pdf"
    source.write_bytes(b"nothing")
    with pytest.raises(Refused) as refused:
        watermark(source, tmp_path / "copy.pdf", WORDS, settings.FONT)
    assert refused.value.refusal is UploadRefusal.DAMAGED_PDF
