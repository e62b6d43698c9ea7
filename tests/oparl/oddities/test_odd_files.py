"""Files as sources speak of them."""

import pytest

from oparl.importing.oddities import files


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("pdf", "application/pdf"),
        (".PDF", "application/pdf"),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("image/png", "image/png"),
        ("xyz", "xyz"),
        ("", ""),
    ],
)
def test_an_ending_stands_for_its_type(said, meant):
    """Bonn (CC e-gov ALLRIS, a meeting of May 2021): `"mimeType": "pdf"` and `"docx"`."""
    assert files.mime_type_of(said) == meant


def test_a_size_of_nought_is_unknown():
    """Bonn, in the same meeting: the invitation has `"size": 0` and is a document of Word."""
    assert [files.size_unless_nought(each) for each in (0, None, 553767)] == [None, None, 553767]


def test_a_doubled_slash_is_one():
    """STERNBERG SD.NET (Krefeld, 2019): addresses with `files//rim` lead nowhere, with `files/rim` to the file."""
    wrong = "https://ris.neustadt.example/webservice/files//rim/1.pdf"
    assert files.without_doubled_slash(wrong) == "https://ris.neustadt.example/webservice/files/rim/1.pdf"
    assert files.without_doubled_slash("https://x.example/a//b") == "https://x.example/a//b"


@pytest.mark.parametrize(
    ("address", "other"),
    [
        ("https://x.example/d/brief.eml.eml", "https://x.example/d/brief.eml.pdf"),
        ("https://x.example/d/brief.eml.eml?v=1", "https://x.example/d/brief.eml.pdf?v=1"),
        ("https://x.example/d/brief.eml", ""),
        ("https://x.example/a.b/a.b/c", ""),
        ("https://x.example/d", ""),
    ],
)
def test_an_ending_that_stands_twice_hides_a_pdf(address, other):
    """STERNBERG SD.NET (2019): a file whose name has a dot is offered with its own ending instead of the PDF's: 404."""
    assert files.with_its_own_ending(address) == other
