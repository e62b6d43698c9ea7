"""The TEST authority's time stamps (RFC 3161) and revocation lists: for the demo and the tests, without a server.

What it stamps is exact to the byte and proves nothing about the time: the clock is that of this machine.
"""

import secrets
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from asn1crypto import cms, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.sign.signers import SimpleSigner

from minutes.authority import YEARS_PERSON, Authority, builder_of, name_of, usage

NAME = "Ratssaal TEST-Zeitstempeldienst"
POLICY = "1.3.6.1.4.1.55555.1.1"  # of no meaning outside of tests
LIST_DAYS = 7
GRANTED = "granted"


def issue_stamping_key(
    authority: Authority, *, now: datetime | None = None, years: int = YEARS_PERSON
) -> bytes:
    """A PKCS#12 file without a password: the key of the TEST time-stamping authority."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = name_of(NAME, "Ratssaal")
    builder = builder_of(subject, authority.certificate.subject, key, years, now or datetime.now(UTC))
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    builder = builder.add_extension(usage(signs_documents=True), critical=True)
    purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
    builder = builder.add_extension(purpose, critical=True)  # RFC 3161, section 2.3
    issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.key.public_key())
    certificate = builder.add_extension(issuer, critical=False).sign(authority.key, hashes.SHA256())
    return pkcs12.serialize_key_and_certificates(
        NAME.encode(), key, certificate, [authority.certificate], serialization.NoEncryption()
    )


def revocation_list(
    authority: Authority, revoked: Mapping[int, datetime] | None = None, *, now: datetime | None = None
) -> bytes:
    """The CRL (DER) with the revoked serial numbers and since when, good for a week."""
    moment = now or datetime.now(UTC)
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(authority.certificate.subject)
        .last_update(moment)
        .next_update(moment + timedelta(days=LIST_DAYS))
    )
    for serial, since in (revoked or {}).items():
        entry = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(since)
        builder = builder.add_revoked_certificate(entry.build())
    return builder.sign(authority.key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


async def answer(request: bytes, stamping_key: bytes, *, now: datetime | None = None) -> bytes:
    """The answer (TimeStampResp, DER) of the TEST authority to a request (TimeStampReq, DER)."""
    signer = SimpleSigner.load_pkcs12_data(stamping_key, other_certs=[], passphrase=None)
    asked = tsp.TimeStampReq.load(request)
    info = _info(asked, signer.signing_cert, (now or datetime.now(UTC)).replace(microsecond=0))
    content = cms.EncapsulatedContentInfo({"content_type": "tst_info", "content": info})
    token = await signer.async_sign_general_data(content, "sha256", detached=False, use_cades=True)
    reply: bytes = tsp.TimeStampResp({"status": {"status": GRANTED}, "time_stamp_token": token}).dump()
    return reply


def _info(asked: tsp.TimeStampReq, certificate: asn1_x509.Certificate, at: datetime) -> tsp.TSTInfo:
    return tsp.TSTInfo({
        "version": "v1",
        "policy": POLICY,
        "message_imprint": asked["message_imprint"],
        "serial_number": secrets.randbits(64),
        "gen_time": at,
        "nonce": asked["nonce"],  # our requests have one
        "tsa": asn1_x509.GeneralName(name="directory_name", value=certificate.subject),
    })  # fmt: skip
