"""The signatures and time stamps of a PDF, judged with pyHanko against given trust anchors. Runs in a worker.

Each signature is judged at the earliest time at which a trusted time stamp proves that it existed: its own, or the
next one of the document; without any, now. What tells of revocation at that time stands in the file (DSS) and is covered
by the document's last time stamp. So the answer needs no network, and stays the same when certificates have run out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from asn1crypto import cms, crl, ocsp, x509
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.decode_limits import DecodePurpose
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, DiffPolicy, ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.errors import NoDSSFoundError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import (
    DocumentTimestampStatus,
    PdfSignatureStatus,
    SignatureCoverageLevel,
    TimestampSignatureStatus,
)
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import PathError, ValidationError

from minutes.authority import UNIT
from minutes.canonical_cms import signer_of, stamp_in
from minutes.exactness import BROKEN, exactly_stamped, exactly_written
from minutes.findings import Finding, SignatureFacts
from minutes.lasting import RESERVES, SEAL, scan_in
from minutes.pdf.increment import ONLY_SIGNING
from minutes.pdf.reading import Reader
from minutes.protection import outdated, stands_at
from minutes.revocation import Evidence, Revocation, context, path_of, revocation
from minutes.timestamps import stamps_alone

STAMP = "stamp"
UNTOUCHED = (ModificationLevel.NONE, ModificationLevel.LTA_UPDATES)


@dataclass(frozen=True)
class Judged:
    """A signature or a time stamp of the document with its facts and the conclusion.

    `sound`: valid in itself, made with a trusted certificate. `unchanged`: nothing but what may follow was added after it.
    `exact`: spelled as we spell it. `test`: by the TEST authority, the signature or its time stamp (`test_stamp`).
    `lasting`: the file has places for the time stamps of closing. `until`: when the certificates of a time stamp end;
    `expired`: they have. `seals`: the certificate is that of an organisation, not of a person. `scan`: of a seal that says
    that the original was signed with ink, the SHA-256 of its scan.
    """

    facts: SignatureFacts
    sound: bool
    unchanged: bool
    test: bool
    organization: str
    exact: bool
    lasting: bool = False
    stamp_sound: bool = True
    test_stamp: bool = False
    until: datetime | None = None
    expired: bool = False
    seals: bool = False
    outdated: Finding | None = None
    scan: str = ""

    @property
    def is_stamp(self) -> bool:
        return self.facts.kind == STAMP

    @property
    def proves(self) -> bool:
        """A time stamp on which one can build."""
        return self.is_stamp and self.sound and self.unchanged and self.exact


@dataclass(frozen=True)
class File:
    """A file to be judged, and by what. `differences`: whether later changes are looked for, which takes long."""

    data: bytes
    reader: PdfFileReader
    anchors: tuple[x509.Certificate, ...]
    evidence: Evidence
    lasting: bool
    now: datetime
    differences: bool

    @property
    def policy(self) -> DiffPolicy:
        """In files from before there were places for time stamps, signing wrote the metadata anew."""
        return ONLY_SIGNING if self.lasting else DEFAULT_DIFF_POLICY

    def place(self, signature: EmbeddedPdfSignature) -> bytes:
        """What the signature's hash leaves out: the place where the signature itself stands."""
        _, begin, end, _ = (int(number) for number in signature.byte_range)
        place = self.data[begin:end]
        return place if stands_at(place, signature.pkcs7_content) else b""


def trust_anchors(roots: bytes) -> list[Any]:
    """The certificates of a PEM bundle. Raises ValueError if it is none."""
    if not roots.strip():
        return []
    return list(load_certs_from_pemder_data(roots))


