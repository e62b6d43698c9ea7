"""What comes back signed from elsewhere: taken only as the document that was handed out with one more signature. Pure.

    signed = accept(before, uploaded, "chair", sources, confirmed)

The upload begins with the handed out bytes, and the one thing behind them is the signature of that field, which covers
all and is judged as the public check judges it. Its outer spelling, which nobody signs, is written anew in ours, so that
the file is checked like any other from then on. Runs in a worker process.
"""

import io
import logging
from binascii import hexlify
from collections.abc import Sequence
from datetime import UTC, datetime

from asn1crypto import cms, parser, x509
from cryptography.x509 import Certificate, NameAttribute, load_der_x509_certificate
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.misc import PdfError, PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko_certvalidator.errors import PathError, ValidationError

from journal.events import N_, Refusal, Refused, require
from minutes.attached import attached_record
from minutes.authority import in_certificate
from minutes.canonical_cms import kept_stamp, rebuilt, signer_of, stamp_in
from minutes.draft import Signer
from minutes.exactness import BROKEN
from minutes.findings import Fault
from minutes.judging import Judged, evidence_in, judge_all
from minutes.pictures import fonts_embedded
from minutes.record import read_record
from minutes.revocation import Evidence, context, path_of
from minutes.sealing import SealedPdf, SignedPdf, opened
from minutes.signing import Key, Signed, SigningRefusal, fingerprint, owner, require_not_revoked, sign
from minutes.timestamps import Sources, path_of_stamp, usable_stamper

logger = logging.getLogger(__name__)
SIZE_LIMIT = 20 * 1024 * 1024  # bytes, as the public check
GROWTH_LIMIT = 2 * 1024 * 1024  # bytes of one signature with its picture and its certificates


class AcceptRefusal(Refusal):
    NOT_A_PDF = N_(
        "This file cannot be read as a PDF. Please choose the file that your program saved after signing."
    )
    ANOTHER_DOCUMENT = N_(
        "This is not the document that stands here now: it is another one, or a program has saved it anew. Please "
        "download the document again, sign that file and upload it."
    )
    SIGNED_MEANWHILE = N_(
        "Since you downloaded the document, somebody else has signed it here. Signatures follow one another, and each "
        "covers those before it. Nothing is lost: please download the document again, sign that file and upload it."
    )
    UNSIGNED = N_(
        "This is the document as it was handed out, without your signature. Please sign it with your program first."
    )
    TOO_LARGE = N_(
        "The file has grown by more than a signature. Please download the document and sign it again."
    )
    WRONG_PLACE = N_(
        "The signature does not stand in the place for %(name)s. Please choose that field in your program: click on it, "
        "do not draw a new one."
    )
    CHANGED = N_(
        "Your program has changed more than the signature. Please sign the downloaded file without filling in, "
        "commenting or saving anything else."
    )
    NOT_LAST = N_(
        "Something follows your signature in the file. Please sign without adding anything afterwards "
        "(level PAdES B-B or B-T)."
    )
    NOT_FOR_ARCHIVE = N_(
        "The picture that your program has drawn for the signature uses a font that it did not embed, so the file would not be "
        "fit for the archive (PDF/A). Please sign without a picture, or with one that brings its fonts."
    )
    NOT_VALID = N_("The signature in this file is not valid. Please sign the downloaded file again.")
    NOT_TRUSTED = N_(
        "The certificate of %(owner)s (issued by %(issuer)s) is not trusted here. Please ask the operator to add the trust "
        "service, or sign with another certificate."
    )
    NOT_CONFIRMED = N_(
        "The certificate names %(owner)s, but %(name)s has to sign here. If it is yours, clerk or chair can confirm that "
        "in the studio; then please sign again. Nothing was signed."
    )


