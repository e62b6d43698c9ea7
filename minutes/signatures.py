"""The signatures of a PDF, judged one by one with pyHanko against given trust anchors. Runs in a worker."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import PdfSignatureStatus, validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from minutes.authority import UNIT, in_certificate
from minutes.draft import Signer
from minutes.exactness import exactly_written
from minutes.findings import Fault, Finding, Hint, Proof, SignatureFacts
from minutes.protection import outdated, stands_at


@dataclass(frozen=True)
class Judged:
    """A signature with its facts and pyHanko's own conclusion."""

    facts: SignatureFacts
    sound: bool
    unchanged: bool
    test: bool
    organization: str
    exact: bool
    outdated: Finding | None = None


def trust_anchors(roots: bytes) -> list[Any]:
    """The certificates of a PEM bundle. Raises ValueError if it is none."""
    if not roots.strip():
        return []
    return list(load_certs_from_pemder_data(roots))


def judge_all(data: bytes, roots: bytes) -> list[Judged]:
    """Every signature in the order of signing. Raises what pyHanko raises on unreadable files."""
    anchors = trust_anchors(roots)
    reader = PdfFileReader(io.BytesIO(data))
    return [
        _judge(signature, anchors, _place(data, signature))
        for signature in reader.embedded_regular_signatures
    ]


def _place(data: bytes, signature: EmbeddedPdfSignature) -> bytes:
    """What the signature's hash leaves out: the place where the signature itself stands. Empty where it stands elsewhere."""
    _, begin, end, _ = (int(number) for number in signature.byte_range)
    return data[begin:end] if stands_at(data[begin:end], signature.pkcs7_content) else b""


def _judge(signature: EmbeddedPdfSignature, anchors: list[Any], place: bytes) -> Judged:
    context = ValidationContext(trust_roots=anchors, allow_fetching=False)
    status = validate_pdf_signature(signature, signer_validation_context=context)
    certificate = status.signing_cert
    subject = certificate.subject.native
    path = {each.dump() for each in status.validation_path or ()}
    return Judged(
        _facts(signature, status),
        sound=bool(status.bottom_line),
        unchanged=bool(status.docmdp_ok),
        test=UNIT in subject.get("organizational_unit_name", ""),
        organization=str(subject.get("organization_name", "")),
        exact=exactly_written(place, certificate, path),
        outdated=outdated(status),
    )


def _facts(signature: EmbeddedPdfSignature, status: PdfSignatureStatus) -> SignatureFacts:
    certificate = status.signing_cert
    level = status.modification_level
    return SignatureFacts(
        field=str(signature.field_name),
        name=str(certificate.subject.native.get("common_name", "")),
        issuer=str(certificate.issuer.native.get("common_name", "")),
        fingerprint=certificate.sha256.hex(),
        signed_at=status.signer_reported_dt,
        intact=bool(status.intact),
        valid=bool(status.valid),
        trusted=bool(status.trusted),
        covers_whole_file=status.coverage is SignatureCoverageLevel.ENTIRE_FILE,
        level=level.name.lower() if level else "unknown",
    )


def signature_findings(judged: list[Judged], expected: tuple[Signer, ...], body: str) -> Iterator[Finding]:
    """What there is to say of the signatures, given who has to sign, for which body (Körperschaft)."""
    by_field = {signer.field: signer for signer in expected}
    for each in judged:
        yield _finding(each, by_field.get(each.facts.field), body)
        if each.test:
            yield Finding(Hint.TEST_CERTIFICATE, {"name": each.facts.name})
    present = {each.facts.field for each in judged}
    for signer in expected:
        if signer.field not in present:
            yield Finding(Fault.SIGNATURE_MISSING, {"name": signer.name, "role": signer.role})
    if judged and not judged[-1].facts.covers_whole_file:
        yield Finding(Fault.BYTES_APPENDED)


def _finding(judged: Judged, signer: Signer | None, body: str) -> Finding:
    """The gravest thing first: a broken signature says nothing of its signer."""
    facts = judged.facts
    name: dict[str, str | int] = {"name": facts.name}
    if facts.intact and facts.valid and judged.outdated:
        return judged.outdated
    faults = (
        (not (facts.intact and facts.valid), Fault.BYTES_CHANGED),
        (not facts.trusted, Fault.NOT_TRUSTED),
        (not judged.exact, Fault.BYTES_CHANGED),
        (not judged.unchanged, Fault.CHANGED_LATER),
        (not judged.sound, Fault.SIGNATURE_INVALID),
    )
    if fault := next((fault for holds, fault in faults if holds), None):
        return Finding(fault, name)
    if signer is None:
        return Finding(Fault.UNEXPECTED_SIGNATURE, name)
    if facts.name != signer.name:
        return Finding(Fault.WRONG_PERSON, {**name, "expected": signer.name})
    if judged.organization != in_certificate(body):
        return Finding(Fault.WRONG_ORGANIZATION, {**name, "organization": judged.organization, "body": body})
    return Finding(Proof.SIGNED_BY, {**name, "role": signer.role})
