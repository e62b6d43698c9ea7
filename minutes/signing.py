"""Signing: a sealed PDF in, a signed PDF out (PAdES B-T, or B-B where no time stamp is to be had). What was not sealed
cannot be signed.

The first signature certifies the document and allows nothing but further signatures in the existing fields.
"""

import io
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from cryptography.hazmat.primitives.serialization import Encoding, pkcs12
from cryptography.x509 import Certificate
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.layout import AxisAlignment, Margins, SimpleBoxLayoutRule
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.signers import Signer as SignatureMaker
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.errors import PathError, ValidationError

from journal.events import N_, Refusal, Refused, require
from minutes.draft import Signer
from minutes.lasting import SEAL
from minutes.pdf.increment import ROOM, Increment
from minutes.pdf.signatures import appearance
from minutes.pdf.style import Theme
from minutes.revocation import Evidence, Gathering, Revocation, context, path_of, revocation
from minutes.sealing import SealedPdf, SignedPdf, opened
from minutes.times import ZONE
from minutes.timestamps import NO_SOURCES, Sources, Stamper, StampRefusal


class SigningRefusal(Refusal):
    WRONG_PIN = N_(
        "The PIN is wrong. Nothing was signed. After five wrong ones you have to wait a quarter of an hour."
    )
    NO_KEY = N_("Your key for signing cannot be used. Please ask for a new one. Nothing was signed.")
    CERTIFICATE_NOT_VALID = N_(
        "The certificate is not valid today. Please ask for a new one. Nothing was signed."
    )
    CERTIFICATE_REVOKED = N_(
        "The certificate has been revoked. Please ask for a new one. Nothing was signed."
    )
    NOT_A_SIGNER = N_("This document has no place for this signature. Chair and clerk sign.")
    ALREADY_SIGNED = N_("This signature is in the document already. Nothing more is needed.")
    ANOTHER_NAME = N_(
        "The certificate belongs to %(owner)s, but %(name)s has to sign here. Nothing was signed."
    )


class Key(Protocol):
    """What can sign: a file with a PIN, a card or an HSM, a remote service."""

    @property
    def certificate(self) -> Certificate: ...

    def maker(self) -> SignatureMaker: ...


@dataclass(frozen=True)
class Pkcs12Key:
    """A key in a PKCS#12 file. `opened_with` is the only way in."""

    certificate: Certificate
    file: bytes
    passphrase: bytes

    @classmethod
    def opened_with(cls, file: bytes, passphrase: str) -> "Pkcs12Key":
        """Raises Refused: WRONG_PIN if the passphrase does not open the file, NO_KEY if there is none in it."""
        try:
            key, certificate, _ = pkcs12.load_key_and_certificates(file, passphrase.encode())
        except ValueError:
            raise Refused(SigningRefusal.WRONG_PIN) from None
        if key is None or certificate is None:
            raise Refused(SigningRefusal.NO_KEY)
        return cls(certificate, file, passphrase.encode())

    def maker(self) -> SignatureMaker:
        made: SignatureMaker = SimpleSigner.load_pkcs12_data(
            self.file, other_certs=[], passphrase=self.passphrase
        )
        return made


def owner(certificate: Certificate) -> str:
    """The person or authority that the certificate names (its common name)."""
    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(names[0].value) if names else ""


def fingerprint(certificate: Certificate) -> str:
    """SHA-256 of the certificate, 64 hex digits."""
    return sha256(certificate.public_bytes(Encoding.DER)).hexdigest()


@dataclass(frozen=True)
class Signed:
    """The bytes with one more signature, the certificate's fingerprint, and whether a time stamp proves when.

    `confirmed`: that the certificate is the signer's, somebody has said; its own words are others.
    """

    data: bytes
    certificate: str
    stamped: bool
    confirmed: bool = False


def sign_with_file(
    data: bytes, field: str, file: bytes, passphrase: str, sources: Sources = NO_SOURCES
) -> Signed:
    """Signs stored bytes: what runs in a worker process."""
    key = Pkcs12Key.opened_with(file, passphrase)
    document = opened(data)
    require_not_revoked(key, sources)
    stamper = Stamper(sources) if sources.stamps else None
    try:
        signed = sign(document, field, key, stamper=stamper)
    except Refused as refused:
        if refused.refusal is not StampRefusal.NO_STAMP:
            raise
        stamper, signed = None, sign(document, field, key)
    return Signed(signed.data, fingerprint(key.certificate), stamped=stamper is not None)