def judge_all(
    data: bytes, roots: bytes, *, now: datetime | None = None, differences: bool = True
) -> list[Judged]:
    """Every signature and time stamp in the order of signing. Raises what pyHanko raises on unreadable files."""
    reader = Reader(data)
    fields = {name for name, _, _ in enumerate_sig_fields(reader)}
    file = File(
        data,
        reader,
        anchors=tuple(trust_anchors(roots)),
        evidence=evidence_in(reader),
        lasting=RESERVES[0] in fields,
        now=now or datetime.now(UTC),
        differences=differences,
    )
    return list(_judged(file))[::-1]


def evidence_in(reader: PdfFileReader) -> Evidence:
    """The certificates and the revocation data that the file carries (DSS)."""
    try:
        store = DocumentSecurityStore.read_dss(reader)
    except NoDSSFoundError:
        return Evidence()
    lists = (each.get_object().read_data(DecodePurpose.CRL) for each in store.crls)
    answers = (each.get_object().read_data(DecodePurpose.OCSP_RESPONSE) for each in store.ocsps)
    return Evidence(
        tuple(store.load_certs()),
        tuple(crl.CertificateList.load(each) for each in lists),
        tuple(ocsp.OCSPResponse.load(each) for each in answers),
    )


def _judged(file: File) -> Iterator[Judged]:
    """From the last to the first: each time stamp proves when what stands before it existed."""
    proven: datetime | None = None
    by = ""
    for each in reversed(file.reader.embedded_signatures):
        if each.sig_object_type == "/DocTimeStamp":
            stamp = _judge_stamp(file, each, proven)
            if stamp.proves:
                proven, by = stamp.facts.proven_at, stamp.facts.name
            yield stamp
        else:
            yield _judge(file, each, proven, by)


def _judge_stamp(file: File, stamp: EmbeddedPdfSignature, later: datetime | None) -> Judged:
    """`later`: the time of the next good time stamp. The last one is judged at its own time; `until` tells how long
    that may be believed.
    """
    at = _time_of(stamp.signed_data)
    found, trust = _asked(file, stamp.signer_cert, stamp.other_embedded_certs, later or at)
    status = validate_pdf_timestamp(stamp, trust, file.policy, skip_diff=not file.differences)
    path = tuple(status.validation_path or ())
    until = min((each.not_valid_after for each in path), default=None)
    covers = status.coverage is SignatureCoverageLevel.ENTIRE_FILE
    return Judged(
        _facts(
            stamp, status, kind=STAMP, baseline="", proven_at=at, stamped_by="", revocation=found.value, at=at
        ),
        sound=_is_good(status),
        unchanged=covers or not file.differences or status.modification_level in UNTOUCHED,
        test=_is_test(status.signing_cert),
        organization=_organization(status.signing_cert),
        exact=exactly_stamped(file.place(stamp), {each.dump() for each in path}),
        lasting=file.lasting,
        test_stamp=_is_test(status.signing_cert),
        until=until,
        expired=until is not None and until < file.now,
    )


def _judge(file: File, signature: EmbeddedPdfSignature, later: datetime | None, by: str) -> Judged:
    """`later`, `by`: the time and the authority of the next good time stamp of the document."""
    own, stamp_trust = _own_time(file, signature, later or file.now)
    moment = own or later or file.now
    found, trust = _asked(file, signature.signer_cert, signature.other_embedded_certs, moment)
    status = validate_pdf_signature(
        signature, trust, stamp_trust, file.policy, skip_diff=not file.differences
    )
    stamp = status.timestamp_validity
    stamped = stamp is not None and _is_good(stamp)
    proven = moment if stamped else later
    certificate = status.signing_cert
    return Judged(
        _facts(
            signature,
            status,
            kind=SEAL if signature.field_name == SEAL else "signature",
            baseline=_baseline(proven, later, found),
            proven_at=proven,
            stamped_by=_name(stamp.signing_cert) if stamp and stamped else by,
            revocation=found.value,
            at=status.signer_reported_dt,
        ),
        sound=bool(status.intact and status.valid and status.trusted and status.seed_value_ok),
        unchanged=bool(status.docmdp_ok) or not file.differences,
        test=_is_test(certificate),
        organization=_organization(certificate),
        exact=exactly_written(file.place(signature), certificate, _bytes(status), _bytes(stamp)),
        lasting=file.lasting,
        stamp_sound=stamp is None or stamped,
        test_stamp=stamp is not None and _is_test(stamp.signing_cert),
        seals=is_organizations(certificate),
        outdated=outdated(status),
        scan=scan_in(str(signature.sig_object.get("/Reason", ""))) if signature.field_name == SEAL else "",
    )


