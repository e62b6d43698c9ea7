"""What comes back signed from elsewhere: the honest file is taken, and of every other is said what to do."""

import io

import chain
import elsewhere
import pikepdf
import pytest
import signed as made
from drafts import CHAIR, CLERK
from forging import ago
from pyhanko.pdf_utils import generic
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from pyhanko.stamp import TextStampStyle

from journal.events import Refused
from minutes.accepting import AcceptRefusal, accept
from minutes.archiving import ArchivingRefusal, close, hand_out
from minutes.authority import new_authority
from minutes.findings import Fault
from minutes.sealing import opened
from minutes.signing import SigningRefusal
from minutes.verify import verify


def taken(uploaded, *, confirmed=()):
    return accept(elsewhere.handed_out(), uploaded, "chair", chain.sources(), frozenset(confirmed))


def by_chair(data=None, file=None, **more):
    return elsewhere.with_program(
        data or elsewhere.handed_out(), "chair", file or chain.file_of(CHAIR), **more
    )


def refused(call, *args, **more):
    with pytest.raises(Refused) as refusal:
        call(*args, **more)
    return refusal.value


@pytest.fixture(scope="module")
def from_both():
    """The chair has signed with a program of her own, then the clerk with the key that lies here."""
    first = elsewhere.signed_by_chair()
    assert first.startswith(elsewhere.handed_out())
    return chain.signing(first, "clerk", CLERK, chain.sources()).data


def test_minutes_signed_with_other_programs_are_closed_and_genuine(from_both):
    closed = close(from_both, chain.sources(), chain.seal())
    report = verify(closed.data, made.authority().pem)
    assert [each.message for each in report.findings if each.is_fault] == []
    assert [each.baseline for each in report.signatures] == ["B-LTA", "B-LTA", "B-LTA", ""]
    assert opened(closed.data).signed[:3] == ("seal", "chair", "clerk")
    assert closed.seal == report.signatures[0].fingerprint


def test_who_names_another_program_behind_the_signatures_is_found_out(from_both):
    """What a signer's program may write, nobody may write later."""
    writer = elsewhere.IncrementalPdfFileWriter(io.BytesIO(from_both))
    writer.set_info(generic.DictionaryObject({generic.pdf_name("/Producer"): generic.pdf_string("X")}))
    out = io.BytesIO()
    writer.write(out)
    assert Fault.CHANGED_LATER in [
        each.message for each in verify(out.getvalue(), made.authority().pem).findings
    ]


def test_a_file_is_protected_once_and_only_where_there_is_a_seal():
    given = (chain.sources(), chain.seal())
    assert refused(hand_out, elsewhere.handed_out(), *given).refusal is ArchivingRefusal.HANDED_OUT
    assert refused(hand_out, made.sealed().data, chain.sources(), None).refusal is ArchivingRefusal.NO_SEAL


def resaved(data):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out)
    return out.getvalue()


def other_numbers(writer):
    """A page that says something else, written in the very update that is signed."""
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b"BT ET"))
    writer.update_container(page)


def other_title(writer):
    info = writer.trailer.raw_get("/Info").get_object()
    info[generic.pdf_name("/Title")] = generic.pdf_string("Andere")
    writer.update_container(info)


def new_field(writer):
    append_signature_field(writer, SigFieldSpec("Unterschrift1", on_page=0, box=(10, 10, 90, 40)))


UPLOADS = {
    "no PDF": (lambda: b"hallo", AcceptRefusal.NOT_A_PDF),
    "signed by another since": (lambda: made.signed().data, AcceptRefusal.SIGNED_MEANWHILE),
    "a file saved anew": (lambda: resaved(by_chair()), AcceptRefusal.ANOTHER_DOCUMENT),
    "no signature": (elsewhere.handed_out, AcceptRefusal.UNSIGNED),
    "nothing but a blank behind": (lambda: elsewhere.handed_out() + b"\n", AcceptRefusal.UNSIGNED),
    "a bomb": (lambda: elsewhere.handed_out() + bytes(3_000_000) + b"x", AcceptRefusal.TOO_LARGE),
    "garbage behind": (lambda: elsewhere.handed_out() + b"%garbage\n", AcceptRefusal.UNSIGNED),
    "something behind the signature": (lambda: by_chair() + b"%more\n", AcceptRefusal.NOT_LAST),
    "a page exchanged while signing": (lambda: by_chair(change=other_numbers), AcceptRefusal.CHANGED),
    "another title": (lambda: by_chair(change=other_title), AcceptRefusal.CHANGED),
    "a field of its own": (
        lambda: elsewhere.with_program(
            elsewhere.handed_out(), "Unterschrift1", chain.file_of(CHAIR), change=new_field
        ),
        AcceptRefusal.WRONG_PLACE,
    ),
    "the place of somebody else": (
        lambda: elsewhere.with_program(elsewhere.handed_out(), "clerk", chain.file_of(CHAIR)),
        AcceptRefusal.WRONG_PLACE,
    ),
    "a picture with a font of the reader's": (
        lambda: by_chair(style=TextStampStyle()),
        AcceptRefusal.NOT_FOR_ARCHIVE,
    ),
    "a certificate that nobody here trusts": (
        lambda: by_chair(file=new_authority("Fremd").issue(CHAIR, chain.BODY, made.PIN)),
        AcceptRefusal.NOT_TRUSTED,
    ),
    "an expired certificate": (
        lambda: by_chair(file=made.authority().issue(CHAIR, chain.BODY, made.PIN, now=ago(2010))),
        SigningRefusal.CERTIFICATE_NOT_VALID,
    ),
}


@pytest.mark.parametrize("upload", UPLOADS)
def test_is_refused_with_what_to_do(upload):
    make, why = UPLOADS[upload]
    assert refused(taken, make()).refusal is why


def test_a_signature_over_other_bytes_is_not_valid():
    own = by_chair()[len(elsewhere.handed_out()) :]
    broken = elsewhere.handed_out() + own.replace(b"Adobe.PPKLite", b"Adobe.PPKLate")
    assert refused(taken, broken).refusal is AcceptRefusal.NOT_VALID


def test_a_certificate_with_other_words_counts_when_somebody_has_confirmed_it():
    own = made.authority().issue("Katharina Maria Neuhäuser", "", made.PIN)
    why = refused(taken, by_chair(file=own))
    assert (why.refusal, why.details["owner"]) == (AcceptRefusal.NOT_CONFIRMED, "Katharina Maria Neuhäuser")
    assert (why.details["name"], why.details["organization"]) == (CHAIR, "")
    signed = taken(by_chair(file=own), confirmed=[why.details["certificate"]])
    assert (signed.confirmed, signed.certificate) == (True, why.details["certificate"])
