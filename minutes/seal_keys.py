"""Where the key of an organisation's seal lies: one PKCS#12 file a body, which nobody opens with a PIN.

The file is protected by a passphrase derived from the installation's SECRET_KEY: a copy of the data without the
environment seals nothing. Whoever changes SECRET_KEY has to deposit the keys again.
"""

from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from django.utils.crypto import salted_hmac

from journal.events import N_, Refusal, require
from minutes.archiving import SealKey
from minutes.authority import authority_in, in_certificate
from minutes.matching import authority_folder
from minutes.signing import Pkcs12Key, owner
from sessions_app.models import Body

IDENTIFIER = x509.ObjectIdentifier("2.5.4.97")  # organizationIdentifier, EN 319 412-3


class SealRefusal(Refusal):
    ANOTHER_BODY = N_("The certificate belongs to %(owner)s, not to %(body)s. Nothing was deposited.")
    A_PERSONS = N_("This is the certificate of a person. A seal needs one of the organization itself.")


def seal_key_of(body: Body) -> SealKey | None:
    path = _path(body)
    return SealKey(path.read_bytes(), _passphrase(body)) if path.exists() else None


def deposit_seal(body: Body, file: bytes, passphrase: str) -> None:
    """Raises Refused for what is no key, or not this body's seal."""
    given = Pkcs12Key.opened_with(file, passphrase)
    _require_seal_of(body, given.certificate)
    key, certificate, others = pkcs12.load_key_and_certificates(file, passphrase.encode())
    protection = serialization.BestAvailableEncryption(_passphrase(body).encode())
    kept = pkcs12.serialize_key_and_certificates(b"seal", key, certificate, others, protection)  # type: ignore[arg-type]  # opened above
    path = _path(body)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.parent.chmod(0o700)
    path.touch(mode=0o600)
    path.write_bytes(kept)


def issue_test_seal(body: Body) -> None:
    """Deposits a seal of the local TEST authority, for the demo and rehearsals, where there is none."""
    if not _path(body).exists():
        passphrase = _passphrase(body)
        file = authority_in(authority_folder()).issue(body.name, body.name, passphrase)
        deposit_seal(body, file, passphrase)


def _require_seal_of(body: Body, certificate: x509.Certificate) -> None:
    organization = _named(certificate, NameOID.ORGANIZATION_NAME)
    ours = organization == in_certificate(body.name)
    require(ours, SealRefusal.ANOTHER_BODY, owner=organization or owner(certificate), body=body.name)
    of_itself = owner(certificate) == organization or bool(_named(certificate, IDENTIFIER))
    require(of_itself, SealRefusal.A_PERSONS)


def _named(certificate: x509.Certificate, kind: x509.ObjectIdentifier) -> str:
    found = certificate.subject.get_attributes_for_oid(kind)
    return str(found[0].value) if found else ""


def _passphrase(body: Body) -> str:
    return salted_hmac("minutes.seal", str(body.pk), algorithm="sha256").hexdigest()


def _path(body: Body) -> Path:
    return authority_folder() / "seals" / f"{body.pk}.p12"