def _own_time(
    file: File, signature: EmbeddedPdfSignature, known: datetime
) -> tuple[datetime | None, ValidationContext | None]:
    """The time that the signature's own time stamp tells, if one could believe its authority at the time `known`, and
    by what that is judged.
    """
    try:
        token = stamp_in(signature.signed_data)
        if token is None:
            return None, None
        certificates = [each.chosen for each in token["content"]["certificates"]]
        authority = signer_of(token["content"], certificates)
        _, trust = _asked(file, authority, certificates, known)
        path_of(authority, trust)
        return _time_of(token["content"]), trust
    except (PathError, ValidationError, *BROKEN):
        return None, context(file.anchors, file.evidence, known, required=False)


def _asked(
    file: File, certificate: x509.Certificate, others: list[x509.Certificate], moment: datetime
) -> tuple[Revocation, ValidationContext]:
    """Whether it was revoked at the moment, and by what trust is judged: with the evidence, where there is some."""
    found = revocation(
        certificate, context(file.anchors, file.evidence, moment, required=True, others=others)
    )
    required = found is not Revocation.UNKNOWN
    return found, context(file.anchors, file.evidence, moment, required=required, others=others)


def is_organizations(certificate: x509.Certificate) -> bool:
    """Whether it names an organisation itself (EN 319 412-3), and no person of it."""
    named = certificate.subject.native
    same = named.get("common_name") == named.get("organization_name")
    return same or "organization_identifier" in named


def _is_good(stamp: TimestampSignatureStatus) -> bool:
    return bool(stamp.intact and stamp.valid and stamp.trusted) and stamps_alone(stamp.signing_cert)


def _baseline(proven: datetime | None, later: datetime | None, found: Revocation) -> str:
    """PAdES (EN 319 142-1): a time stamp of its own or of the document makes B-T."""
    if proven is None:
        return "B-B"
    if found is not Revocation.GOOD:
        return "B-T"
    return "B-LTA" if later else "B-LT"


def _time_of(signed: cms.SignedData) -> datetime:
    at: datetime = signed["encap_content_info"]["content"].parsed["gen_time"].native
    return at


def _bytes(status: Any) -> set[bytes]:
    return {each.dump() for each in (status.validation_path if status else None) or ()}


def _name(certificate: x509.Certificate) -> str:
    return str(certificate.subject.native.get("common_name", ""))


def _organization(certificate: x509.Certificate) -> str:
    return str(certificate.subject.native.get("organization_name", ""))


def _is_test(certificate: x509.Certificate) -> bool:
    return UNIT in certificate.subject.native.get("organizational_unit_name", "")


def _facts(
    signature: EmbeddedPdfSignature,
    status: PdfSignatureStatus | DocumentTimestampStatus,
    *,
    at: datetime | None,
    **more: Any,
) -> SignatureFacts:
    certificate = status.signing_cert
    level = status.modification_level
    return SignatureFacts(
        field=str(signature.field_name),
        name=_name(certificate),
        issuer=str(certificate.issuer.native.get("common_name", "")),
        fingerprint=certificate.sha256.hex(),
        signed_at=at,
        intact=bool(status.intact),
        valid=bool(status.valid),
        trusted=bool(status.trusted),
        covers_whole_file=status.coverage is SignatureCoverageLevel.ENTIRE_FILE,
        level=level.name.lower() if level else "unknown",
        **more,
    )
