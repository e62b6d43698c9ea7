"""What a signature says beside its mathematics: when its certificate is valid, what it forbids, where it stands."""

import io
from binascii import hexlify
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from minutes.draft import Signer
from minutes.findings import Fault, Finding, SignatureFacts

NOTHING, SIGNATURES = 1, 2  # PDF 32000, table 254: what may change later; 3 allows notes on the pages


def outdated(status: Any) -> Finding | None:
    """Of a certificate that hangs together with a trusted one (pyHanko's PdfSignatureStatus), why it is not valid now."""
    certificate, moment = status.signing_cert, status.validation_time
    if status.trusted or status.validation_path is None:
        return None
    name = str(certificate.subject.native.get("common_name", ""))
    since, until = certificate.not_valid_before, certificate.not_valid_after
    if moment > until:
        return Finding(Fault.CERTIFICATE_EXPIRED, {"name": name, "until": until.date().isoformat()})
    if moment < since:
        return Finding(Fault.CERTIFICATE_TOO_YOUNG, {"name": name, "since": since.date().isoformat()})
    return None


def stands_at(place: bytes, contents: bytes) -> bool:
    """Whether the place that a hash leaves out holds this signature, and not another that would be as well-formed."""
    return place == b"<" + hexlify(contents).upper() + b">"


def protection_findings(
    data: bytes, signatures: Iterable[SignatureFacts], signers: Iterable[Signer]
) -> Iterator[Finding]:
    """Whether the first signature forbids changes, and nobody signed twice. Raises pikepdf.PdfError, ValueError."""
    counted = Counter(each.field for each in signatures)
    if counted and not _is_protected(data):
        yield Finding(Fault.NOT_PROTECTED)
    for signer in signers:
        if counted[signer.field] > 1:
            yield Finding(Fault.SIGNED_TWICE, {"name": signer.name})


def _is_protected(data: bytes) -> bool:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        made = sorted(_signatures(pdf), key=lambda each: int(each.ByteRange[2]))
        certifying = pdf.Root.get("/Perms", Dictionary()).get("/DocMDP", Dictionary())
        return (
            bool(made) and made[0].objgen == certifying.objgen and _allowed(made[0]) in (NOTHING, SIGNATURES)
        )


def _signatures(pdf: Pdf) -> Iterator[Any]:
    form = pdf.Root.get("/AcroForm", Dictionary())
    for field in form.get("/Fields", Array()):
        if field.get("/FT") == Name.Sig and "/ByteRange" in field.get("/V", Dictionary()):
            yield field.V


def _allowed(signature: Any) -> int | None:
    """What the signature allows to change later, as its /DocMDP says."""
    for reference in signature.get("/Reference", Array()):
        if reference.get("/TransformMethod") == Name.DocMDP:
            return int(reference.get("/TransformParams", Dictionary()).get("/P", SIGNATURES))
    return None
