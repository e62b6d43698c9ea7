"""Files as sources speak of them. What is said of Bonn and SD.NET is recorded in GitHub
meine-stadt-transparent/meine-stadt-transparent: importer/tests/test_cc_egov.py and test_sternberg.py, importer/loader.py.
"""

import pytest

from oparl.importing.oddities import files


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("pdf", "application/pdf"),
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
    wrong = "https://ris.krefeld.de/webservice/files//rim/1.pdf"
    assert files.without_doubled_slash(wrong) == "https://ris.krefeld.de/webservice/files/rim/1.pdf"
    assert files.without_doubled_slash("https://x.example/a//b") == "https://x.example/a//b"


@pytest.mark.parametrize(
    ("address", "other"),
    [
        (
            "https://oparl.example.org/download/file.eml.eml",
            "https://oparl.example.org/download/file.eml.pdf",
        ),
        (
            "https://oparl.example.org/download/file.eml.eml?v=1",
            "https://oparl.example.org/download/file.eml.pdf?v=1",
        ),
        ("https://oparl.example.org/download/file.eml", ""),
        ("https://x.example/a.b/a.b/c", ""),
        ("https://x.example/d", ""),
    ],
)
def test_an_ending_that_stands_twice_hides_a_pdf(address, other):
    """STERNBERG SD.NET (2019): a file whose name has a dot is offered with its own ending instead of the PDF's: 404."""
    assert files.with_its_own_ending(address) == other
