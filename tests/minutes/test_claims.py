"""What a file says of itself: read, told, never believed."""

import forging as forged
import pikepdf
import signed as made

from minutes.claims import claims_of
from minutes.verify import verify

CLAIM = {"pdfaid:part": "3", "pdfaid:conformance": "A"}
ACCESSIBLE = "{http://www.aiim.org/pdfua/ns/id/}part"


def described(title=None, **claims):
    """A file with these claims and no others."""

    def change(pdf):
        del pdf.Root["/Metadata"]
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as described:
            described.load_from_docinfo(pdf.docinfo)
            for name, value in claims.items():
                described[name] = value
            if title:
                described["dc:title"] = title

    return forged.rewritten(change, forged.sealed())


def test_claims_are_told():
    both = described(**CLAIM, **{ACCESSIBLE: "1"})
    assert claims_of(both) == (("PDF/A-3a", "PDF/UA-1"), ())
    assert verify(both, b"").claims == ("PDF/A-3a", "PDF/UA-1")


def test_a_claim_is_as_short_as_a_true_one():
    ((claim,), _) = claims_of(described(**{"pdfaid:part": "3" * 1000}))
    assert len(claim) < 20


def test_two_descriptions_that_differ_are_no_fault_and_are_told_where_a_claim_forbids_them():
    claims, (told,) = claims_of(described(title="Entwurf", **CLAIM))
    assert claims == ("PDF/A-3a",)
    assert (told.code, told.is_fault, told.details) == ("descriptions_differ", False, {"names": "Title"})
    assert claims_of(described(title="Entwurf"))[1] == ()


def test_a_description_that_cannot_be_read_claims_nothing():
    def spoil(pdf):
        pdf.Root.Metadata = pikepdf.Stream(pdf, b"<x:xmpmeta")

    broken = forged.resealed(spoil)
    assert claims_of(broken) == ((), ())
    assert verify(broken, made.authority().pem).genuine
    assert claims_of(b"hello") == ((), ())