def sign(
    document: SealedPdf | SignedPdf,
    field: str,
    key: Key,
    *,
    at: datetime | None = None,
    stamper: Stamper | None = None,
    confirmed: bool = False,
) -> SignedPdf:
    """The document with one more signature, in the field of that name, with a time stamp if there is a stamper.

    `confirmed`: the certificate is the signer's, whatever name it has. Raises Refused NO_STAMP where no authority gives one.
    """
    now = at or datetime.now(UTC)
    signed = document.signed if isinstance(document, SignedPdf) else ()
    signer = next((each for each in document.signers if each.field == field), None)
    if signer is None:
        raise Refused(SigningRefusal.NOT_A_SIGNER)
    require(field not in signed, SigningRefusal.ALREADY_SIGNED)
    require_in_time(key.certificate, now)
    if not confirmed:
        _require_name(key.certificate, signer)
    data = signed_bytes(document, signer, key, now, stamper, first=not signed)
    return SignedPdf(data, document.signers, document.accent, (*signed, field))


def require_in_time(certificate: Certificate, now: datetime) -> None:
    in_time = certificate.not_valid_before_utc <= now <= certificate.not_valid_after_utc
    require(in_time, SigningRefusal.CERTIFICATE_NOT_VALID)


def require_not_revoked(key: Key, sources: Sources) -> None:
    """Where it can be found out: a certificate that nobody here trusts names no addresses to ask."""
    now, anchors, maker = datetime.now(UTC), sources.anchors(), key.maker()
    others = list(maker.cert_registry)
    try:
        path = path_of(maker.signing_cert, context(anchors, Evidence(), now, required=False, others=others))
    except (PathError, ValidationError):
        return
    gathering = Gathering(sources)
    gathering.add(path)
    found = revocation(maker.signing_cert, context(anchors, gathering.evidence(), now, required=True))
    require(found is not Revocation.REVOKED, SigningRefusal.CERTIFICATE_REVOKED)


def _require_name(certificate: Certificate, signer: Signer) -> None:
    named = owner(certificate)
    require(named == signer.name, SigningRefusal.ANOTHER_NAME, owner=named, name=signer.name)


def signed_bytes(
    document: SealedPdf,
    signer: Signer,
    key: Key,
    now: datetime,
    stamper: Stamper | None,
    *,
    first: bool,
    reason: str = "",
) -> bytes:
    """The bytes with the signature; what asks for no refusal any more. `reason`: in other words than usual."""
    done = "gesiegelt" if signer.field == SEAL else "unterzeichnet"
    metadata = PdfSignatureMetadata(
        field_name=signer.field,
        name=signer.name,
        reason=reason or f"Niederschrift {done}: {signer.role}",
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=first,
        docmdp_permissions=MDPPerm.FILL_FORMS,
    )
    writer = Increment(io.BytesIO(document.data))
    picture = appearance(signer, now.astimezone(ZONE), Theme(document.accent))
    with tempfile.TemporaryDirectory() as folder:  # pyHanko reads the picture from a file, late
        path = Path(folder) / "appearance.pdf"
        path.write_bytes(picture)
        pdf_signer = PdfSigner(metadata, signer=key.maker(), timestamper=stamper, stamp_style=_stamp(path))
        output = pdf_signer.sign_pdf(
            writer, existing_fields_only=True, bytes_reserved=ROOM if stamper else None
        )
    return bytes(output.getbuffer())


def _stamp(path: Path) -> StaticStampStyle:
    layout = SimpleBoxLayoutRule(
        x_align=AxisAlignment.ALIGN_MIN, y_align=AxisAlignment.ALIGN_MIN, margins=Margins(0, 0, 0, 0)
    )
    return StaticStampStyle.from_pdf_file(
        str(path), border_width=0, background_opacity=1.0, background_layout=layout
    )