def accept(before: bytes, uploaded: bytes, field: str, sources: Sources, confirmed: frozenset[str]) -> Signed:
    """`confirmed`: fingerprints of certificates that are the signer's although they have other words. Raises Refused."""
    require_same(before, uploaded)
    document = opened(before)
    signer = place_in(document, field)
    data = _spelled_anew(uploaded, len(before), signer, sources)
    try:
        judged, drawn_well = judge_all(data, sources.roots), fonts_embedded(data, field)
    except Exception:  # a hostile file may make pyHanko raise anything; each means the same
        logger.exception("A signed file could not be checked")
        raise Refused(AcceptRefusal.NOT_VALID) from None
    signed = _taken(data, document, signer, judged, confirmed)
    require(drawn_well, AcceptRefusal.NOT_FOR_ARCHIVE)
    return signed


def sign_with_key(data: bytes, field: str, key: Key, sources: Sources, confirmed: frozenset[str]) -> Signed:
    """Signs with a key that is not kept here: a card's, a service's. What it made is judged before it counts."""
    document = opened(data)
    signer = place_in(document, field)
    theirs = require_theirs(key.certificate, signer, body_of(document), confirmed)
    require_not_revoked(key, sources)
    stamper = usable_stamper(sources)
    signed = sign(document, field, key, stamper=stamper, confirmed=theirs)
    return _taken(
        signed.data, document, signer, judge_all(signed.data, sources.roots, differences=False), confirmed
    )


def place_in(document: SealedPdf, field: str) -> Signer:
    """The place of that name, if nobody has signed in it. Raises Refused."""
    signer = next((each for each in document.signers if each.field == field), None)
    require(signer, SigningRefusal.NOT_A_SIGNER)
    signed = document.signed if isinstance(document, SignedPdf) else ()
    require(field not in signed, SigningRefusal.ALREADY_SIGNED)
    assert signer is not None  # required above
    return signer


def require_same(before: bytes, uploaded: bytes) -> None:
    """Whether it is the handed out file with something behind, byte by byte: nothing is parsed. Raises Refused."""
    require(uploaded.startswith(b"%PDF-"), AcceptRefusal.NOT_A_PDF)
    if not uploaded.startswith(before):
        first_revision = before[: before.find(b"%%EOF")]
        is_earlier = uploaded.startswith(first_revision)  # it went another way from there
        raise Refused(AcceptRefusal.SIGNED_MEANWHILE if is_earlier else AcceptRefusal.ANOTHER_DOCUMENT)
    require(uploaded[len(before) :].strip(), AcceptRefusal.UNSIGNED)
    require(len(uploaded) - len(before) <= GROWTH_LIMIT, AcceptRefusal.TOO_LARGE)


def _spelled_anew(uploaded: bytes, handed_out: int, signer: Signer, sources: Sources) -> bytes:
    """The file with its one new signature (CMS) in our spelling, in its old place."""
    try:
        reader = PdfFileReader(io.BytesIO(uploaded))
        made = [each for each in reader.embedded_signatures if int(each.byte_range[1]) >= handed_out]
    except (PdfError, PdfReadError, *BROKEN, RecursionError):
        raise Refused(AcceptRefusal.NOT_A_PDF) from None
    require(made, AcceptRefusal.UNSIGNED)
    require([each.field_name for each in made] == [signer.field], AcceptRefusal.WRONG_PLACE, name=signer.name)
    _, begin, end, rest = (int(each) for each in made[0].byte_range)
    require(end + rest == len(uploaded.rstrip()) or end + rest == len(uploaded), AcceptRefusal.NOT_LAST)
    uploaded = uploaded[: end + rest]
    written = _in_our_spelling(made[0], reader, sources)
    require(begin < end and len(written) * 2 <= end - begin - 2, AcceptRefusal.NOT_VALID)
    place = b"<" + hexlify(written).upper().ljust(end - begin - 2, b"0") + b">"
    return uploaded[:begin] + place + uploaded[end:]


def _in_our_spelling(signature: EmbeddedPdfSignature, reader: PdfFileReader, sources: Sources) -> bytes:
    try:
        contents = signature.pkcs7_content
        signed = cms.ContentInfo.load(contents[: parser.peek(contents)])["content"]
        sent = [each.chosen for each in signed["certificates"]]
        certificate = signer_of(signed, sent)
        path = _path(certificate, sent, evidence_in(reader), sources)
        needed = {each.dump() for each in path} | {certificate.dump()}
        kept = [each for each in sent if each.dump() in needed]
        return rebuilt(signed, kept, certificate, _stamp(signed, sources))
    except BROKEN:
        raise Refused(AcceptRefusal.NOT_VALID) from None


