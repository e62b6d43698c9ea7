"""A local TEST authority: a root and a certificate per person, for the demo and the tests.

Its signatures prove that a document was not changed since, and nothing about the person: every name in its
certificates says TEST. A municipality signs with certificates of a trust service.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

ROOT_FILE = "root.pem"
ROOT_KEY_FILE = "root.key"
ROOT_NAME = "Ratssaal TEST-Zertifizierungsstelle"
UNIT = "TEST - ohne Rechtswirkung"
YEARS_ROOT, YEARS_PERSON = 20, 5


@dataclass(frozen=True)
class Authority:
    """The root's certificate and private key."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    def issue(self, person: str, organization: str, pin: str, *, now: datetime | None = None) -> bytes:
        """A PKCS#12 file with a new key and certificate of the person, protected by the PIN."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = name_of(person, organization)
        builder = builder_of(subject, self.certificate.subject, key, YEARS_PERSON, now or datetime.now(UTC))
        builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        builder = builder.add_extension(usage(signs_documents=True), critical=True)
        issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key())
        certificate = builder.add_extension(issuer, critical=False).sign(self.key, hashes.SHA256())
        protection = serialization.BestAvailableEncryption(pin.encode())
        return pkcs12.serialize_key_and_certificates(
            person.encode(), key, certificate, [self.certificate], protection
        )


def new_authority(name: str = ROOT_NAME, *, now: datetime | None = None) -> Authority:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = name_of(name, "Ratssaal")
    builder = builder_of(subject, subject, key, YEARS_ROOT, now or datetime.now(UTC))
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    builder = builder.add_extension(usage(signs_documents=False), critical=True)
    return Authority(builder.sign(key, hashes.SHA256()), key)


def authority_in(folder: Path) -> Authority:
    """The authority of this installation, made in the folder on first use."""
    path, key_path = folder / ROOT_FILE, folder / ROOT_KEY_FILE
    if not (path.exists() and key_path.exists()):
        keep_authority(new_authority(), folder)
    key = serialization.load_pem_private_key(key_path.read_bytes(), None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)  # as stored below
    return Authority(x509.load_pem_x509_certificate(path.read_bytes()), key)


def keep_authority(authority: Authority, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    key_path = folder / ROOT_KEY_FILE
    key_path.touch(mode=0o600)
    key_path.write_bytes(
        authority.key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    (folder / ROOT_FILE).write_bytes(authority.pem)


def name_of(common: str, organization: str) -> x509.Name:
    parts = ((NameOID.COMMON_NAME, common), (NameOID.ORGANIZATION_NAME, organization))
    unit = x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, UNIT)
    return x509.Name([*(x509.NameAttribute(kind, in_certificate(text)) for kind, text in parts), unit])


def in_certificate(name: str) -> str:
    """A name as certificates hold it: 64 characters at most (X.520)."""
    return name[:64]


def builder_of(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, years: int, now: datetime
) -> x509.CertificateBuilder:
    public = key.public_key()
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=365 * years))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
    )


def usage(*, signs_documents: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=signs_documents,
        content_commitment=signs_documents,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=not signs_documents,
        crl_sign=not signs_documents,
        encipher_only=False,
        decipher_only=False,
    )
