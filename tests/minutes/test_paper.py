"""Minutes signed with ink: the scan, what the seal says of it, and what the check says plainly."""

import io
import zlib
from hashlib import sha256

import chain
import elsewhere
import pikepdf
import pytest
import signed as made
from PIL import Image

from documents.checks import UploadRefusal
from journal.events import Refused
from minutes.archiving import ArchivingRefusal, close, seal_for_paper
from minutes.closing import ClosingRefusal
from minutes.findings import ON_PAPER, Fault, Hint
from minutes.scans import ScanRefusal, scan_of
from minutes.sealing import opened
from minutes.verify import verify

SCAN = sha256(b"a scan").hexdigest()


def refusal(call, *args):
    with pytest.raises(Refused) as refused:
        call(*args)
    return refused.value.refusal


def picture(kind="JPEG", size=(60, 85), colour="white"):
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, kind)
    return out.getvalue()


def bomb():
    """A picture whose head says that it has 400 million pixels."""
    small = picture("PNG")
    head = b"IHDR" + (20_000).to_bytes(4) * 2 + small[24:29]
    return small[:12] + head + zlib.crc32(head).to_bytes(4) + small[33:]


def test_the_check_says_what_is_proven_and_what_is_not():
    on_paper = elsewhere.on_paper(SCAN)
    report = verify(close(on_paper.data, chain.sources(), chain.seal()).data, made.authority().pem)
    assert [each.message for each in report.findings if each.is_fault] == []
    assert report.bottom_line == ON_PAPER
    said = [each.details for each in report.findings if each.message is Hint.SIGNED_ON_PAPER]
    assert [each["name"] for each in said] == [signer.name for signer in opened(on_paper.data).signers]
    assert [each.details for each in report.findings if each.message is Hint.PAPER_SCAN] == [{"scan": SCAN}]


def test_a_seal_that_says_nothing_of_paper_replaces_no_signature():
    """As a file that was handed out and that nobody has signed."""
    told = [each.message for each in verify(elsewhere.handed_out(), made.authority().pem).findings]
    assert told.count(Fault.SIGNATURE_MISSING) == 2
    assert Hint.SIGNED_ON_PAPER not in told
    sources, seal = chain.sources(), chain.seal()
    assert refusal(close, elsewhere.handed_out(), sources, seal) is ClosingRefusal.NOT_ALL_SIGNED


def test_nothing_is_sealed_for_paper_without_a_seal_or_after_a_signature():
    sealed, sources = made.sealed().data, chain.sources()
    assert refusal(seal_for_paper, sealed, sources, None, SCAN) is ArchivingRefusal.NO_SEAL_FOR_PAPER
    one = made.signed_by_chair().data
    assert refusal(seal_for_paper, one, sources, chain.seal(), SCAN) is ArchivingRefusal.SIGNED_ELECTRONICALLY


def test_a_scan_is_one_pdf_as_it_is_or_pictures_in_their_order():
    pages = scan_of((picture(), picture("PNG", size=(85, 60)), picture("TIFF")))
    with pikepdf.open(io.BytesIO(pages.data)) as pdf:
        shapes = [each.mediabox[2] > each.mediabox[3] for each in pdf.pages]
    assert (pages.pages, shapes) == (3, [False, True, False])
    assert scan_of((pages.data,)) == pages


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ((), ScanRefusal.NO_SCAN),
        ((b"",), ScanRefusal.NO_SCAN),
        ((b"hallo",), ScanRefusal.NO_PICTURE),
        ((picture("GIF"),), ScanRefusal.NO_PICTURE),
        ((picture()[:200],), ScanRefusal.NO_PICTURE),
        ((bomb(),), ScanRefusal.NO_PICTURE),
        ((b"%PDF-1.7", picture()), ScanRefusal.ONE_PDF),
        ((b"%PDF-1.7 broken",), UploadRefusal.DAMAGED_PDF),
        ((bytes(41 * 1024 * 1024),), ScanRefusal.TOO_LARGE),
    ],
)
def test_what_is_no_scan_is_said(files, why):
    assert refusal(scan_of, files) is why