def _path(
    certificate: x509.Certificate, sent: list[x509.Certificate], evidence: Evidence, sources: Sources
) -> tuple[x509.Certificate, ...]:
    trust = context(sources.anchors(), evidence, datetime.now(UTC), required=False, others=sent)
    try:
        return path_of(certificate, trust)
    except (PathError, ValidationError):
        issuer = str(certificate.issuer.native.get("common_name", ""))
        named = owner(load_der_x509_certificate(certificate.dump()))
        if certificate.not_valid_after < datetime.now(UTC):
            raise Refused(SigningRefusal.CERTIFICATE_NOT_VALID) from None
        raise Refused(AcceptRefusal.NOT_TRUSTED, owner=named, issuer=issuer) from None


def _stamp(signed: cms.SignedData, sources: Sources) -> bytes:
    """The signature's time stamp, if it comes from an authority that is trusted here. Without, the file's covers it."""
    try:
        token = stamp_in(signed)
    except ValueError:
        return b""
    path = path_of_stamp(token, signed["signer_infos"][0]["signature"].native, sources) if token else ()
    return kept_stamp(token, path) if token and path else b""


def _taken(
    data: bytes, document: SealedPdf, signer: Signer, judged: list[Judged], confirmed: frozenset[str]
) -> Signed:
    """The gravest thing first."""
    *earlier, last = judged
    facts = last.facts
    require(facts.intact and facts.valid, AcceptRefusal.NOT_VALID)
    require(all(each.unchanged for each in earlier), AcceptRefusal.CHANGED)
    require(facts.revocation != "revoked", SigningRefusal.CERTIFICATE_REVOKED)
    out_of_time = last.outdated and last.outdated.message in (
        Fault.CERTIFICATE_EXPIRED,
        Fault.CERTIFICATE_TOO_YOUNG,
    )
    require(not out_of_time, SigningRefusal.CERTIFICATE_NOT_VALID)
    require(facts.trusted, AcceptRefusal.NOT_TRUSTED, owner=facts.name, issuer=facts.issuer)
    require(last.sound and last.exact and last.unchanged, AcceptRefusal.NOT_VALID)
    certificate = _certificate_of(data)
    theirs = require_theirs(certificate, signer, body_of(document), confirmed)
    return Signed(data, fingerprint(certificate), stamped=bool(facts.stamped_by), confirmed=theirs)


def _certificate_of(data: bytes) -> Certificate:
    """Of the last signature."""
    last = PdfFileReader(io.BytesIO(data)).embedded_signatures[-1]
    return load_der_x509_certificate(last.signer_cert.dump())


def require_theirs(certificate: Certificate, signer: Signer, body: str, confirmed: frozenset[str]) -> bool:
    """Whether it is the signer's by what somebody confirmed alone. Raises Refused where it is not the signer's at all."""
    organization = organization_of(certificate)
    if owner(certificate) == signer.name and organization == in_certificate(body):
        return False
    said = {
        "owner": owner(certificate),
        "name": signer.name,
        "organization": organization,
        "issuer": _named(certificate.issuer.get_attributes_for_oid(NameOID.COMMON_NAME)),
        "certificate": fingerprint(certificate),
    }
    require(fingerprint(certificate) in confirmed, AcceptRefusal.NOT_CONFIRMED, **said)
    return True


def organization_of(certificate: Certificate) -> str:
    return _named(certificate.subject.get_attributes_for_oid(NameOID.ORGANIZATION_NAME))


def _named(attributes: Sequence[NameAttribute[str | bytes]]) -> str:
    return str(attributes[0].value) if attributes else ""


def body_of(document: SealedPdf) -> str:
    """The municipality whose minutes they are."""
    return read_record(attached_record(document.data)).body
