"""Every kind of document is PDF/A and PDF/UA at once, minutes also after each signature: veraPDF says so."""

import io

import pikepdf
import pytest
from kinds import DOCUMENTS, document

from tests.verapdf import faults_of

pytestmark = pytest.mark.xdist_group("minutes: kinds")  # each is made once
CLAIMS = ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")
BROKEN = "a document without its structure"


def without_structure():
    with pikepdf.open(io.BytesIO(document("paper"))) as pdf:
        del pdf.Root.StructTreeRoot
        target = io.BytesIO()
        pdf.save(target)
    return target.getvalue()


@pytest.fixture(scope="module")
def faults():
    """Of all documents, in one go: the validator's start costs more than its work."""
    profiles = {
        name: ("PDFA-3A" if kind.attached else "PDFA-2A", "PDFUA-1") for name, kind in DOCUMENTS.items()
    }
    documents = {name: document(name) for name in DOCUMENTS}
    return faults_of({**documents, BROKEN: without_structure()}, {**profiles, BROKEN: profiles["paper"]})


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_validator_finds_no_fault_in(name, faults):
    assert faults[name] == []


def test_the_validator_does_find_faults(faults):
    rules = [fault.split(" (")[0] for fault in faults[BROKEN]]
    assert {"PDFA-2A 6.7.3.3-1", "PDFUA-1 7.1-11"} <= set(rules)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_file_claims_what_it_is(name):
    with pikepdf.open(io.BytesIO(document(name))) as pdf, pdf.open_metadata() as said:
        assert [said[each] for each in CLAIMS] == ["3" if DOCUMENTS[name].attached else "2", "A", "1"]
        assert said["dc:title"] == str(pdf.docinfo["/Title"])
        assert [str(each) for each in said["dc:creator"]] == [str(pdf.docinfo["/Author"])]
        assert bool(pdf.attachments) is DOCUMENTS[name].attached
        assert pdf.Root.PageLabels.Nums[1].S == pikepdf.Name.D
