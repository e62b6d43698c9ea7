"""Which certificate can be the seal of which body, and its file under a passphrase of ours. Pure."""

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from journal.events import N_, Refusal, require
from minutes.authority import in_certificate
from minutes.signing import owner

IDENTIFIER = x509.ObjectIdentifier("2.5.4.97")  # organizationIdentifier, EN 319 412-3


class SealRefusal(Refusal):
    ANOTHER_BODY = N_(
        "The certificate of the seal belongs to %(owner)s, not to %(body)s. Please deposit another."
    )
    LOCKED = N_(
        "The organization's seal cannot be opened, so nothing was sealed. Its key was deposited under another secret "
        "key of this installation. Please ask your administration to deposit it again."
    )
    A_PERSONS = N_("This is the certificate of a person. A seal needs one of the organization itself.")


def require_seal_of(body: str, certificate: x509.Certificate) -> None:
    """Raises Refused for a seal of another body, and for a person of this one."""
    organization = _named(certificate, NameOID.ORGANIZATION_NAME)
    ours = organization == in_certificate(body)
    require(ours, SealRefusal.ANOTHER_BODY, owner=organization or owner(certificate), body=body)
    of_itself = owner(certificate) == organization or bool(_named(certificate, IDENTIFIER))
    require(of_itself, SealRefusal.A_PERSONS)


def locked_anew(file: bytes, passphrase: str, ours: str) -> bytes:
    """The same key, protected by our passphrase. `file` opens with the one given: somebody has looked."""
    key, certificate, others = pkcs12.load_key_and_certificates(file, passphrase.encode())
    protection = serialization.BestAvailableEncryption(ours.encode())
    return pkcs12.serialize_key_and_certificates(b"seal", key, certificate, others, protection)  # type: ignore[arg-type]  # opened before


def _named(certificate: x509.Certificate, kind: x509.ObjectIdentifier) -> str:
    found = certificate.subject.get_attributes_for_oid(kind)
    return str(found[0].value) if found else ""
